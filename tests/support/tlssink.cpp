#include "tests/support/tlssink.h"

#include "tests/support/loopback.h"

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>

namespace pillarbox::test {

namespace {

constexpr std::size_t ReadSize = 128 * 1024;

const unsigned char *octetsOf(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> contextFor(const std::optional<TestIdentity> &identity)
{
    std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context(nullptr, &SSL_CTX_free);
    if (!identity)
        return context;
    context.reset(SSL_CTX_new(TLS_server_method()));
    const QByteArray certificate = identity->certificate.toDer();
    const QByteArray key = identity->key.toDer();
    SSL_CTX_use_certificate_ASN1(context.get(), int(certificate.size()), octetsOf(certificate));
    SSL_CTX_use_PrivateKey_ASN1(EVP_PKEY_EC, context.get(), octetsOf(key), key.size());
    // Many records with one recv(); by itself OpenSSL takes two for each.
    SSL_CTX_set_read_ahead(context.get(), 1);
    SSL_CTX_set_default_read_buffer_len(context.get(), ReadSize);
    return context;
}

} // namespace

TlsSink::TlsSink(const std::optional<TestIdentity> &identity, SinkOptions options, SinkTalk::Accepted accepted)
    : m_context(contextFor(identity))
    , m_options(options)
    , m_accepted(std::move(accepted))
{
    std::signal(SIGPIPE, SIG_IGN); // OpenSSL's writes to a client that has gone
    std::tie(m_listener, m_port) = listenOnLoopback();
    m_listening = std::thread([this] { acceptClients(); });
}

TlsSink::~TlsSink()
{
    ::shutdown(m_listener, SHUT_RDWR);
    m_listening.join();
    ::close(m_listener);
    {
        const std::lock_guard lock(m_mutex);
        for (const int client : m_clients)
            ::shutdown(client, SHUT_RDWR);
    }
    for (std::thread &thread : m_threads)
        thread.join();
}

void TlsSink::acceptClients()
{
    for (;;) {
        const int client = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (client < 0)
            return;
        ++m_connections;
        sendAtOnce(client);
        const std::lock_guard lock(m_mutex);
        m_clients.push_back(client);
        m_threads.emplace_back([this, client] { serve(client); });
    }
}

void TlsSink::serve(int client)
{
    SinkTalk talk(m_options, [this](std::uint64_t octets) {
        ++m_messages;
        m_contentOctets += octets;
        if (m_accepted)
            m_accepted(octets);
    });
    if (m_context)
        talkTls(client, talk);
    else
        talkPlain(client, talk);
    const std::lock_guard lock(m_mutex);
    std::erase(m_clients, client);
    ::close(client);
}

void TlsSink::talkTls(int client, SinkTalk &talk)
{
    const std::unique_ptr<SSL, decltype(&SSL_free)> ssl(SSL_new(m_context.get()), &SSL_free);
    SSL_set_fd(ssl.get(), client);
    if (SSL_accept(ssl.get()) != 1)
        return;
    const auto say = [&ssl](std::string_view text) { return SSL_write(ssl.get(), text.data(), int(text.size())) > 0; };
    std::string buffer(ReadSize, '\0');
    bool isUp = say(SinkTalk::greeting());
    while (isUp && !talk.hasQuit()) {
        const int got = SSL_read(ssl.get(), buffer.data(), int(buffer.size()));
        if (got <= 0)
            return;
        const std::string replies = talk.answer(std::string_view(buffer.data(), std::size_t(got)));
        isUp = replies.empty() || say(replies);
    }
    SSL_shutdown(ssl.get());
}

void TlsSink::talkPlain(int client, SinkTalk &talk)
{
    std::string buffer(ReadSize, '\0');
    bool isUp = sendAll(client, SinkTalk::greeting());
    while (isUp && !talk.hasQuit()) {
        const ssize_t got = ::recv(client, buffer.data(), buffer.size(), 0);
        if (got <= 0)
            return;
        isUp = sendAll(client, talk.answer(std::string_view(buffer.data(), std::size_t(got))));
    }
}

} // namespace pillarbox::test
