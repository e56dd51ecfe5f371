// The content's way to the socket, beside a bare OpenSSL client that does nothing but write: same sink, same process, same run.
// The ratio is what counts; printed at the end. SIZE in MiB from the environment, PUMP_BENCH_MIB, default 64.

#include "smtp/transport/connection.h"
#include "tests/support/await.h"
#include "tests/support/loopback.h"
#include "tests/support/tlssink.h"

#include <QCoreApplication>

#include <benchmark/benchmark.h>
#include <openssl/ssl.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <cstring>

namespace pillarbox::test {

namespace {

using SslContext = std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)>;
using Ssl = std::unique_ptr<SSL, decltype(&SSL_free)>;

qint64 contentSize()
{
    const int mebibytes = qEnvironmentVariableIntValue("PUMP_BENCH_MIB");
    return qint64(mebibytes > 0 ? mebibytes : 64) * 1024 * 1024;
}

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
    TlsSink sink(certificates().good(), {});
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
            connection.deliver(envelope, [&] { return std::make_unique<Repeated>(envelope.size); });
            await([&] { return outcomes > before; }, std::chrono::minutes(5));
        });
        keepBest(pumpSeconds, seconds);
        state.SetIterationTime(seconds);
    }
    state.SetBytesProcessed(state.iterations() * contentSize());
}

void raw(benchmark::State &state)
{
    TlsSink sink(certificates().good(), {});
    const SslContext context(SSL_CTX_new(TLS_client_method()), &SSL_CTX_free);
    const int socket = connectToLoopback(sink.port());
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
