#include "tests/support/loopback.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace pillarbox::test {

namespace {

constexpr int Backlog = 64;

sockaddr_in loopback(std::uint16_t port)
{
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

} // namespace

std::pair<int, std::uint16_t> listenOnLoopback()
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    ::bind(socket, reinterpret_cast<const sockaddr *>(&address), size);
    ::listen(socket, Backlog);
    ::getsockname(socket, reinterpret_cast<sockaddr *>(&address), &size);
    return {socket, ntohs(address.sin_port)};
}

int connectToLoopback(std::uint16_t port)
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in address = loopback(port);
    ::connect(socket, reinterpret_cast<const sockaddr *>(&address), sizeof address);
    return socket;
}

void sendAtOnce(int socket)
{
    const int on = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

bool sendAll(int socket, std::string_view octets)
{
    while (!octets.empty()) {
        const ssize_t sent = ::send(socket, octets.data(), octets.size(), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        octets.remove_prefix(std::size_t(sent));
    }
    return true;
}

} // namespace pillarbox::test
