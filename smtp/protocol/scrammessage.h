#pragma once
// The server's messages of a SCRAM exchange (RFC 5802 sections 5.1 and 7), parsed strictly.

#include <QByteArray>

#include <optional>
#include <variant>

namespace pillarbox::protocol {

struct ScramServerFirst {
    QByteArray nonce; // the client's and the server's
    QByteArray salt;
    qint64 iterations = 0;
};

struct ScramVerifier {
    QByteArray signature;
};
struct ScramServerError {
    QByteArray value; // "invalid-proof", "channel-bindings-dont-match" …
};
using ScramServerFinal = std::variant<ScramVerifier, ScramServerError>;

// Absent: no such message, or one with an extension that must be understood ("m=").
std::optional<ScramServerFirst> parseScramServerFirst(const QByteArray &message);
std::optional<ScramServerFinal> parseScramServerFinal(const QByteArray &message);

} // namespace pillarbox::protocol
