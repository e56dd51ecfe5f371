#pragma once
// One question to an authorization server: a form goes out, a JSON object comes back, within a limit of time and size. https
// only, but for loopback addresses; nothing is redirected, so that a secret goes nowhere else.

#include "smtp/account/oautherror.h"
#include "smtp/base/clock.h"
#include "smtp/base/expected.h"
#include "smtp/transport/proxy.h"

#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QObject>
#include <QUrl>

#include <functional>
#include <memory>
#include <utility>

class QNetworkReply;

namespace pillarbox::account {

struct JsonAnswer {
    int status = 0;
    QJsonObject object;
};

// The RFC's application/x-www-form-urlencoded, in order.
using FormFields = QList<std::pair<QByteArray, QByteArray>>;
QByteArray formText(const FormFields &fields);

struct WebPlace {
    QByteArray trustedPem; // beside the system's
    transport::Proxy proxy;
};

class JsonRequest : public QObject
{
    Q_OBJECT

public:
    using Result = Expected<JsonAnswer, OAuthError>;
    using Done = std::function<void(const Result &)>;

    explicit JsonRequest(Clock &clock, WebPlace place = {});
    ~JsonRequest() override; // calls nobody back any more

    // Calls back once, from the event loop; the call may destroy this.
    void get(const QUrl &url, Done done);
    void post(const QUrl &url, const FormFields &fields, Done done);

private:
    void begin(const QUrl &url, Done done);
    void request(const transport::Proxy &proxy);
    bool take(); // false: more than allowed
    void onFinished();
    Result resultOf() const;
    void end(const Result &result);

    Clock &m_clock;
    WebPlace m_place;
    QUrl m_url;
    QByteArray m_form; // empty: GET
    QByteArray m_body;
    std::unique_ptr<QNetworkAccessManager> m_manager;
    QNetworkReply *m_reply = nullptr; // the manager's
    std::unique_ptr<Timer> m_limit;
    Done m_done;
};

} // namespace pillarbox::account
