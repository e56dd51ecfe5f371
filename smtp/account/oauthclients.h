#pragma once
// Which authorization servers there are, from resources/oauthclients.json, and the client ids that a distributor, an
// administrator or a user put into settings files. Each of them registers an own one, so the program itself brings none.

#include "smtp/account/oautherror.h"
#include "smtp/account/oauthsettings.h"
#include "smtp/base/expected.h"
#include "smtp/base/secret.h"

#include <QList>
#include <QMap>

#include <optional>

namespace pillarbox::account {

struct OAuthClient {
    QString key; // "google"; an issuer's address where it is in no table
    OAuthSettings settings; // without client id: none is set
    Secret clientSecret; // of an installed program no secret really (RFC 8252 section 8.5), and treated as one all the same
    QList<std::pair<QString, QString>> parameters; // further ones that the authorization endpoint wants
    QStringList hosts; // of the submission servers that take its tokens
    QString redirectHost = QStringLiteral("127.0.0.1");

    bool isSet() const { return !settings.clientId.isEmpty(); }
    bool operator==(const OAuthClient &) const = default;
};

class OAuthClients
{
public:
    // files: the first one that has a client id for a key counts; one that is missing or damaged has none.
    explicit OAuthClients(const QStringList &files);

    // By key, or by the address of an issuer. Absent: neither.
    std::optional<OAuthClient> find(const QString &keyOrIssuer) const;
    std::optional<OAuthClient> ofHost(const QString &host) const;
    // The account's own client id and endpoints, with what the table and the files say beside that.
    OAuthClient forAccount(const OAuthSettings &settings) const;
    const QList<OAuthClient> &all() const { return m_clients; }

private:
    void read(const QString &file);

    QList<OAuthClient> m_clients;
};

// The profile's own, the user's and the system's (XDG), the one that was built in.
QStringList oauthClientFiles(const QString &configDirectory);

} // namespace pillarbox::account
