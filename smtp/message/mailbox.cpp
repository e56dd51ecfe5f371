#include "smtp/message/mailbox.h"

#include "smtp/message/addressspec.h"
#include "smtp/message/mailboxset.h"

#include <algorithm>

namespace pillarbox::message {

namespace {

// "abc"@x and abc@x are one mailbox (RFC 5321 4.1.2).
QString unquotedLocal(const QString &local)
{
    if (!local.startsWith(QLatin1Char('"'))) {
        return local;
    }
    QString plain;
    for (qsizetype i = 1; i + 1 < local.size(); ++i) {
        if (local.at(i) == QLatin1Char('\\')) {
            ++i;
        }
        plain += local.at(i);
    }
    return plain;
}

bool needsQuotes(const QString &name)
{
    static const QLatin1String specials("()<>@,;:\\\"[]");
    return name != name.trimmed() || std::any_of(name.cbegin(), name.cend(), [](QChar c) { return specials.contains(c); });
}

QString quoted(QString name)
{
    name.replace(QLatin1Char('\\'), QLatin1String("\\\\"));
    name.replace(QLatin1Char('"'), QLatin1String("\\\""));
    return QLatin1Char('"') % name % QLatin1Char('"');
}

} // namespace

QString displayText(const Mailbox &mailbox)
{
    if (mailbox.name.isEmpty()) {
        return mailbox.address;
    }
    const QString name = needsQuotes(mailbox.name) ? quoted(mailbox.name) : mailbox.name;
    return name % QLatin1String(" <") % mailbox.address % QLatin1Char('>');
}

QByteArray envelopePath(const QString &address)
{
    const auto spec = parseAddressSpec(address);
    return spec ? spec->local.toUtf8() + '@' + spec->asciiDomain : address.toUtf8();
}

QByteArray envelopeDomain(const QString &address)
{
    const QByteArray path = envelopePath(address);
    const qsizetype at = path.lastIndexOf('@');
    return at < 0 ? QByteArray() : path.sliced(at + 1);
}

QString mailboxKey(const QString &address)
{
    const auto spec = parseAddressSpec(address);
    if (!spec)
        return address;
    // Before the first @ of the other form stands a local part, never nothing.
    return QLatin1Char('@') + QString::fromLatin1(spec->asciiDomain.toLower()) + QLatin1Char('/') + unquotedLocal(spec->local);
}

bool isSameMailbox(const QString &a, const QString &b)
{
    return mailboxKey(a) == mailboxKey(b);
}

bool needsSmtpUtf8(const QString &address)
{
    const QString local = address.first(std::max<qsizetype>(0, address.lastIndexOf(QLatin1Char('@'))));
    return std::any_of(local.cbegin(), local.cend(), [](QChar c) { return c.unicode() >= 0x80; });
}

} // namespace pillarbox::message
