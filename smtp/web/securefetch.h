#pragma once
// One small file over https, and only https: redirections do not leave it where they are followed at all, certificates are
// verified as a mail server's, and no cookie, language or name of the machine goes along. What comes is bounded, head and body.

#include "smtp/base/expected.h"
#include "smtp/transport/endpoint.h"
#include "smtp/transport/proxy.h"
#include "smtp/web/hostlink.h"
#include "smtp/web/httpanswer.h"

#include <QByteArray>
#include <QObject>
#include <QUrl>

#include <functional>
#include <memory>
#include <optional>

namespace pillarbox::web {

struct FetchError {
    enum class Kind {
        NotThere,
        CouldNotAsk,
        TooLarge, // the file
        HeadTooLarge, // what comes before it
        OtherHost, // who answered there is not the one who was asked, or does not speak TLS at all: shown says who
    };
    Kind kind = Kind::CouldNotAsk;
    QString detail;
    std::optional<transport::CertificateFacts> shown{}; // of OtherHost; absent: plain text

    bool operator==(const FetchError &) const = default;
};

constexpr qsizetype mostHeadOctets = 64LL * 1024;

class SecureFetch : public QObject
{
    Q_OBJECT

public:
    using Result = Expected<QByteArray, FetchError>;
    enum class Redirections { Followed, Refused };

    // trustedPem: beside what the system trusts; a test's own authority. nameserver: empty: the system's.
    SecureFetch(QByteArray trustedPem, transport::Proxy proxy, Redirections redirections = Redirections::Followed,
        QString nameserver = {});

    // Calls back once, from the event loop, unless destroyed before. Without a limit of time: whoever asks has one.
    void get(const QUrl &url, qsizetype mostOctets, std::function<void(Result)> done);

private:
    void ask(const QUrl &url);
    void onReady();
    void onReceived(const QByteArray &octets);
    void onEnded(const std::optional<LinkError> &error);
    void answer();
    void redirect();
    void fail(FetchError::Kind kind, const QString &detail);
    void end(const Result &result);

    QByteArray m_trustedPem;
    transport::Proxy m_proxy;
    Redirections m_redirections;
    QString m_nameserver;
    std::unique_ptr<HostLink> m_link;
    std::optional<HttpAnswer> m_answer;
    QUrl m_url;
    qsizetype m_mostOctets = 0;
    int m_redirectionsLeft = 0;
    std::function<void(Result)> m_done;
};

} // namespace pillarbox::web
