#pragma once
// How a connection to a relay is protected (RFC 8314).

namespace pillarbox::protocol {

enum class Security {
    None, // plain text, only on request
    StartTls, // starts plain, must upgrade (RFC 3207)
    ImplicitTls, // TLS from the first byte
};

} // namespace pillarbox::protocol
