#pragma once
// What the keychain holds for an account that signs in with OAuth: one entry, all that is needed to renew the access token.

#include "smtp/base/secret.h"

#include <QDateTime>

#include <optional>

namespace pillarbox::account {

struct OAuthTokens {
    Secret refresh; // empty: the provider gave none, a person has to sign in each time
    Secret access;
    QDateTime expiresAt; // UTC; invalid: it was not said, good until it is refused
    Secret clientSecret; // of the client it was granted to; empty: it has none

    // With some slack: a sign-in takes its time, and clocks differ.
    bool isFresh(const QDateTime &now) const;
    Secret toEntry() const;
    static std::optional<OAuthTokens> fromEntry(const Secret &entry);
    bool operator==(const OAuthTokens &) const = default;
};

// Printable US-ASCII without spaces, so that it can be no other command on the wire (RFC 6750 section 2.1).
bool isToken(const QByteArray &text);

} // namespace pillarbox::account
