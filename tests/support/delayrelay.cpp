#include "tests/support/delayrelay.h"

#include "tests/support/loopback.h"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <deque>
#include <string>

namespace pillarbox::test {

namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

struct Piece {
    Clock::time_point due;
    std::string octets; // empty: the end
};

// One direction.
struct Lane {
    int from;
    int to;
    std::chrono::milliseconds delay;
    std::deque<Piece> held = {};
    bool isEnded = false; // nothing more is read

    bool read()
    {
        std::string octets(64 * 1024, '\0');
        const ssize_t got = ::recv(from, octets.data(), octets.size(), 0);
        octets.resize(std::size_t(std::max<ssize_t>(got, 0)));
        isEnded = octets.empty();
        held.push_back({Clock::now() + delay, std::move(octets)});
        return !isEnded;
    }
    bool deliverDue()
    {
        bool hasDelivered = false;
        while (!held.empty() && held.front().due <= Clock::now()) {
            hasDelivered = !held.front().octets.empty();
            if (!hasDelivered || !sendAll(to, held.front().octets))
                ::shutdown(to, SHUT_WR);
            held.pop_front();
        }
        return hasDelivered;
    }
    bool isDone() const { return isEnded && held.empty(); }
};

// Short enough to notice soon that the relay is to end.
constexpr auto LongestWait = 100ms;

int waitFor(const Lane &a, const Lane &b)
{
    auto until = Clock::now() + LongestWait;
    for (const Lane *lane : {&a, &b}) {
        if (!lane->held.empty())
            until = std::min(until, lane->held.front().due);
    }
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now());
    return int(std::max<std::int64_t>(0, left.count()));
}

} // namespace

DelayRelay::DelayRelay(std::uint16_t serverPort, std::chrono::milliseconds eachWay)
    : m_serverPort(serverPort)
    , m_eachWay(eachWay)
{
    std::tie(m_listener, m_port) = listenOnLoopback();
    m_thread = std::thread([this] { run(); });
}

DelayRelay::~DelayRelay()
{
    m_isEnding = true;
    ::shutdown(m_listener, SHUT_RDWR);
    m_thread.join();
    ::close(m_listener);
}

void DelayRelay::run()
{
    for (;;) {
        const int client = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (client < 0)
            return;
        const int server = connectToLoopback(m_serverPort);
        sendAtOnce(client);
        sendAtOnce(server);
        carry(client, server);
        ::close(client);
        ::close(server);
    }
}

void DelayRelay::carry(int client, int server)
{
    Lane out{client, server, m_eachWay};
    Lane in{server, client, m_eachWay};
    m_flights = 0;
    bool hasHeard = true; // the client, since it spoke last
    while (!m_isEnding && !(out.isDone() && in.isDone())) {
        std::array<pollfd, 2> sockets{
            pollfd{out.isEnded ? -1 : client, POLLIN, 0}, pollfd{in.isEnded ? -1 : server, POLLIN, 0}};
        ::poll(sockets.data(), sockets.size(), waitFor(out, in));
        if (sockets[0].revents != 0 && out.read() && std::exchange(hasHeard, false))
            ++m_flights;
        if (sockets[1].revents != 0)
            in.read();
        out.deliverDue();
        hasHeard = in.deliverDue() || hasHeard;
    }
}

} // namespace pillarbox::test
