#include "smtp/account/hosthint.h"

#include "smtp/account/provider.h"
#include "smtp/message/mailbox.h"

#include <algorithm>

namespace pillarbox::account {

namespace {

QString domainOf(const QString &address)
{
    const auto mailbox = message::parseMailbox(address);
    if (!mailbox)
        return {};
    const QByteArray path = message::envelopePath(mailbox.value().address);
    return QString::fromLatin1(path.mid(path.lastIndexOf('@') + 1));
}

} // namespace

QList<HostHint> hintsOf(const QList<transport::Endpoint> &endpoints, HostHint::Source source)
{
    QList<HostHint> hints;
    for (const auto &endpoint : endpoints) {
        auto hint = std::find_if(hints.begin(), hints.end(), [&](const HostHint &h) { return h.host == endpoint.host; });
        if (hint == hints.end())
            hint = hints.insert(hints.end(), HostHint{endpoint.host, source, {}});
        hint->endpoints.append(endpoint);
    }
    return hints;
}

QList<HostHint> hostHints(const QString &address)
{
    if (const Provider *provider = providerOf(address))
        return hintsOf(provider->endpoints, HostHint::Source::Provider);
    const QString domain = domainOf(address);
    // An address literal names no domain that could be asked for.
    if (domain.isEmpty() || domain.startsWith(QLatin1Char('[')))
        return {};
    QList<HostHint> hints;
    for (const QString &prefix : {QStringLiteral("smtp."), QStringLiteral("mail."), QString()}) {
        const QString host = prefix + domain;
        hints.append({host, HostHint::Source::Guess, transport::usualEndpoints(host)});
    }
    return hints;
}

} // namespace pillarbox::account
