#pragma once
// What a receiving server found out about who sent a message: the header field Authentication-Results (RFC 8601 section 2).
// Written by strangers: whatever is no such field is absent. Pure.

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <optional>

namespace pillarbox::message {

struct AuthenticationResult {
    struct Property {
        QByteArray type; // "smtp", "header", "policy"; empty: a word of the server's own, which the standard does not know
        QByteArray name; // "mailfrom", "d"
        QByteArray value; // unquoted

        bool operator==(const Property &) const = default;
    };
    QByteArray method; // "spf", "dkim", "dmarc" …, lower case, without its version
    QByteArray result; // "pass", "fail" …, lower case
    QByteArray reason; // in the server's words; of comments and of reason=
    QList<Property> properties;

    // Empty: it has none.
    QByteArray property(QByteArrayView type, QByteArrayView name) const;
    bool operator==(const AuthenticationResult &) const = default;
};

struct AuthenticationResults {
    QByteArray server; // authserv-id; empty: it names none, against the standard, as Exchange Online does
    QList<AuthenticationResult> results; // empty: it has checked nothing

    bool operator==(const AuthenticationResults &) const = default;
};

// value: of the field, folded or not.
std::optional<AuthenticationResults> readAuthenticationResults(QByteArrayView value);

} // namespace pillarbox::message
