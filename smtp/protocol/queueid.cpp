#include "smtp/protocol/queueid.h"

#include <QRegularExpression>
#include <QString>

#include <array>

namespace pillarbox::protocol {

namespace {

// The token at the first capture. Each is anchored to words that only this kind of server writes.
const std::array<QRegularExpression, 7> &patterns()
{
    constexpr auto insensitive = QRegularExpression::CaseInsensitiveOption;
    static const std::array<QRegularExpression, 7> list = {
        QRegularExpression(QStringLiteral("\\bqueued as ([^\\s<>()]{1,128})"), insensitive), // Postfix and many others
        QRegularExpression(QStringLiteral("\\bqueued on \\S+ as ([^\\s<>()]{1,128})"), insensitive), // Yandex
        QRegularExpression(QStringLiteral("\\[InternalId=(\\d{1,32})[,\\]]"), insensitive), // Exchange
        QRegularExpression(QStringLiteral("(?:^|[\\s:,;(])id=([^\\s<>()\\[\\],]{1,128})"), insensitive), // Exim, GMX
        QRegularExpression(QStringLiteral("(\\S{6,128}) - gsmtp$")), // Gmail
        QRegularExpression(QStringLiteral("^250 (?:2\\.\\d+\\.\\d+:? )?([A-Za-z0-9]{6,64}) Message accepted for delivery"),
            insensitive), // Sendmail, OpenSMTPD
        QRegularExpression(
            QStringLiteral("^250 (?:2\\.\\d+\\.\\d+ )?Ok ([0-9a-f]{8,20}-[0-9a-f-]{30,50})$"), insensitive), // SES
    };
    return list;
}

QByteArray withoutEndingPunctuation(QByteArray token)
{
    while (!token.isEmpty() && QByteArrayView(".,;:").contains(token.back()))
        token.chop(1);
    return token;
}

} // namespace

QByteArray queueIdIn(const QByteArray &finalReply)
{
    const QString text = QString::fromLatin1(finalReply);
    for (const QRegularExpression &pattern : patterns()) {
        const auto match = pattern.match(text);
        if (match.hasMatch())
            return withoutEndingPunctuation(match.captured(1).toLatin1());
    }
    return {};
}

} // namespace pillarbox::protocol
