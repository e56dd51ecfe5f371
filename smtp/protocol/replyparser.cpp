#include "smtp/protocol/replyparser.h"

#include <utility>

namespace pillarbox::protocol {

namespace {

bool isDigit(char octet)
{
    return octet >= '0' && octet <= '9';
}

// The first digit is held to the grammar; for the others servers go beyond it (571, 587).
std::optional<int> replyCode(QByteArrayView line)
{
    if (line.size() < 3 || line[0] < '2' || line[0] > '5' || !isDigit(line[1]) || !isDigit(line[2]))
        return std::nullopt;
    if (line.size() > 3 && line[3] != ' ' && line[3] != '-')
        return std::nullopt;
    return (line[0] - '0') * 100 + (line[1] - '0') * 10 + (line[2] - '0');
}

} // namespace

QByteArray replyFaultName(ReplyFault fault)
{
    switch (fault) {
    case ReplyFault::NotAReply:
        return "not a reply";
    case ReplyFault::MixedCodes:
        return "different codes in one reply";
    case ReplyFault::LineTooLong:
        return "line too long";
    case ReplyFault::TooManyLines:
        return "too many lines";
    case ReplyFault::TooLarge:
        return "reply too large";
    }
    return {};
}

std::optional<Expected<Reply, ReplyFault>> ReplyParser::next()
{
    while (!m_fault && !m_isLast) {
        const auto line = takeLine();
        if (line)
            m_fault = addLine(*line);
        else if (!m_fault)
            return std::nullopt;
    }
    if (m_fault)
        return Unexpected{*m_fault};
    m_isLast = false;
    m_partialSize = 0;
    return std::exchange(m_partial, Reply{});
}

std::optional<QByteArray> ReplyParser::takeLine()
{
    const qsizetype end = m_buffer.indexOf('\n');
    if ((end < 0 ? m_buffer.size() : end) > maximumLine) {
        m_fault = ReplyFault::LineTooLong;
        return std::nullopt;
    }
    if (end < 0)
        return std::nullopt;
    QByteArray line = m_buffer.first(end);
    m_buffer.remove(0, end + 1);
    if (line.endsWith('\r'))
        line.chop(1);
    return line;
}

std::optional<ReplyFault> ReplyParser::addLine(const QByteArray &line)
{
    const auto code = replyCode(line);
    if (!code)
        return ReplyFault::NotAReply;
    if (!m_partial.lines.isEmpty() && *code != m_partial.code)
        return ReplyFault::MixedCodes;
    m_partialSize += line.size();
    if (m_partialSize > maximumReply)
        return ReplyFault::TooLarge;
    if (m_partial.lines.size() == maximumLines)
        return ReplyFault::TooManyLines;
    m_partial.code = *code;
    m_partial.lines.append(line.sliced(qMin(line.size(), 4)));
    m_isLast = line.size() == 3 || line[3] == ' ';
    return std::nullopt;
}

} // namespace pillarbox::protocol
