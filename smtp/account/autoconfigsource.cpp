#include "smtp/account/autoconfigsource.h"

#include "smtp/account/autoconfigfile.h"

#include <algorithm>

namespace pillarbox::account {

namespace {

// A host's first server gives its user name and mechanisms: more would be a choice that nobody could explain.
QList<HostHint> hintsOf(const QList<AutoconfigServer> &servers, HostHint::Source source, const QString &origin)
{
    QList<HostHint> hints;
    for (const AutoconfigServer &server : servers) {
        auto hint = std::find_if(
            hints.begin(), hints.end(), [&](const HostHint &known) { return known.host == server.endpoint.host; });
        if (hint == hints.end()) {
            const auto userName = server.userName.text.isEmpty() ? std::nullopt : std::optional(server.userName);
            hint = hints.insert(hints.end(), HostHint{server.endpoint.host, source, {}, origin, userName, server.mechanisms});
        }
        if (!hint->endpoints.contains(server.endpoint))
            hint->endpoints.append(server.endpoint);
    }
    return hints;
}

SourceError sourceError(const web::FetchError &error)
{
    switch (error.kind) {
    case web::FetchError::Kind::TooLarge:
    case web::FetchError::Kind::HeadTooLarge:
        return {SourceError::Kind::BadAnswer, error.detail, {}};
    case web::FetchError::Kind::OtherHost:
        return {SourceError::Kind::OtherHost, error.detail, error.shown};
    case web::FetchError::Kind::CouldNotAsk:
    case web::FetchError::Kind::NotThere:
        break;
    }
    return {SourceError::Kind::CouldNotAsk, error.detail, {}};
}

} // namespace

AutoconfigSource::AutoconfigSource(HostHint::Source source, QString address, const QByteArray &trustedPem,
    const transport::Proxy &proxy, const QString &nameserver)
    : m_source(source)
    , m_address(std::move(address))
    , m_fetch(trustedPem, proxy, web::SecureFetch::Redirections::Followed, nameserver)
{
}

QString AutoconfigSource::place(const QString &domain) const
{
    return QString(m_address).replace(QStringLiteral("{domain}"), domain);
}

void AutoconfigSource::ask(const QString &domain, Done done)
{
    m_fetch.get(QUrl(place(domain), QUrl::StrictMode), kMostAutoconfigOctets,
        [this, domain, done = std::move(done)](const web::SecureFetch::Result &result) { done(answerOf(result, domain)); });
}

HostSource::Answer AutoconfigSource::answerOf(const web::SecureFetch::Result &result, const QString &domain) const
{
    if (!result) {
        if (result.error().kind == web::FetchError::Kind::NotThere)
            return QList<HostHint>();
        return Unexpected{sourceError(result.error())};
    }
    const auto file = readAutoconfig(result.value(), domain);
    if (!file)
        return Unexpected{SourceError{SourceError::Kind::BadAnswer, file.error()}};
    if (file->servers.isEmpty() && file->leftOut > 0)
        return Unexpected{SourceError{SourceError::Kind::BadAnswer, QStringLiteral("no server that can be used safely")}};
    return hintsOf(file->servers, m_source, place(domain));
}

} // namespace pillarbox::account
