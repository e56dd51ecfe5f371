#pragma once
// A submission server that only swallows, over implicit TLS by OpenSSL itself or in plain text, on loopback: quick enough never
// to be what is measured. A thread for each connection; ends with the object. Not for tests of what was sent: it keeps nothing.

#include "tests/support/sinktalk.h"
#include "tests/support/testcertificates.h"

#include <openssl/ssl.h>

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace pillarbox::test {

class TlsSink
{
public:
    // Without an identity: plain text. accepted is called on the connection's thread, before the reply goes out.
    TlsSink(const std::optional<TestIdentity> &identity, SinkOptions options, SinkTalk::Accepted accepted = {});
    TlsSink(const TlsSink &) = delete;
    TlsSink &operator=(const TlsSink &) = delete;
    ~TlsSink();

    quint16 port() const { return m_port; }
    std::uint64_t connections() const { return m_connections; }
    std::uint64_t messages() const { return m_messages; }
    std::uint64_t contentOctets() const { return m_contentOctets; }

private:
    void acceptClients();
    void serve(int client);
    void talkTls(int client, SinkTalk &talk);
    void talkPlain(int client, SinkTalk &talk);

    std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> m_context;
    SinkOptions m_options;
    SinkTalk::Accepted m_accepted;
    int m_listener = -1;
    quint16 m_port = 0;
    std::atomic<std::uint64_t> m_connections = 0;
    std::atomic<std::uint64_t> m_messages = 0;
    std::atomic<std::uint64_t> m_contentOctets = 0;
    std::mutex m_mutex; // of the two that follow
    std::vector<int> m_clients; // those still open
    std::vector<std::thread> m_threads;
    std::thread m_listening;
};

} // namespace pillarbox::test
