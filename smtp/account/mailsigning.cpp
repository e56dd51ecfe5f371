#include "smtp/account/mailsigning.h"

#include <algorithm>

namespace pillarbox::account {

namespace {

constexpr qsizetype kLongestLabel = 63; // RFC 1035 section 2.3.4
constexpr qsizetype kLongestSelector = 128; // leaves room for the domain in a name of 253

bool isLabel(const QByteArray &label)
{
    const auto isHostOctet = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    };
    return !label.isEmpty() && label.size() <= kLongestLabel && !label.startsWith('-') && !label.endsWith('-')
        && std::all_of(label.begin(), label.end(), isHostOctet);
}

} // namespace

QString MailSigning::keyId() const
{
    return QStringLiteral("dkim/") + QString::fromLatin1(recordName().toLower());
}

QJsonObject MailSigning::toJson() const
{
    return {{QStringLiteral("domain"), QString::fromLatin1(domain)},
        {QStringLiteral("selector"), QString::fromLatin1(selector)},
        {QStringLiteral("record"), QString::fromLatin1(publicRecord)}};
}

std::optional<MailSigning> MailSigning::fromJson(const QJsonObject &json)
{
    const auto text = [&](const char *key) { return json.value(QLatin1String(key)).toString().toLatin1(); };
    MailSigning signing{.domain = text("domain"), .selector = text("selector"), .publicRecord = text("record")};
    if (!isSelector(signing.domain) || !isSelector(signing.selector))
        return std::nullopt;
    return signing;
}

bool isSelector(const QByteArray &text)
{
    const auto labels = text.split('.');
    return text.size() <= kLongestSelector && std::all_of(labels.begin(), labels.end(), isLabel);
}

bool maySignFor(const QByteArray &domain, const QByteArray &mailDomain)
{
    const QByteArray whole = '.' + mailDomain.toLower();
    return isSelector(domain) && domain.contains('.') && whole.endsWith(QByteArray('.' + domain.toLower()));
}

} // namespace pillarbox::account
