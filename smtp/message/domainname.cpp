#include "smtp/message/domainname.h"

#include <QStringList>
#include <QUrl>

#include <algorithm>

namespace pillarbox::message {

namespace {

constexpr qsizetype kMaxDomain = 253; // RFC 1035 2.3.4: 255 octets on the wire
constexpr qsizetype kMaxLabel = 63;

bool isAlphanumeric(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

bool isLabel(const QByteArray &label)
{
    // The underscore is no host name's, but names of inner networks carry it.
    return !label.isEmpty() && label.size() <= kMaxLabel && !label.startsWith('-') && !label.endsWith('-')
        && std::all_of(label.cbegin(), label.cend(), [](char c) { return isAlphanumeric(c) || c == '-' || c == '_'; });
}

bool isAsciiName(const QByteArray &name)
{
    const QList<QByteArray> labels = name.split('.');
    return name.size() <= kMaxDomain && std::all_of(labels.cbegin(), labels.cend(), isLabel);
}

bool isIpv4(const QByteArray &text)
{
    const QList<QByteArray> numbers = text.split('.');
    return numbers.size() == 4 && std::all_of(numbers.cbegin(), numbers.cend(), [](const QByteArray &number) {
        const bool digits = std::all_of(number.cbegin(), number.cend(), [](char c) { return c >= '0' && c <= '9'; });
        return digits && !number.isEmpty() && number.size() <= 3 && number.toInt() <= 255;
    });
}

bool isIpv6(const QByteArray &text)
{
    const auto isPart = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || c == ':' || c == '.'; };
    return text.count(':') >= 2 && text.count(':') <= 7 && text.size() <= 45 && std::all_of(text.cbegin(), text.cend(), isPart);
}

QByteArray literal(const QString &domain)
{
    const QByteArray inner = domain.sliced(1, domain.size() - 2).toLatin1();
    const QByteArray lower = inner.toLower();
    const bool valid = lower.startsWith("ipv6:") ? isIpv6(lower.sliced(5)) : isIpv4(lower);
    return valid ? '[' + inner + ']' : QByteArray();
}

bool isAscii(const QString &text)
{
    return std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c.unicode() < 0x80; });
}

} // namespace

QByteArray asciiDomain(const QString &domain)
{
    if (domain.size() > 2 && domain.startsWith(QLatin1Char('[')) && domain.endsWith(QLatin1Char(']'))) {
        return isAscii(domain) ? literal(domain) : QByteArray();
    }
    const QByteArray name = isAscii(domain) ? domain.toLatin1().toLower() : QUrl::toAce(domain).toLower();
    return isAsciiName(name) ? name : QByteArray();
}

} // namespace pillarbox::message
