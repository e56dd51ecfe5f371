#include "smtp/transport/servertrust.h"

#include "smtp/dns/hostname.h"

#include <QRegularExpression>

#include <algorithm>

namespace pillarbox::transport {

bool isSameHost(const QString &a, const QString &b)
{
    return dns::toAsciiHost(a).value_or(a).compare(dns::toAsciiHost(b).value_or(b), Qt::CaseInsensitive) == 0;
}

const PinnedKey *ServerTrust::pinOf(const QString &host, quint16 port) const
{
    const auto found = std::find_if(
        pins.begin(), pins.end(), [&](const PinnedKey &key) { return key.port == port && isSameHost(key.host, host); });
    return found == pins.end() ? nullptr : &*found;
}

QByteArray ServerTrust::issuersOf(const QString &host) const
{
    QByteArray pem;
    for (const TrustedIssuer &issuer : issuers) {
        if (isSameHost(issuer.host, host))
            pem += issuer.pem.trimmed() + '\n';
    }
    return pem;
}

void ServerTrust::pin(const PinnedKey &key)
{
    pins.removeIf([&](const PinnedKey &old) { return old.port == key.port && isSameHost(old.host, key.host); });
    pins.append(key);
}

void ServerTrust::trust(const TrustedIssuer &issuer)
{
    if (!issuers.contains(issuer))
        issuers.append(issuer);
}

std::optional<QByteArray> fingerprintFrom(const QString &text)
{
    static const QRegularExpression form(
        QStringLiteral("^[0-9a-f]{2}(:?[0-9a-f]{2}){31}$"), QRegularExpression::CaseInsensitiveOption);
    if (!form.match(text.trimmed()).hasMatch())
        return std::nullopt;
    return QByteArray::fromHex(text.trimmed().remove(u':').toLatin1());
}

} // namespace pillarbox::transport
