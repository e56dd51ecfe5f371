#include "smtp/message/lineendings.h"

#include <algorithm>

namespace pillarbox::message {

void LineEndings::convert(QByteArrayView in, QByteArray &out)
{
    const auto *const end = in.end();
    for (const auto *at = in.begin(); at != end;) {
        const auto *const stop = std::find_if(at, end, [](char c) { return c == '\n' || c == '\r'; });
        if (stop != at) {
            if (m_afterCr && m_inHeader) {
                this->end(End::Cr, out);
            }
            out.append(at, stop - at);
            m_afterCr = false;
            m_atLineStart = false;
        }
        if (stop == end) {
            return;
        }
        take(*stop, out);
        at = stop + 1;
    }
}

void LineEndings::take(char c, QByteArray &out)
{
    const bool isCr = c == '\r';
    if (m_inHeader) {
        if (m_afterCr && isCr) {
            end(End::Cr, out);
        }
        if (!isCr) {
            end(End::Lf, out);
        } else if (!m_inHeader) { // the one before was its last line
            end(End::Cr, out);
        }
    } else if (isCr || !m_afterCr) {
        end(isCr ? End::Cr : End::Lf, out);
    }
    m_afterCr = isCr;
}

void LineEndings::end(End end, QByteArray &out)
{
    if (m_inHeader) {
        const bool isOther = m_first.value_or(end) != end;
        m_first = m_first.value_or(end);
        if (isOther) {
            out.append('\r');
            m_atLineStart = false;
        }
        if (isOther && end == End::Cr) {
            return;
        }
        m_inHeader = !m_atLineStart;
    }
    out.append("\r\n");
    m_atLineStart = true;
}

void LineEndings::finish(QByteArray &out)
{
    if (m_afterCr && m_inHeader) {
        end(End::Cr, out);
    }
    if (!m_atLineStart) {
        out.append("\r\n");
    }
}

} // namespace pillarbox::message
