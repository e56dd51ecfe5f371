#include "smtp/account/ehloname.h"

#include <QHostAddress>
#include <QUrl>

#include <algorithm>

namespace pillarbox::account {

namespace {

constexpr int kLongestName = 255; // RFC 5321 section 4.5.3.1.2
constexpr int kLongestLabel = 63; // RFC 1035 section 2.3.4

bool isLabel(const QByteArray &label)
{
    const auto isAllowed = [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9')
            || letter == '-';
    };
    return !label.isEmpty() && label.size() <= kLongestLabel && !label.startsWith('-') && !label.endsWith('-')
        && std::all_of(label.begin(), label.end(), isAllowed);
}

// "[192.0.2.1]", "[IPv6:2001:db8::1]" (RFC 5321 section 4.1.3).
bool isAddressLiteral(const QString &text)
{
    if (!text.startsWith(u'[') || !text.endsWith(u']'))
        return false;
    const QString inner = text.sliced(1, text.size() - 2);
    constexpr QLatin1String ipv6("IPv6:");
    if (inner.startsWith(ipv6, Qt::CaseInsensitive))
        return QHostAddress(inner.sliced(ipv6.size())).protocol() == QAbstractSocket::IPv6Protocol && !inner.contains(u'%');
    return QHostAddress(inner).protocol() == QAbstractSocket::IPv4Protocol && inner.count(u'.') == 3;
}

} // namespace

std::optional<QByteArray> ehloNameOf(const QString &text)
{
    if (isAddressLiteral(text))
        return text.toLatin1();
    const QByteArray name = QUrl::toAce(text);
    const auto labels = name.split('.');
    if (name.size() > kLongestName || !std::all_of(labels.begin(), labels.end(), isLabel))
        return std::nullopt;
    return name;
}

} // namespace pillarbox::account
