#pragma once
// Signs a person in at an authorization server, once: by the browser with a redirection to loopback (RFC 6749 section 4.1 with
// RFC 7636 and 8252), or by a code that is entered anywhere else (RFC 8628). Opens no browser: it says what is to be opened.

#include "smtp/account/oauthclients.h"
#include "smtp/account/oauthgrant.h"
#include "smtp/account/oauthmetadata.h"
#include "smtp/account/pkce.h"
#include "smtp/account/redirectlistener.h"

#include <QObject>

#include <memory>
#include <optional>

namespace pillarbox::account {

class OAuthSignIn : public QObject
{
    Q_OBJECT

public:
    using Result = Expected<OAuthTokens, OAuthError>;
    enum class Way { Browser, Device };

    // userName: whom the page shall suggest; may be empty.
    OAuthSignIn(OAuthClient client, QString userName, Clock &clock = systemClock(), WebPlace place = {});
    ~OAuthSignIn() override;

    // The sentences on the page in the browser.
    void setPages(QString done, QString refused);
    void start(Way way);

    const std::optional<Result> &result() const { return m_result; }
    const OAuthSettings &settings() const { return m_client.settings; } // with what the issuer's metadata said

Q_SIGNALS:
    void browserWanted(const QUrl &address);
    // complete: with the code in it, empty where the server gives none.
    void codeShown(const QString &code, const QUrl &address, const QUrl &complete);
    void finished(); // result() is there

private:
    void begin();
    void beginInBrowser();
    QUrl authorizationAddress() const;
    void onRedirected(const Expected<QByteArray, OAuthError> &code);
    void beginByDevice();
    void onDevice(const JsonRequest::Result &answer);
    void poll();
    void onPolled(const JsonRequest::Result &answer);
    void waitForPoll();
    void ask(const QUrl &url, const FormFields &fields, JsonRequest::Done done);
    void fail(OAuthError::Kind kind, const QString &detail = {});
    void end(const Result &result);

    OAuthClient m_client;
    QString m_userName;
    Clock &m_clock;
    WebPlace m_place;
    Way m_way = Way::Browser;
    QString m_donePage;
    QString m_refusedPage;
    QByteArray m_state;
    QByteArray m_redirect;
    Pkce m_proof;
    QByteArray m_deviceCode;
    std::chrono::seconds m_interval{5};
    std::unique_ptr<OAuthMetadata> m_metadata;
    std::unique_ptr<RedirectListener> m_listener;
    std::unique_ptr<JsonRequest> m_request;
    std::unique_ptr<Timer> m_pollTimer;
    std::unique_ptr<Timer> m_limit;
    std::optional<Result> m_result;
};

} // namespace pillarbox::account
