// Strangers' text for a terminal or a label: no escape sequence, no direction override, no invisible letter gets through.

#include "ui/text/explanation.h"

#include "smtp/protocol/printable.h"

#include <QStringDecoder>

namespace pillarbox::ui {

namespace {

QString named(char32_t letter)
{
    return QStringLiteral("<U+%1>").arg(uint(letter), 4, 16, QLatin1Char('0')).toUpper();
}

// UTF-8 where it is, else each octet for itself.
QString decoded(QByteArrayView bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder.decode(bytes);
    return decoder.hasError() ? QString::fromLatin1(bytes.data(), bytes.size()) : text;
}

} // namespace

QString printable(QByteArrayView serverText)
{
    QString shown;
    const QList<uint> letters = decoded(serverText).toUcs4();
    for (qsizetype i = 0; i < letters.size(); ++i) {
        const char32_t letter = letters[i];
        if (letter == U'\r' && i + 1 < letters.size() && letters[i + 1] == U'\n')
            continue;
        if (letter == U'\n' || protocol::isReadable(letter))
            shown += QString::fromUcs4(&letter, 1);
        else if (letter == U'\t')
            shown += QLatin1Char(' ');
        else
            shown += named(letter);
    }
    return shown;
}

QString printableLine(QByteArrayView strangersText)
{
    return printable(strangersText).replace(u'\n', named(U'\n'));
}

} // namespace pillarbox::ui
