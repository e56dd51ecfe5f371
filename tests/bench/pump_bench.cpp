// The content's way to the socket, beside a bare OpenSSL client that does nothing but write: same sink, same process, same run.
// The ratio is what counts; printed at the end. SIZE in MiB from the environment, PUMP_BENCH_MIB, default 64.

#include "smtp/transport/connection.h"
#include "tests/support/await.h"
#include "tests/support/testcertificates.h"

#include <QCoreApplication>

#include <benchmark/benchmark.h>
#include <netinet/in.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <cstring>
#include <thread>

namespace pillarbox::test {

namespace {

using SslContext = std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)>;
using Ssl = std::unique_ptr<SSL, decltype(&SSL_free)>;

qint64 contentSize()
{
    const int mebibytes = qEnvironmentVariableIntValue("PUMP_BENCH_MIB");
    return qint64(mebibytes > 0 ? mebibytes : 64) * 1024 * 1024;
}

// Speaks just enough SMTP over implicit TLS, on a thread of its own; drops what it reads.
class Sink
{
public:
    explicit Sink(const TestIdentity &identity)
        : m_context(SSL_CTX_new(TLS_server_method()), &SSL_CTX_free)
    {
        const QByteArray certificate = identity.certificate.toDer();
        const QByteArray key = identity.key.toDer();
        SSL_CTX_use_certificate_ASN1(m_context.get(), int(certificate.size()), bytesOf(certificate));
        SSL_CTX_use_PrivateKey_ASN1(EVP_PKEY_EC, m_context.get(), bytesOf(key), key.size());
        m_listener = ::socket(AF_INET, SOCK_STREAM, 0);
        m_address.sin_family = AF_INET;
        m_address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof m_address;
        ::bind(m_listener, reinterpret_cast<sockaddr *>(&m_address), size);
        ::listen(m_listener, 8);
        ::getsockname(m_listener, reinterpret_cast<sockaddr *>(&m_address), &size);
        m_thread = std::thread([this] { serve(); });
    }
    ~Sink()
    {
        ::shutdown(m_listener, SHUT_RDWR);
        m_thread.join();
        ::close(m_listener);
    }
    quint16 port() const { return ntohs(m_address.sin_port); }
    const sockaddr_in &address() const { return m_address; }

private:
    static const unsigned char *bytesOf(const QByteArray &bytes)
    {
        return reinterpret_cast<const unsigned char *>(bytes.constData());
    }
    void serve()
    {
        for (;;) {
            const int client = ::accept(m_listener, nullptr, nullptr);
            if (client < 0)
                return;
            const Ssl ssl(SSL_new(m_context.get()), &SSL_free);
            SSL_set_fd(ssl.get(), client);
            if (SSL_accept(ssl.get()) == 1)
                talk(ssl.get());
            ::close(client);
        }
    }
    static void say(SSL *ssl, const char *line) { SSL_write(ssl, line, int(std::strlen(line))); }
    static void talk(SSL *ssl)
    {
        say(ssl, "220 sink\r\n");
        std::string tail;
        bool isInContent = false;
        std::string buffer(64 * 1024, '\0');
        for (int got = 0; (got = SSL_read(ssl, buffer.data(), int(buffer.size()))) > 0;) {
            const std::string_view bytes(buffer.data(), std::size_t(got));
            tail.append(bytes.substr(bytes.size() > 5 ? bytes.size() - 5 : 0));
            tail.erase(0, tail.size() > 5 ? tail.size() - 5 : 0);
            if (isInContent && tail == "\r\n.\r\n") {
                isInContent = false;
                say(ssl, "250 taken\r\n");
            } else if (!isInContent && tail.ends_with("\r\n")) {
                isInContent = bytes.starts_with("DATA");
                say(ssl, isInContent ? "354 go\r\n" : "250 ok\r\n");
            }
        }
    }

    SslContext m_context;
    sockaddr_in m_address = {};
    int m_listener = -1;
    std::thread m_thread;
};

class Repeated : public QIODevice
{
public:
    explicit Repeated(qint64 size)
        : m_left(size)
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }

protected:
    qint64 readData(char *data, qint64 most) override
    {
        const qint64 count = std::min(most, m_left);
        for (qint64 at = 0; at < count; at += Line.size())
            std::memcpy(data + at, Line.constData(), size_t(std::min<qint64>(Line.size(), count - at)));
        m_left -= count;
        return count;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    // A power of two, so that chunks begin and end with it.
    inline static const QByteArray Line = QByteArray(62, 'x') + "\r\n";
    qint64 m_left;
};

std::atomic<double> pumpSeconds = 0;
std::atomic<double> rawSeconds = 0;

double timed(const std::function<void()> &work)
{
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

const TestCertificates &certificates()
{
    static const TestCertificates made;
    return made;
}

void keepBest(std::atomic<double> &best, double seconds)
{
    best = best == 0 ? seconds : std::min<double>(best, seconds);
}

void pump(benchmark::State &state)
{
    Sink sink(certificates().good());
    transport::ConnectionSettings settings;
    settings.endpoints = {{QStringLiteral("127.0.0.1"), sink.port(), protocol::Security::ImplicitTls}};
    settings.trustedPem = certificates().authorityPem();
    transport::Connection connection(settings);
    QObject::connect(&connection, &transport::Connection::handOverRequested, [&] { connection.confirmHandOver(); });
    int outcomes = 0;
    QObject::connect(&connection, &transport::Connection::delivered, [&](const protocol::DeliveryOutcome &outcome) {
        if (outcome.error)
            state.SkipWithError("not delivered");
        ++outcomes;
    });
    connection.open();
    await([&] { return connection.isReady(); });
    protocol::Envelope envelope;
    envelope.forwardPaths = QByteArrayList{"a@b.example"};
    envelope.size = contentSize();
    for (auto _ : state) {
        const double seconds = timed([&] {
            const int before = outcomes;
            connection.deliver(envelope, std::make_unique<Repeated>(envelope.size));
            await([&] { return outcomes > before; }, std::chrono::minutes(5));
        });
        keepBest(pumpSeconds, seconds);
        state.SetIterationTime(seconds);
    }
    state.SetBytesProcessed(state.iterations() * contentSize());
}

void raw(benchmark::State &state)
{
    Sink sink(certificates().good());
    const SslContext context(SSL_CTX_new(TLS_client_method()), &SSL_CTX_free);
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    ::connect(socket, reinterpret_cast<const sockaddr *>(&sink.address()), sizeof(sockaddr_in));
    const Ssl ssl(SSL_new(context.get()), &SSL_free);
    SSL_set_fd(ssl.get(), socket);
    SSL_connect(ssl.get());
    std::string reply(512, '\0');
    const auto hear = [&] { SSL_read(ssl.get(), reply.data(), int(reply.size())); };
    const auto say = [&](const QByteArray &bytes) { SSL_write(ssl.get(), bytes.constData(), int(bytes.size())); };
    hear();
    Repeated source(16 * 1024);
    const QByteArray chunk = source.readAll();
    for (auto _ : state) {
        const double seconds = timed([&] {
            say("DATA\r\n");
            hear();
            for (qint64 sent = 0; sent < contentSize(); sent += chunk.size())
                say(chunk);
            say(".\r\n");
            hear();
        });
        keepBest(rawSeconds, seconds);
        state.SetIterationTime(seconds);
    }
    state.SetBytesProcessed(state.iterations() * contentSize());
    ::close(socket);
}

BENCHMARK(raw)->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK(pump)->UseManualTime()->Unit(benchmark::kMillisecond);

} // namespace

} // namespace pillarbox::test

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    using namespace pillarbox::test;
    if (pumpSeconds == 0 || rawSeconds == 0)
        return 1;
    std::printf("pump / raw OpenSSL, best times: %.2f\n", pumpSeconds / rawSeconds);
    return 0;
}
