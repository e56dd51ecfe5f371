#include "smtp/account/hosthint.h"

#include "smtp/dns/hostname.h"
#include "smtp/message/mailbox.h"

#include <QHostAddress>

#include <algorithm>

namespace pillarbox::account {

QString askableDomain(const QString &address)
{
    const auto mailbox = message::parseMailbox(address);
    if (!mailbox)
        return {};
    const QByteArray path = message::envelopePath(mailbox.value().address);
    const QString domain = QString::fromLatin1(path.mid(path.lastIndexOf('@') + 1));
    return domain.startsWith(u'[') ? QString() : domain;
}

bool isPublicName(const QString &host)
{
    return host.contains(u'.') && !dns::isLocalhost(host) && QHostAddress(host).isNull();
}

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

QList<HostHint> guessedHosts(const QString &domain)
{
    QList<HostHint> hints;
    for (const QString &prefix : {QStringLiteral("smtp."), QStringLiteral("mail."), QString()}) {
        const QString host = prefix + domain;
        hints.append({host, HostHint::Source::Guess, transport::usualEndpoints(host)});
    }
    return hints;
}

bool isWithin(const QString &host, const QString &domain)
{
    const auto asciiHost = dns::toAsciiHost(host);
    const auto asciiDomain = dns::toAsciiHost(domain);
    return asciiHost && asciiDomain && (*asciiHost == *asciiDomain || asciiHost->endsWith(u'.' + *asciiDomain));
}

} // namespace pillarbox::account
