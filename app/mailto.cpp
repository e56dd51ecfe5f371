#include "app/mailto.h"

#include <QUrl>

namespace pillarbox::app {

using message::Mailbox;

namespace {

// '+' stands for itself (RFC 6068 section 5); bytes that are no UTF-8 become U+FFFD.
QString decoded(QStringView text)
{
    return QString::fromUtf8(QByteArray::fromPercentEncoding(text.toUtf8()));
}

bool isControl(QChar letter)
{
    return letter.category() == QChar::Other_Control || letter == QChar::LineSeparator || letter == QChar::ParagraphSeparator;
}

QString oneLine(QString text)
{
    text.removeIf(isControl);
    return text.trimmed();
}

// Line breaks are %0D%0A (RFC 6068 section 5); tabs are kept, nothing else below the space.
QString manyLines(QString text)
{
    text.replace(QLatin1String("\r\n"), QLatin1String("\n")).replace(QLatin1Char('\r'), QLatin1Char('\n'));
    text.removeIf([](QChar letter) { return isControl(letter) && letter != QLatin1Char('\n') && letter != QLatin1Char('\t'); });
    return text;
}

// What is no address stays as it was written, for the person to see and mend.
void addMailbox(QList<Mailbox> &mailboxes, const QString &text)
{
    const QString line = oneLine(text);
    if (line.isEmpty())
        return;
    const auto parsed = message::parseMailbox(line);
    mailboxes += parsed ? *parsed : Mailbox{{}, line};
}

// The commas between addresses are bare, those within an address are %2C: split first, decode then.
void addPath(QList<Mailbox> &mailboxes, QStringView path)
{
    for (const QStringView part : path.split(QLatin1Char(',')))
        addMailbox(mailboxes, decoded(part));
}

void addField(Mailto &mailto, const QString &name, const QString &value)
{
    auto &draft = mailto.draft;
    const auto addAll = [&value](QList<Mailbox> &mailboxes) {
        for (const QString &text : message::splitMailboxes(value))
            addMailbox(mailboxes, text);
    };
    if (name == QLatin1String("to"))
        addAll(draft.to);
    else if (name == QLatin1String("cc"))
        addAll(draft.cc);
    else if (name == QLatin1String("bcc"))
        addAll(draft.bcc);
    else if (name == QLatin1String("subject"))
        draft.subject = oneLine(value);
    else if (name == QLatin1String("body"))
        draft.body += (draft.body.isEmpty() ? QString() : QStringLiteral("\n")) + manyLines(value);
    else if (name == QLatin1String("attach") || name == QLatin1String("attachment"))
        mailto.declinedFiles += oneLine(value);
}

} // namespace

Mailto parseMailto(const QString &url)
{
    Mailto mailto;
    QStringView rest = QStringView(url).mid(7);
    if (const qsizetype fragment = rest.indexOf(QLatin1Char('#')); fragment >= 0)
        rest = rest.left(fragment);
    const qsizetype question = rest.indexOf(QLatin1Char('?'));
    addPath(mailto.draft.to, question < 0 ? rest : rest.left(question));
    if (question < 0)
        return mailto;
    for (const QStringView field : rest.mid(question + 1).split(QLatin1Char('&'), Qt::SkipEmptyParts)) {
        const qsizetype equals = field.indexOf(QLatin1Char('='));
        if (equals > 0)
            addField(mailto, decoded(field.left(equals)).toLower(), decoded(field.mid(equals + 1)));
    }
    return mailto;
}

} // namespace pillarbox::app
