#pragma once
// Stands between a client and a server on loopback and holds every octet back for a while, each way: a distant server. Counts
// the client's flights, whatever the machine's noise: one more each time the client speaks after it has heard something.
// One connection after another; on a thread of its own, which ends with the object.

#include <atomic>
#include <chrono>
#include <cstdint>
#include <thread>

namespace pillarbox::test {

class DelayRelay
{
public:
    DelayRelay(std::uint16_t serverPort, std::chrono::milliseconds eachWay);
    DelayRelay(const DelayRelay &) = delete;
    DelayRelay &operator=(const DelayRelay &) = delete;
    ~DelayRelay();

    std::uint16_t port() const { return m_port; }
    // Of the present connection, or of the last one; a TLS handshake takes one, with TLS 1.3.
    int flights() const { return m_flights; }

private:
    void run();
    void carry(int client, int server);

    std::uint16_t m_serverPort;
    std::chrono::milliseconds m_eachWay;
    int m_listener = -1;
    std::uint16_t m_port = 0;
    std::atomic<int> m_flights = 0;
    std::atomic<bool> m_isEnding = false;
    std::thread m_thread;
};

} // namespace pillarbox::test
