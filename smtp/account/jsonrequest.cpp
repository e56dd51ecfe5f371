#include "smtp/account/jsonrequest.h"

#include "smtp/account/oauthsettings.h"
#include "smtp/web/webrequest.h"

#include <QJsonDocument>
#include <QNetworkReply>

namespace pillarbox::account {

namespace {

constexpr std::chrono::seconds timeLimit{20}; // a person waits, or a queue
constexpr qsizetype mostOctets = 256LL * 1024; // Microsoft's metadata take 2

} // namespace

QByteArray formText(const FormFields &fields)
{
    QByteArray text;
    for (const auto &[name, value] : fields) {
        if (!text.isEmpty())
            text += '&';
        text += name.toPercentEncoding() + '=' + value.toPercentEncoding();
    }
    return text;
}

JsonRequest::JsonRequest(Clock &clock, WebPlace place)
    : m_clock(clock)
    , m_place(std::move(place))
{
}

// Perhaps inside a signal of the reply, which its manager would take along.
JsonRequest::~JsonRequest()
{
    if (m_reply)
        m_reply->disconnect(this);
    if (m_manager)
        m_manager.release()->deleteLater();
    overwrite(m_form);
    overwrite(m_body);
}

void JsonRequest::get(const QUrl &url, Done done)
{
    begin(url, std::move(done));
}

void JsonRequest::post(const QUrl &url, const FormFields &fields, Done done)
{
    m_form = formText(fields);
    begin(url, std::move(done));
}

void JsonRequest::begin(const QUrl &url, Done done)
{
    m_url = url;
    m_done = std::move(done);
    m_limit = m_clock.startTimer(isAskable(url) ? timeLimit : std::chrono::seconds(0), [this] {
        end(Unexpected{OAuthError{OAuthError::Kind::Unreachable, m_url.host()}});
    });
    if (!isAskable(url))
        return;
    if (m_place.proxy.kind == transport::Proxy::Kind::System && url.scheme() == QLatin1String("https"))
        transport::findSystemProxy(url.host(), quint16(url.port(443)), this, [this](const auto &proxy) { request(proxy); });
    else
        request(m_place.proxy);
}

void JsonRequest::request(const transport::Proxy &proxy)
{
    m_manager = std::make_unique<QNetworkAccessManager>();
    m_manager->setProxy(
        m_url.scheme() == QLatin1String("https") ? web::webProxy(proxy) : QNetworkProxy(QNetworkProxy::NoProxy));
    QNetworkRequest question = web::webRequest(m_url, m_place.trustedPem);
    question.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    question.setRawHeader("Accept", "application/json");
    if (m_form.isEmpty()) {
        m_reply = m_manager->get(question);
    } else {
        question.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("application/x-www-form-urlencoded"));
        m_reply = m_manager->post(question, m_form);
    }
    connect(m_reply, &QNetworkReply::readyRead, this, [this] {
        if (!take())
            end(Unexpected{OAuthError{OAuthError::Kind::BadAnswer, m_url.host()}});
    });
    connect(m_reply, &QNetworkReply::finished, this, &JsonRequest::onFinished);
}

bool JsonRequest::take()
{
    m_body += m_reply->read(mostOctets + 1 - m_body.size());
    return m_body.size() <= mostOctets;
}

void JsonRequest::onFinished()
{
    end(take() ? resultOf() : Result(Unexpected{OAuthError{OAuthError::Kind::BadAnswer, m_url.host()}}));
}

// A refusal has its reason in the body, whatever its status (RFC 6749 section 5.2).
JsonRequest::Result JsonRequest::resultOf() const
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0 || status >= 500 || status == 429) {
        const QString why = status == 0 ? m_reply->errorString() : QString::number(status);
        return Unexpected{OAuthError{OAuthError::Kind::Unreachable, m_url.host() + QLatin1String(": ") + why}};
    }
    const QJsonDocument document = QJsonDocument::fromJson(m_body);
    if (status / 100 == 2 && !document.isObject())
        return Unexpected{OAuthError{OAuthError::Kind::BadAnswer, m_url.host()}};
    return JsonAnswer{status, document.object()};
}

void JsonRequest::end(const Result &result)
{
    m_limit.reset();
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
    }
    if (const auto done = std::exchange(m_done, {}))
        done(result); // last: it may destroy this
}

} // namespace pillarbox::account
