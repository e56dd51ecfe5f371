#include "smtp/account/muttwords.h"

#include <algorithm>

namespace pillarbox::account {

namespace {

bool isNameLetter(QChar letter)
{
    return letter == QLatin1Char('_') || (letter.unicode() < 128 && letter.isLetterOrNumber());
}

} // namespace

void MuttLine::skipSpaces()
{
    while (!m_rest.isEmpty() && m_rest.front().isSpace())
        m_rest = m_rest.mid(1);
}

void MuttLine::skipCommand()
{
    while (next())
        ;
    if (!m_rest.isEmpty() && m_rest.front() == QLatin1Char(';'))
        m_rest = m_rest.mid(1);
    else
        m_rest = {}; // a comment
}

bool MuttLine::isAtStop(bool endsAtEquals) const
{
    const QChar letter = m_rest.front();
    return letter.isSpace() || letter == QLatin1Char('#') || letter == QLatin1Char(';')
        || (endsAtEquals && (letter == QLatin1Char('=') || letter == QLatin1Char('+') || letter == QLatin1Char('-')));
}

std::optional<MuttWord> MuttLine::next(bool endsAtEquals)
{
    skipSpaces();
    if (m_rest.isEmpty() || m_rest.front() == QLatin1Char('#') || m_rest.front() == QLatin1Char(';'))
        return std::nullopt;
    MuttWord word;
    QChar quote;
    while (!m_rest.isEmpty() && (!quote.isNull() || !isAtStop(endsAtEquals))) {
        const QChar letter = m_rest.front();
        m_rest = m_rest.mid(1);
        const bool isLiteral = quote == QLatin1Char('\'');
        if (letter == quote)
            quote = QChar();
        else if (quote.isNull() && (letter == QLatin1Char('\'') || letter == QLatin1Char('"')))
            quote = letter;
        else if (letter == QLatin1Char('\\') && !isLiteral)
            takeEscape(word);
        else if (letter == QLatin1Char('$') && !isLiteral)
            takeVariable(word);
        else if (letter == QLatin1Char('`') && !isLiteral)
            takeCommand(word);
        else
            word.text += letter;
    }
    return word;
}

void MuttLine::takeEscape(MuttWord &word)
{
    if (m_rest.isEmpty())
        return;
    const QChar letter = m_rest.front();
    m_rest = m_rest.mid(1);
    bool isOctal = false;
    const QString digits = letter + m_rest.left(2).toString();
    const ushort code = digits.toUShort(&isOctal, 8);
    if (letter == QLatin1Char('n')) {
        word.text += QLatin1Char('\n');
    } else if (letter == QLatin1Char('t')) {
        word.text += QLatin1Char('\t');
    } else if (letter == QLatin1Char('r')) {
        word.text += QLatin1Char('\r');
    } else if (letter.isDigit() && isOctal && m_rest.size() >= 2) {
        word.text += QChar(code);
        m_rest = m_rest.mid(2);
    } else if (letter == QLatin1Char('c') || letter == QLatin1Char('C')) {
        word.hasUnknown = true; // a control character; nothing of ours has one
    } else {
        word.text += letter;
    }
}

void MuttLine::takeVariable(MuttWord &word)
{
    const bool isBraced = m_rest.startsWith(QLatin1Char('{'));
    if (isBraced)
        m_rest = m_rest.mid(1);
    const auto end = isBraced ? std::find(m_rest.begin(), m_rest.end(), QLatin1Char('}'))
                              : std::find_if_not(m_rest.begin(), m_rest.end(), isNameLetter);
    const QString name = m_rest.left(end - m_rest.begin()).toString();
    m_rest = m_rest.mid(name.size() + (isBraced ? 1 : 0));
    if (name.isEmpty() && !isBraced) {
        word.text += QLatin1Char('$');
        return;
    }
    const auto value = m_lookup(name);
    word.hasUnknown = word.hasUnknown || !value;
    word.text += value.value_or(QString());
}

void MuttLine::takeCommand(MuttWord &word)
{
    word.hasCommand = true;
    while (!m_rest.isEmpty()) {
        const QChar letter = m_rest.front();
        m_rest = m_rest.mid(1);
        if (letter == QLatin1Char('\\'))
            m_rest = m_rest.mid(1);
        else if (letter == QLatin1Char('`'))
            return;
    }
}

bool MuttLine::takeEquals()
{
    skipSpaces();
    if (m_rest.isEmpty() || m_rest.front() != QLatin1Char('='))
        return false;
    m_rest = m_rest.mid(1);
    return true;
}

std::optional<QChar> MuttLine::takePrefix()
{
    skipSpaces();
    if (m_rest.isEmpty() || (m_rest.front() != QLatin1Char('?') && m_rest.front() != QLatin1Char('&')))
        return std::nullopt;
    const QChar prefix = m_rest.front();
    m_rest = m_rest.mid(1);
    return prefix;
}

} // namespace pillarbox::account
