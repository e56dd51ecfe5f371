#include "app/cli/sendmailtext.h"

#include <algorithm>
#include <utility>

namespace pillarbox::app {

namespace {

constexpr qsizetype kMaxHeader = 16LL * 1024 * 1024; // as of any ready message

bool isField(QByteArrayView line)
{
    const qsizetype colon = line.indexOf(':');
    if (colon <= 0)
        return false;
    const QByteArray name = line.first(colon).toByteArray().trimmed(); // RFC 5322 4.5 lets spaces stand before the colon
    return !name.isEmpty() && line.front() > ' '
        && std::all_of(name.cbegin(), name.cend(), [](char c) { return c > 0x20 && c < 0x7f; });
}

} // namespace

SendmailText::SendmailText(bool isDotPlain)
    : m_isDotPlain(isDotPlain)
{
}

void SendmailText::feed(QByteArrayView in, QByteArray &body)
{
    QByteArray canonical;
    m_lineEndings.convert(m_isDotPlain ? in : QByteArrayView(undotted(in)), canonical);
    split(canonical, body);
    if (m_hasEnded)
        finish(body);
}

void SendmailText::finish(QByteArray &body)
{
    m_hasEnded = true;
    QByteArray last;
    m_lineEndings.finish(last);
    split(last, body);
    m_hasHeader = true;
}

QByteArray SendmailText::undotted(QByteArrayView in)
{
    QByteArray out;
    for (qsizetype at = 0; at < in.size() && !m_hasEnded;) {
        if (!m_isAtLineStart) {
            const qsizetype lineEnd = in.indexOf('\n', at);
            const qsizetype stop = lineEnd < 0 ? in.size() : lineEnd + 1;
            out.append(in.sliced(at, stop - at));
            m_isAtLineStart = lineEnd >= 0;
            at = stop;
            continue;
        }
        m_held += in[at++];
        m_hasEnded = m_held == ".\n" || m_held == ".\r\n";
        if (m_hasEnded || m_held == "." || m_held == ".\r")
            continue;
        m_isAtLineStart = m_held.endsWith('\n');
        out += std::exchange(m_held, {});
    }
    return out;
}

void SendmailText::split(QByteArrayView canonical, QByteArray &body)
{
    qsizetype at = 0;
    while (at < canonical.size() && !m_hasHeader && !m_isTooLong) {
        const qsizetype lineEnd = canonical.indexOf('\n', at);
        const qsizetype stop = lineEnd < 0 ? canonical.size() : lineEnd + 1;
        m_line.append(canonical.sliced(at, stop - at));
        at = stop;
        m_isTooLong = m_line.size() + m_header.size() > kMaxHeader;
        if (lineEnd >= 0)
            takeLine(body);
    }
    if (m_hasHeader)
        body.append(canonical.sliced(at));
}

void SendmailText::takeLine(QByteArray &body)
{
    const QByteArray line = std::exchange(m_line, {});
    if (std::exchange(m_isFirstLine, false) && line.startsWith("From "))
        return; // of an mbox
    const bool isFolded = line.startsWith(' ') || line.startsWith('\t');
    if (isFolded ? !m_header.isEmpty() : isField(line)) {
        m_header += line;
        return;
    }
    m_hasHeader = true;
    if (line != "\r\n")
        body += line;
}

} // namespace pillarbox::app
