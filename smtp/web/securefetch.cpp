#include "smtp/web/securefetch.h"

namespace pillarbox::web {

using protocol::ErrorKind;
using Kind = FetchError::Kind;

namespace {

constexpr int kMostRedirections = 3;

// Nothing of the machine, its user or its language.
QByteArray requestFor(const QUrl &url)
{
    const QUrl asked = url.adjusted(QUrl::RemoveScheme | QUrl::RemoveUserInfo | QUrl::RemoveFragment);
    const QByteArray place = asked.path(QUrl::FullyEncoded).toLatin1();
    const QByteArray query = asked.hasQuery() ? '?' + asked.query(QUrl::FullyEncoded).toLatin1() : QByteArray();
    return "GET " + (place.isEmpty() ? "/" : place) + query
        + " HTTP/1.1\r\nHost: " + asked.authority(QUrl::FullyEncoded).toLatin1()
        + "\r\nUser-Agent: Pillarbox\r\nAccept: */*\r\nAccept-Language: *\r\nAccept-Encoding: identity\r\nConnection: "
          "close\r\n\r\n";
}

bool isRedirection(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

// A certificate of another name, or none at all where there must be one: whoever answered stands in the host's place.
bool isOtherHost(const LinkError &error)
{
    return (error.kind == ErrorKind::CertificateInvalid && error.tls && error.tls->errors.contains(QStringLiteral("otherName")))
        || (error.kind == ErrorKind::TlsFailed && error.detail == QStringLiteral("plain text"));
}

FetchError fetchError(const LinkError &error)
{
    const QString detail = error.kind == ErrorKind::CertificateInvalid && error.tls
        ? QStringLiteral("certificate: ") + error.tls->errors.join(QStringLiteral(", "))
        : error.detail;
    if (isOtherHost(error)) {
        const bool isShown = error.tls && !error.tls->chain.isEmpty();
        return {Kind::OtherHost, detail, isShown ? std::optional(error.tls->chain.first()) : std::nullopt};
    }
    return {error.kind == ErrorKind::NoSuchHost ? Kind::NotThere : Kind::CouldNotAsk, detail, {}};
}

} // namespace

SecureFetch::SecureFetch(QByteArray trustedPem, transport::Proxy proxy, Redirections redirections, QString nameserver)
    : m_trustedPem(std::move(trustedPem))
    , m_proxy(std::move(proxy))
    , m_redirections(redirections)
    , m_nameserver(std::move(nameserver))
{
}

void SecureFetch::get(const QUrl &url, qsizetype mostOctets, std::function<void(Result)> done)
{
    m_mostOctets = mostOctets;
    m_done = std::move(done);
    m_redirectionsLeft = kMostRedirections;
    ask(url);
}

void SecureFetch::ask(const QUrl &url)
{
    m_url = url;
    m_answer.emplace(mostHeadOctets, m_mostOctets);
    if (url.scheme() != u"https" || url.host().isEmpty()) {
        QMetaObject::invokeMethod(
            this, [this] { fail(Kind::CouldNotAsk, m_url.toString()); }, Qt::QueuedConnection);
        return;
    }
    if (m_link)
        m_link.release()->deleteLater(); // it may be the one that is calling
    m_link = std::make_unique<HostLink>(url.host(), quint16(url.port(443)), m_trustedPem, m_nameserver);
    connect(m_link.get(), &HostLink::ready, this, &SecureFetch::onReady);
    connect(m_link.get(), &HostLink::received, this, &SecureFetch::onReceived);
    connect(m_link.get(), &HostLink::ended, this, &SecureFetch::onEnded);
    m_link->open(m_proxy);
}

void SecureFetch::onReady()
{
    m_link->write(requestFor(m_url));
}

void SecureFetch::onReceived(const QByteArray &octets)
{
    m_answer->take(octets);
    if (m_answer->isOver())
        answer();
}

void SecureFetch::onEnded(const std::optional<LinkError> &error)
{
    if (error && m_answer->status() == 0)
        return end(Unexpected{fetchError(*error)});
    m_answer->end();
    answer();
}

void SecureFetch::answer()
{
    m_link->disconnect(this);
    const int status = m_answer->status();
    switch (m_answer->state()) {
    case HttpAnswer::State::HeadTooLarge:
        return fail(Kind::HeadTooLarge, QStringLiteral("more than %1 octets before the file").arg(mostHeadOctets));
    case HttpAnswer::State::BodyTooLarge:
        return fail(Kind::TooLarge, QString::number(m_mostOctets));
    case HttpAnswer::State::Malformed:
    case HttpAnswer::State::Incomplete:
        return fail(Kind::CouldNotAsk, QStringLiteral("no answer in HTTP"));
    case HttpAnswer::State::Whole:
        break;
    }
    if (isRedirection(status) && m_redirections == Redirections::Followed)
        return redirect();
    if (status == 404 || status == 410)
        return fail(Kind::NotThere, QString::number(status));
    if (status != 200)
        return fail(Kind::CouldNotAsk, QString::number(status));
    end(m_answer->body());
}

void SecureFetch::redirect()
{
    const QUrl target = m_url.resolved(QUrl::fromEncoded(m_answer->field("Location"), QUrl::StrictMode));
    if (m_redirectionsLeft-- == 0 || target.scheme() != u"https" || target == m_url)
        return fail(Kind::CouldNotAsk, QString::number(m_answer->status()));
    ask(target);
}

void SecureFetch::fail(Kind kind, const QString &detail)
{
    end(Unexpected{FetchError{kind, detail, {}}});
}

// The link stays until this goes: it may be the one that is calling.
void SecureFetch::end(const Result &result)
{
    if (m_link)
        m_link->disconnect(this);
    if (const auto done = std::exchange(m_done, {}))
        done(result); // last: it may destroy this
}

} // namespace pillarbox::web
