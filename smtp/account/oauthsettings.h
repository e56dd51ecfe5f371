#pragma once
// Where an account's access tokens come from (RFC 6749) and what is asked for. No token and no secret: those are in the
// keychain, see oauthtokens.h.

#include <QJsonObject>
#include <QString>
#include <QStringList>
#include <QUrl>

namespace pillarbox::account {

struct OAuthSettings {
    QString provider; // "Google"; empty: only the issuer has a name
    QString issuer; // RFC 8414; empty: none is known, the endpoints are
    QUrl authorizationEndpoint;
    QUrl tokenEndpoint;
    QUrl deviceEndpoint; // RFC 8628; empty: no such sign-in
    QString clientId;
    QStringList scopes;

    QString displayName() const;
    bool canRenew() const; // its token endpoint may be asked
    QJsonObject toJson() const;
    // A damaged endpoint is none: a token is never carried to where nobody chose to.
    static OAuthSettings fromJson(const QJsonObject &json);
    bool operator==(const OAuthSettings &) const = default;
};

// https, or a loopback address of this machine; no user, no fragment.
bool isAskable(const QUrl &url);

} // namespace pillarbox::account
