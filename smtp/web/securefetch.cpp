#include "smtp/web/securefetch.h"

#include "smtp/web/webrequest.h"

#include <QNetworkReply>
#include <QNetworkRequest>

namespace pillarbox::web {

namespace {

FetchError errorOf(const QNetworkReply &reply)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    // Also where somebody answers whose page this is not: a host that shows its website only under its own name.
    const bool isAbsent = reply.error() == QNetworkReply::HostNotFoundError || status == 404 || status == 410;
    return {isAbsent ? FetchError::Kind::NotThere : FetchError::Kind::CouldNotAsk,
        status >= 400 ? QString::number(status) : reply.errorString()};
}

} // namespace

SecureFetch::SecureFetch(QByteArray trustedPem, transport::Proxy proxy, Redirections redirections)
    : m_trustedPem(std::move(trustedPem))
    , m_proxy(std::move(proxy))
    , m_redirections(redirections)
{
}

// Perhaps inside a signal of the reply, which its manager would take along.
SecureFetch::~SecureFetch()
{
    if (m_reply)
        m_reply->disconnect(this);
    if (m_manager)
        m_manager.release()->deleteLater();
}

void SecureFetch::get(const QUrl &url, qsizetype mostOctets, std::function<void(Result)> done)
{
    m_url = url;
    m_mostOctets = mostOctets;
    m_done = std::move(done);
    if (m_proxy.kind == transport::Proxy::Kind::System)
        transport::findSystemProxy(url.host(), quint16(url.port(443)), this, [this](const auto &proxy) { request(proxy); });
    else
        request(m_proxy);
}

void SecureFetch::request(const transport::Proxy &proxy)
{
    if (m_url.scheme() != u"https" || m_url.host().isEmpty()) {
        QMetaObject::invokeMethod(
            this,
            [this] {
                end(Unexpected{FetchError{FetchError::Kind::CouldNotAsk, m_url.toString()}});
            },
            Qt::QueuedConnection);
        return;
    }
    m_manager = std::make_unique<QNetworkAccessManager>();
    m_manager->setProxy(webProxy(proxy));
    QNetworkRequest question = webRequest(m_url, m_trustedPem);
    if (m_redirections == Redirections::Refused)
        question.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    m_reply = m_manager->get(question);
    connect(m_reply, &QNetworkReply::readyRead, this, &SecureFetch::onReadable);
    connect(m_reply, &QNetworkReply::finished, this, &SecureFetch::onFinished);
}

bool SecureFetch::take()
{
    m_body += m_reply->read(m_mostOctets + 1 - m_body.size());
    return m_body.size() <= m_mostOctets;
}

void SecureFetch::onReadable()
{
    if (!take())
        end(tooLarge());
}

void SecureFetch::onFinished()
{
    if (m_reply->error() != QNetworkReply::NoError)
        end(Unexpected{errorOf(*m_reply)});
    else if (const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(); status != 200)
        end(Unexpected{FetchError{FetchError::Kind::CouldNotAsk, QString::number(status)}}); // a redirection refused
    else
        end(take() ? Result(m_body) : tooLarge());
}

SecureFetch::Result SecureFetch::tooLarge() const
{
    return Unexpected{FetchError{FetchError::Kind::TooLarge, QString::number(m_mostOctets)}};
}

void SecureFetch::end(Result result)
{
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
    }
    if (const auto done = std::exchange(m_done, {}))
        done(std::move(result)); // last: it may destroy this
}

} // namespace pillarbox::web
