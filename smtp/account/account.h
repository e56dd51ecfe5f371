#pragma once
// A relay of the user's and the address it sends for. No secret: that is CredentialStore's.

#include "smtp/account/identity.h"
#include "smtp/account/oauthsettings.h"
#include "smtp/account/sendinglimits.h"
#include "smtp/protocol/capabilityparameters.h"
#include "smtp/protocol/credential.h"
#include "smtp/protocol/relaymemory.h"
#include "smtp/protocol/security.h"
#include "smtp/transport/endpoint.h"
#include "smtp/transport/proxy.h"
#include "smtp/transport/servertrust.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <chrono>
#include <optional>

namespace pillarbox::account {

struct Account {
    QString id; // a UUID, never shown
    QString label; // unique; what the command line and the windows call it
    Identity identity; // what a new message begins with
    QList<Identity> furtherIdentities; // each with an id
    QString backup; // id of the account to take when the relay is out of reach; empty: none
    QString host;
    quint16 port = 0; // 0: the race of 587, 465 and 2525
    protocol::Security security = protocol::Security::StartTls;
    QString userName; // empty: sends without authentication
    QByteArray mechanism; // empty: the strongest that takes a password
    QByteArray trustedPem; // certificates that this account trusts instead of the system's; empty: the system's
    transport::ServerTrust trust; // beside those: keys of endpoints, issuers of hosts
    QByteArray clientCertificate; // PEM with its chain; its key is the keychain's; empty: none is shown
    transport::Proxy proxy; // without its password
    SendingLimits limits;
    std::optional<std::chrono::seconds> timeout; // bounds each wait for the relay; absent: RFC 5321's limits
    QByteArray ehloName; // empty: an address literal that tells nothing
    std::optional<OAuthSettings> oauth; // signs in with access tokens from there; absent: with a password
    bool isDefault = false;
    bool isCopiedToSelf = false; // a new message begins with this identity in Bcc
    bool hasStoredSecret = false; // one was written to the keychain; if it is not found there now, it was removed or is locked
    bool isSandbox = false; // the built-in server; host and port are set when it starts
    std::optional<qint64> sizeLimit; // the relay's SIZE when last seen, octets
    std::optional<protocol::HoldLimits> holdLimits; // of the relay's FUTURERELEASE when last seen; absent: not offered
    std::optional<protocol::RelayMemory> memory; // of the relay, from the last time it took us in or was tested by the user
    QList<transport::Endpoint> verifiedEndpoints; // of the same host, seen working; tried when the first is out of reach

    // What the mechanism carries: a token where it is one of OAuth's, nothing of ours with EXTERNAL, else a password.
    protocol::SecretKind secretKind() const;
    bool signsIn() const; // else it sends without authentication
    bool needsSecret() const;
    QList<Identity> identities() const; // all, the first one first
    const Identity *findIdentity(const QString &identityId) const;
    const Identity *identityFor(const QString &address) const; // of this mailbox
    QByteArray mailDomain() const; // of the address, as it stands in an envelope; empty when that is none
    // What a connection should try, best first. With a pinned key among them only what is pinned: around it leads no way.
    QList<transport::Endpoint> endpoints() const;
    QJsonObject toJson() const;
    static Account fromJson(const QJsonObject &json);
    bool operator==(const Account &) const = default;
};

} // namespace pillarbox::account
