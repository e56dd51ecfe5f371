// parseMailbox() and splitMailboxes(): RFC 5322 3.4 as people write it. A name before the angle brackets is taken as it
// stands, commas and parentheses included: what a person wrote is never dropped. Groups and source routes are refused.

#include "smtp/message/addressspec.h"
#include "smtp/message/controlcharacters.h"
#include "smtp/message/mailbox.h"

#include <QStringList>

namespace pillarbox::message {

namespace {

// Walks over text and knows whether it stands inside quotes, a comment or brackets.
class Nesting
{
public:
    // The state after c; true when c itself stands outside of everything.
    bool step(QChar c)
    {
        if (m_escaped) {
            m_escaped = false;
            return false;
        }
        const bool outside = !m_quoted && m_comments == 0 && !m_angle && !m_literal;
        m_escaped = (m_quoted || m_comments > 0) && c == QLatin1Char('\\');
        if (m_quoted) {
            m_quoted = c != QLatin1Char('"');
        } else if (m_comments > 0) {
            m_comments += c == QLatin1Char('(') ? 1 : c == QLatin1Char(')') ? -1 : 0;
        } else {
            stepPlain(c);
        }
        m_afterWord = !c.isSpace() && !QStringLiteral("<,;:").contains(c);
        return outside;
    }

private:
    void stepPlain(QChar c)
    {
        // Inside a word a quotation mark is a letter like any: 5" pipe.
        m_quoted = c == QLatin1Char('"') && !m_afterWord;
        m_comments = c == QLatin1Char('(') && !m_angle ? 1 : 0;
        m_angle = (m_angle || c == QLatin1Char('<')) && c != QLatin1Char('>');
        m_literal = (m_literal || c == QLatin1Char('[')) && c != QLatin1Char(']');
    }

    int m_comments = 0;
    bool m_quoted = false;
    bool m_escaped = false;
    bool m_angle = false;
    bool m_literal = false;
    bool m_afterWord = false;
};

qsizetype angleStart(const QString &text)
{
    Nesting nesting;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (nesting.step(text.at(i)) && text.at(i) == QLatin1Char('<')) {
            return i;
        }
    }
    return -1;
}

// The whole text is one quoted string.
bool isQuotedString(const QString &text)
{
    if (text.size() < 2 || !text.startsWith(QLatin1Char('"'))) {
        return false;
    }
    for (qsizetype i = 1; i < text.size(); ++i) {
        if (text.at(i) == QLatin1Char('\\')) {
            ++i;
        } else if (text.at(i) == QLatin1Char('"')) {
            return i + 1 == text.size();
        }
    }
    return false;
}

QString withoutEscapes(QStringView text)
{
    QString plain;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i) == QLatin1Char('\\') && i + 1 < text.size()) {
            ++i;
        }
        plain += text.at(i);
    }
    return plain;
}

QString personName(const QString &raw)
{
    const QString text = raw.trimmed();
    return isQuotedString(text) ? withoutEscapes(QStringView(text).sliced(1, text.size() - 2)) : text;
}

// One comment's length at the start of text, with what is nested in it; 0 when there is none.
qsizetype commentLength(const QString &text)
{
    int depth = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c == QLatin1Char('\\')) {
            ++i;
        } else {
            depth += c == QLatin1Char('(') ? 1 : c == QLatin1Char(')') ? -1 : 0;
        }
        if (depth == 0) {
            return i + 1 <= text.size() && i > 0 ? i + 1 : 0;
        }
    }
    return 0;
}

// Takes comments and spaces off the start; the last comment's text is kept.
QString takeComments(QString &text)
{
    QString comment;
    text = text.trimmed();
    while (text.startsWith(QLatin1Char('('))) {
        const qsizetype length = commentLength(text);
        if (length == 0) {
            break;
        }
        comment = withoutEscapes(QStringView(text).sliced(1, length - 2)).trimmed();
        text = text.sliced(length).trimmed();
    }
    return comment;
}

AddressError reasonOf(const QString &bareAddress, AddressError reason)
{
    // "a@b.org nonsense" is better told as trailing text than as a bad domain.
    const qsizetype at = bareAddress.lastIndexOf(QLatin1Char('@'));
    const bool trailing = reason == AddressError::BadDomain && bareAddress.indexOf(QLatin1Char(' '), at) > at + 1;
    return trailing ? AddressError::TrailingText : reason;
}

// addr-spec with comments around it; the one behind it is how names were once written.
Expected<Mailbox, AddressError> parseBare(QString text)
{
    takeComments(text);
    QString comment;
    const qsizetype open = text.startsWith(QLatin1Char('"')) ? -1 : text.indexOf(QLatin1Char('('));
    if (open > 0) {
        QString rest = text.sliced(open);
        comment = takeComments(rest);
        if (!rest.isEmpty()) {
            return Unexpected{AddressError::TrailingText};
        }
        text = text.first(open).trimmed();
    }
    const auto spec = parseAddressSpec(text);
    if (!spec) {
        return Unexpected{reasonOf(text, spec.error())};
    }
    return Mailbox{comment, text};
}

Expected<Mailbox, AddressError> parseNamed(const QString &text, qsizetype open)
{
    const qsizetype close = text.lastIndexOf(QLatin1Char('>'));
    if (close < open) {
        return Unexpected{AddressError::BadDomain};
    }
    QString rest = text.sliced(close + 1);
    takeComments(rest);
    if (!rest.isEmpty()) {
        return Unexpected{AddressError::TrailingText};
    }
    const QString address = text.sliced(open + 1, close - open - 1).trimmed();
    const auto spec = parseAddressSpec(address);
    if (!spec) {
        return Unexpected{spec.error()};
    }
    return Mailbox{personName(text.first(open)), address};
}

} // namespace

Expected<Mailbox, AddressError> parseMailbox(const QString &text)
{
    if (hasControlCharacter(text)) {
        return Unexpected{AddressError::ControlCharacter};
    }
    if (text.trimmed().isEmpty()) {
        return Unexpected{AddressError::Empty};
    }
    const qsizetype open = angleStart(text);
    return open < 0 ? parseBare(text) : parseNamed(text, open);
}

QStringList splitMailboxes(const QString &text)
{
    QStringList pieces;
    QString piece;
    Nesting nesting;
    for (const QChar c : text) {
        const bool separates = nesting.step(c) && (c == QLatin1Char(',') || c == QLatin1Char(';'));
        if (!separates) {
            piece += c;
            continue;
        }
        pieces.append(piece.trimmed());
        piece.clear();
    }
    pieces.append(piece.trimmed());
    pieces.removeAll(QString());
    return pieces;
}

QString withoutGroupName(const QString &piece)
{
    QString member = piece.trimmed();
    Nesting nesting;
    for (qsizetype i = 0; i < member.size(); ++i) {
        if (nesting.step(member.at(i)) && member.at(i) == QLatin1Char(':')) {
            member = member.sliced(i + 1).trimmed();
            break;
        }
    }
    QString rest = member;
    takeComments(rest);
    return rest.isEmpty() ? QString() : member;
}

} // namespace pillarbox::message
