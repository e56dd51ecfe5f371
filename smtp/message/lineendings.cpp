#include "smtp/message/lineendings.h"

#include <algorithm>

namespace pillarbox::message {

void LineEndings::convert(QByteArrayView in, QByteArray &out)
{
    const auto *const end = in.end();
    for (const auto *at = in.begin(); at != end;) {
        const auto *const stop = std::find_if(at, end, [](char c) { return c == '\n' || c == '\r'; });
        if (stop != at) {
            out.append(at, stop - at);
            m_afterCr = false;
            m_atLineStart = false;
        }
        if (stop == end) {
            return;
        }
        if (*stop == '\r' || !m_afterCr) {
            out.append("\r\n");
            m_atLineStart = true;
        }
        m_afterCr = *stop == '\r';
        at = stop + 1;
    }
}

void LineEndings::finish(QByteArray &out)
{
    if (!m_atLineStart) {
        out.append("\r\n");
    }
}

} // namespace pillarbox::message
