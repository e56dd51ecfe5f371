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

// What IDNA's mapping drops without a word (UTS 46: "ignored"), and the other format characters: two names that look alike
// would be one, or go elsewhere.
bool isInvisible(char32_t c)
{
    const bool isSelector = (c >= 0x180b && c <= 0x180f) || (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0000 && c <= 0xe0fff);
    const bool isFiller = c == 0x034f || c == 0x115f || c == 0x1160 || c == 0x17b4 || c == 0x17b5 || c == 0x3164 || c == 0xffa0;
    return isSelector || isFiller || QChar::category(c) == QChar::Other_Format;
}

bool hasInvisible(const QString &text)
{
    const auto points = text.toUcs4();
    return std::any_of(points.cbegin(), points.cend(), [](auto c) { return isInvisible(char32_t(c)); });
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
    if (hasInvisible(domain)) {
        return {};
    }
    const QByteArray name = isAscii(domain) ? domain.toLatin1().toLower() : QUrl::toAce(domain).toLower();
    return isAsciiName(name) ? name : QByteArray();
}

} // namespace pillarbox::message
