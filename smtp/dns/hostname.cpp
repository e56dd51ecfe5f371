#include "smtp/dns/hostname.h"

#include <QUrl>

#include <arpa/inet.h>

#include <algorithm>

namespace pillarbox::dns {

namespace {

// RFC 1035 2.3.4 without the root's dot.
constexpr qsizetype LongestName = 253;
constexpr qsizetype LongestLabel = 63;

bool isLabel(QStringView label)
{
    // The underscore is no host name's, but is met in real zones.
    const auto isAllowed
        = [](QChar c) { return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-' || c == u'_'; };
    return !label.isEmpty() && label.size() <= LongestLabel && std::all_of(label.begin(), label.end(), isAllowed);
}

bool isIpv6(const QString &text)
{
    return text.contains(u':');
}

QString withoutBrackets(const QString &host)
{
    if (host.startsWith(u'[') && host.endsWith(u']'))
        return host.mid(1, host.size() - 2);
    return host;
}

} // namespace

bool isAddressLiteral(const QString &host)
{
    const QByteArray text = withoutBrackets(host).toUtf8();
    // A scope ("%eth0") belongs to the address.
    const QByteArray unscoped = text.contains(':') ? text.left(text.indexOf('%') < 0 ? text.size() : text.indexOf('%')) : text;
    in6_addr buffer;
    return inet_pton(AF_INET, unscoped.constData(), &buffer) == 1 || inet_pton(AF_INET6, unscoped.constData(), &buffer) == 1;
}

std::optional<QString> toAsciiHost(const QString &host)
{
    const QString trimmed = host.trimmed();
    if (isAddressLiteral(trimmed))
        return withoutBrackets(trimmed).toLower();
    QString name = trimmed.endsWith(u'.') ? trimmed.chopped(1) : trimmed;
    const bool isAscii = std::all_of(name.cbegin(), name.cend(), [](QChar c) { return c.unicode() < 128; });
    // QUrl refuses ASCII names that are in use (underscores), so it only gets the others.
    name = isAscii ? name.toLower() : QString::fromLatin1(QUrl::toAce(name));
    if (name.isEmpty() || name.size() > LongestName)
        return {};
    const auto labels = name.split(u'.');
    if (!std::all_of(labels.begin(), labels.end(), [](const QString &label) { return isLabel(label); }))
        return {};
    return name;
}

std::optional<QString> toEscapedName(const QString &name)
{
    const QString plain = name.endsWith(u'.') ? name.chopped(1) : name;
    if (plain.isEmpty() || plain.size() > LongestName)
        return {};
    const auto labels = plain.split(u'.');
    const auto isPossible = [](const QString &label) {
        const auto isPrintable = [](QChar c) { return c.unicode() >= 0x20 && c.unicode() < 0x7f; };
        return !label.isEmpty() && label.size() <= LongestLabel && std::all_of(label.begin(), label.end(), isPrintable);
    };
    if (!std::all_of(labels.begin(), labels.end(), isPossible))
        return {};
    QString escaped = plain;
    return escaped.replace(u'\\', QStringLiteral("\\\\"));
}

QString reverseName(const QString &address)
{
    in6_addr octets;
    QStringList parts;
    if (inet_pton(AF_INET, address.toLatin1().constData(), &octets) == 1) {
        for (const QString &part : address.split(u'.'))
            parts.prepend(part);
        return parts.join(u'.') + QStringLiteral(".in-addr.arpa");
    }
    if (inet_pton(AF_INET6, address.toLatin1().constData(), &octets) != 1)
        return {};
    for (const unsigned char octet : octets.s6_addr) {
        parts.prepend(QString::number(octet >> 4, 16));
        parts.prepend(QString::number(octet & 0xf, 16));
    }
    return parts.join(u'.') + QStringLiteral(".ip6.arpa");
}

bool isLocalhost(const QString &asciiHost)
{
    return asciiHost == u"localhost" || asciiHost.endsWith(QStringLiteral(".localhost"));
}

QStringList interleavedFamilies(const QStringList &addresses)
{
    if (addresses.isEmpty())
        return {};
    const bool isFirstIpv6 = isIpv6(addresses.first());
    QStringList leading;
    QStringList other;
    for (const QString &address : addresses)
        (isIpv6(address) == isFirstIpv6 ? leading : other).append(address);
    QStringList ordered;
    for (qsizetype i = 0; i < std::max(leading.size(), other.size()); ++i) {
        if (i < leading.size())
            ordered.append(leading.at(i));
        if (i < other.size())
            ordered.append(other.at(i));
    }
    return ordered;
}

} // namespace pillarbox::dns
