#pragma once
// What a person signs in with (RFC 4954). What kind the secret is decides which mechanisms may carry it.

#include "smtp/base/secret.h"

#include <QByteArray>

namespace pillarbox::protocol {

enum class SecretKind {
    Password,
    Token, // an OAuth 2.0 access token: XOAUTH2, OAUTHBEARER (RFC 7628)
    Certificate, // none here, TLS has shown the client's: EXTERNAL
};

struct Credential {
    QByteArray userName; // UTF-8
    Secret password; // UTF-8, or the token
    SecretKind kind = SecretKind::Password;

    bool operator==(const Credential &) const = default;
};

} // namespace pillarbox::protocol
