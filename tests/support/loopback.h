#pragma once
// Sockets on loopback without Qt, for servers that run on threads of their own.

#include <cstdint>
#include <string_view>
#include <utility>

namespace pillarbox::test {

// A listening socket on a port that the system chose.
std::pair<int, std::uint16_t> listenOnLoopback();
int connectToLoopback(std::uint16_t port);
void sendAtOnce(int socket); // no Nagle
bool sendAll(int socket, std::string_view octets);

} // namespace pillarbox::test
