#include "smtp/message/dkimcanonical.h"

#include <QString>

#include <algorithm>

namespace pillarbox::message {

namespace {

constexpr qsizetype kPiece = 64LL * 1024;

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

bool isPlain(char c)
{
    return c != ' ' && c != '\t' && c != '\r' && c != '\n';
}

} // namespace

QByteArray relaxedField(QByteArrayView field)
{
    const qsizetype colon = field.indexOf(':');
    const QByteArray name = field.first(std::max<qsizetype>(colon, 0)).trimmed().toByteArray().toLower();
    QByteArray value;
    bool hasBlank = false;
    for (const char c : field.sliced(colon + 1)) {
        if (c == '\r' || c == '\n')
            continue;
        if (isBlank(c)) {
            hasBlank = true;
            continue;
        }
        if (std::exchange(hasBlank, false) && !value.isEmpty())
            value += ' ';
        value += c;
    }
    return name + ':' + value;
}

RelaxedBody::RelaxedBody(Sink sink)
    : m_sink(std::move(sink))
{
}

void RelaxedBody::feed(QByteArrayView bytes)
{
    const char *at = bytes.begin();
    while (at != bytes.end()) {
        if (std::exchange(m_hasCarriageReturn, false)) {
            if (*at == '\n') {
                endLine();
                ++at;
                continue;
            }
            put("\r");
        }
        const char *end = std::find_if_not(at, bytes.end(), isPlain);
        if (end != at) {
            put(QByteArrayView(at, end));
            at = end;
            continue;
        }
        if (*at == '\r')
            m_hasCarriageReturn = true;
        else if (*at == '\n')
            put("\n");
        else
            m_hasBlank = true;
        ++at;
    }
    if (m_out.size() >= kPiece)
        flush();
}

void RelaxedBody::put(QByteArrayView run)
{
    for (; m_emptyLines > 0; --m_emptyLines)
        m_out += "\r\n";
    if (std::exchange(m_hasBlank, false))
        m_out += ' ';
    m_out += run;
    m_isLineEmpty = false;
}

void RelaxedBody::endLine()
{
    m_hasBlank = false;
    if (std::exchange(m_isLineEmpty, true))
        ++m_emptyLines;
    else
        m_out += "\r\n";
}

void RelaxedBody::finish()
{
    if (std::exchange(m_hasCarriageReturn, false))
        put("\r");
    if (!m_isLineEmpty)
        endLine();
    flush();
}

void RelaxedBody::flush()
{
    m_sink(m_out);
    m_out.clear();
}

} // namespace pillarbox::message
