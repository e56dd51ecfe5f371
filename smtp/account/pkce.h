#pragma once
// Proof Key for Code Exchange with S256 (RFC 7636), and other words that nobody may guess.

#include <QByteArray>

namespace pillarbox::account {

// base64url without padding, of so many octets of the system's randomness.
QByteArray randomWord(int octets);

struct Pkce {
    QByteArray verifier; // 43 characters (section 4.1)
    QByteArray challenge() const; // section 4.2
    static Pkce make() { return {randomWord(32)}; }
};

} // namespace pillarbox::account
