#pragma once
// Finds the endpoints of an issuer in its metadata (RFC 8414, OpenID Connect Discovery 1.0).

#include "smtp/account/jsonrequest.h"
#include "smtp/account/oauthsettings.h"

#include <QStringList>

namespace pillarbox::account {

// Where an issuer's metadata may be, the first one first; empty: that can be no issuer.
QList<QUrl> metadataPlaces(const QString &issuer);

// The settings with the endpoints that the document names. Strict: the issuer must be the one that was asked (section 3.3),
// each endpoint https or loopback, and where the challenge methods are listed S256 must be among them.
Expected<OAuthSettings, OAuthError> withMetadata(OAuthSettings settings, const QJsonObject &metadata);

class OAuthMetadata
{
public:
    using Done = std::function<void(const Expected<OAuthSettings, OAuthError> &)>;

    OAuthMetadata(OAuthSettings settings, Clock &clock, WebPlace place);
    void find(Done done); // calls back once, from the event loop; the call may destroy this

private:
    void askNext();

    OAuthSettings m_settings;
    Clock &m_clock;
    WebPlace m_place;
    QList<QUrl> m_left;
    std::unique_ptr<JsonRequest> m_request;
    Done m_done;
};

} // namespace pillarbox::account
