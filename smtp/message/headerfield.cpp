#include "smtp/message/headerfield.h"

namespace pillarbox::message {

HeaderField::HeaderField(const QByteArray &name)
    : m_text(name + ':')
    , m_column(m_text.size())
{
}

void HeaderField::append(const QByteArray &token)
{
    // Never a fold right after the name: a first line without a value confuses old software.
    if (!m_empty && token.size() > room()) {
        m_text += "\r\n";
        m_column = 0;
    }
    m_text += ' ' + token;
    m_column += 1 + token.size();
    m_empty = false;
}

qsizetype HeaderField::room() const
{
    return kLineLength - m_column - 1;
}

} // namespace pillarbox::message
