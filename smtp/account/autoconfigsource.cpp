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

} // namespace

AutoconfigSource::AutoconfigSource(
    HostHint::Source source, QString address, const QByteArray &trustedPem, const transport::Proxy &proxy)
    : m_source(source)
    , m_address(std::move(address))
    , m_fetch(trustedPem, proxy)
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
        const bool isTooLarge = result.error().kind == web::FetchError::Kind::TooLarge;
        return Unexpected{
            SourceError{isTooLarge ? SourceError::Kind::BadAnswer : SourceError::Kind::CouldNotAsk, result.error().detail}};
    }
    const auto file = readAutoconfig(result.value(), domain);
    if (!file)
        return Unexpected{SourceError{SourceError::Kind::BadAnswer, file.error()}};
    if (file->servers.isEmpty() && file->leftOut > 0)
        return Unexpected{SourceError{SourceError::Kind::BadAnswer, QStringLiteral("no server that can be used safely")}};
    return hintsOf(file->servers, m_source, place(domain));
}

} // namespace pillarbox::account
