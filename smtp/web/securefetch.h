#pragma once
// One small file over https, and only https: redirections do not leave it where they are followed at all, certificates are
// verified, and no cookie, language or name of the machine goes along.

#include "smtp/base/expected.h"
#include "smtp/transport/proxy.h"

#include <QByteArray>
#include <QNetworkAccessManager>
#include <QObject>
#include <QUrl>

#include <functional>
#include <memory>

class QNetworkReply;

namespace pillarbox::web {

struct FetchError {
    enum class Kind { NotThere, CouldNotAsk, TooLarge };
    Kind kind = Kind::CouldNotAsk;
    QString detail;

    bool operator==(const FetchError &) const = default;
};

class SecureFetch : public QObject
{
    Q_OBJECT

public:
    using Result = Expected<QByteArray, FetchError>;
    enum class Redirections { Followed, Refused };

    // trustedPem: beside what the system trusts; a test's own authority.
    SecureFetch(QByteArray trustedPem, transport::Proxy proxy, Redirections redirections = Redirections::Followed);
    ~SecureFetch() override;

    // Calls back once, from the event loop, unless destroyed before.
    void get(const QUrl &url, qsizetype mostOctets, std::function<void(Result)> done);

private:
    void request(const transport::Proxy &proxy);
    bool take(); // false: more than allowed
    void onReadable();
    void onFinished();
    Result tooLarge() const;
    void end(Result result);

    QByteArray m_trustedPem;
    transport::Proxy m_proxy;
    Redirections m_redirections;
    std::unique_ptr<QNetworkAccessManager> m_manager;
    QNetworkReply *m_reply = nullptr; // the manager's
    QUrl m_url;
    qsizetype m_mostOctets = 0;
    QByteArray m_body;
    std::function<void(Result)> m_done;
};

} // namespace pillarbox::web
