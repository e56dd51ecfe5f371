#include "smtp/message/reportfields.h"

#include "smtp/message/controlcharacters.h"
#include "smtp/message/mailbox.h"
#include "smtp/message/parsedmessage.h"

#include <QRegularExpression>

namespace pillarbox::message {

namespace {

constexpr qsizetype kLongestText = 1000; // some servers explain themselves at length
constexpr qsizetype kLongestAddress = 320; // RFC 5321 4.5.3.1: 64 and 255, and the @
constexpr qsizetype kLongestMessageId = 998; // a line

// Marks that turn the direction of writing could make a label read otherwise than it is (Unicode UAX 9).
bool turnsDirection(QChar each)
{
    const char16_t code = each.unicode();
    return (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
}

QByteArray withoutType(const QByteArray &value)
{
    static const QRegularExpression type(QStringLiteral("^[A-Za-z0-9.-]{1,40}\\s*;\\s*"));
    const auto match = type.match(QString::fromLatin1(value.left(64)));
    return match.hasMatch() ? value.sliced(match.capturedLength()) : value;
}

// RFC 6533 3: "\x{E9}" stands for é.
QString withoutEscapes(QString text)
{
    static const QRegularExpression escape(QStringLiteral("\\\\x\\{([0-9A-Fa-f]{2,6})\\}"));
    for (auto match = escape.match(text); match.hasMatch(); match = escape.match(text)) {
        const char32_t code = match.captured(1).toUInt(nullptr, 16);
        const bool isCharacter = code >= 0x20 && code <= QChar::LastValidCodePoint && !QChar::isSurrogate(code);
        text.replace(match.capturedStart(), match.capturedLength(), isCharacter ? QString::fromUcs4(&code, 1) : QString());
    }
    return text;
}

} // namespace

QByteArray reportWord(const QByteArray &value)
{
    const QByteArray text = value.trimmed().toLower();
    qsizetype end = 0;
    while (end < text.size() && (std::isalnum(static_cast<unsigned char>(text[end])) || text[end] == '-'))
        ++end;
    return text.first(end);
}

QString reportAddress(const QByteArray &value)
{
    QString text = withoutEscapes(QString::fromUtf8(withoutType(value).left(4 * kLongestAddress))).trimmed();
    if (text.startsWith(QLatin1Char('<')) && text.endsWith(QLatin1Char('>')))
        text = text.sliced(1, text.size() - 2).trimmed();
    const auto mailbox = text.size() <= kLongestAddress ? parseMailbox(text) : Unexpected{AddressError::TrailingText};
    return mailbox ? mailbox->address : QString();
}

QByteArray reportStatus(const QByteArray &text)
{
    static const QRegularExpression code(QStringLiteral("(?<![\\d.])([245]\\.\\d{1,3}\\.\\d{1,3})(?!\\.?\\d)"));
    return code.match(QString::fromLatin1(text.left(kLongestText))).captured(1).toLatin1();
}

QString reportText(const QString &text)
{
    QString shown = printable(text.left(kLongestText).simplified());
    shown.removeIf(turnsDirection);
    return shown;
}

QString reportText(const QByteArray &value)
{
    return reportText(QString::fromUtf8(withoutType(value).left(4 * kLongestText)));
}

QByteArray reportMessageId(const QByteArray &value)
{
    const qsizetype open = value.indexOf('<');
    const qsizetype close = value.indexOf('>', open + 1);
    return open < 0 || close < 0 || close - open >= kLongestMessageId ? QByteArray() : value.sliced(open, close - open + 1);
}

QByteArray returnedMessageId(const ParsedMessage &mail)
{
    static const QByteArrayList types{
        "message/rfc822", "message/global", "text/rfc822-headers", "message/global-headers", "text/rfc822-header"};
    for (const MessagePart &part : mail.parts) {
        const QList<HeaderLines> groups = types.contains(part.type) ? headerGroups(part.content) : QList<HeaderLines>();
        const QByteArray id = groups.isEmpty() ? QByteArray() : reportMessageId(valueOf(groups[0], "message-id"));
        if (!id.isEmpty())
            return id;
    }
    return {};
}

} // namespace pillarbox::message
