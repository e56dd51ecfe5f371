#include "tests/support/sinktalk.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace pillarbox::test {

namespace {

constexpr std::string_view endOfData = "\r\n.\r\n";

bool startsWith(std::string_view line, std::string_view upperVerb)
{
    return line.size() >= upperVerb.size()
        && std::equal(upperVerb.begin(), upperVerb.end(), line.begin(), [](char a, char b) { return a == (b & ~0x20); });
}

} // namespace

SinkTalk::SinkTalk(SinkOptions options, Accepted accepted)
    : m_options(options)
    , m_accepted(std::move(accepted))
{
}

std::string SinkTalk::answer(std::string_view octets)
{
    std::string replies;
    while (!octets.empty()) {
        std::size_t taken = 0;
        if (m_chunkLeft > 0)
            taken = takeChunk(octets, replies);
        else if (m_isInContent)
            taken = takeContent(octets, replies);
        else
            taken = takeLine(octets, replies);
        octets.remove_prefix(taken);
    }
    return replies;
}

std::size_t SinkTalk::takeLine(std::string_view octets, std::string &replies)
{
    const std::size_t lineFeed = octets.find('\n');
    m_line.append(octets.substr(0, lineFeed));
    if (lineFeed == std::string_view::npos)
        return octets.size();
    const std::string line = std::exchange(m_line, {});
    command(line, replies);
    return lineFeed + 1;
}

// No client says anything after its last dot before it has the reply, so only the end of what has come is looked at.
std::size_t SinkTalk::takeContent(std::string_view octets, std::string &replies)
{
    m_contentOctets += octets.size();
    m_tail.append(octets.substr(octets.size() - std::min(octets.size(), endOfData.size())));
    m_tail.erase(0, m_tail.size() - std::min(m_tail.size(), endOfData.size()));
    if (m_tail == endOfData) {
        m_isInContent = false;
        m_contentOctets -= 3; // the dot's line
        accept(replies);
    }
    return octets.size();
}

std::size_t SinkTalk::takeChunk(std::string_view octets, std::string &replies)
{
    const std::size_t count = std::size_t(std::min<std::uint64_t>(octets.size(), m_chunkLeft));
    m_chunkLeft -= count;
    if (m_chunkLeft == 0)
        endChunk(replies);
    return count;
}

void SinkTalk::command(std::string_view line, std::string &replies)
{
    if (startsWith(line, "EHLO")) {
        replies += capabilities();
    } else if (startsWith(line, "AUTH")) {
        replies += "235 2.7.0 yes\r\n";
    } else if (startsWith(line, "DATA")) {
        replies += "354 go\r\n";
        m_tail = "\r\n";
        m_isInContent = true;
    } else if (startsWith(line, "BDAT")) {
        beginChunk(line, replies);
    } else if (startsWith(line, "QUIT")) {
        replies += "221 2.0.0 bye\r\n";
        m_hasQuit = true;
    } else {
        replies += "250 2.0.0 ok\r\n";
    }
}

void SinkTalk::beginChunk(std::string_view line, std::string &replies)
{
    const std::string_view size = line.substr(std::min<std::size_t>(5, line.size()));
    std::from_chars(size.data(), size.data() + size.size(), m_chunkLeft);
    m_contentOctets += m_chunkLeft;
    m_isLastChunk = line.find("LAST") != std::string_view::npos;
    if (m_chunkLeft == 0)
        endChunk(replies);
}

void SinkTalk::endChunk(std::string &replies)
{
    if (m_isLastChunk)
        accept(replies);
    else
        replies += "250 2.0.0 more\r\n";
}

void SinkTalk::accept(std::string &replies)
{
    m_accepted(std::exchange(m_contentOctets, 0));
    replies += "250 2.0.0 taken\r\n";
}

std::string SinkTalk::capabilities() const
{
    std::string lines = "250-sink.example\r\n250-8BITMIME\r\n";
    if (m_options.hasPipelining)
        lines += "250-PIPELINING\r\n";
    if (m_options.hasChunking)
        lines += "250-CHUNKING\r\n";
    if (m_options.hasAuth)
        lines += "250-AUTH PLAIN\r\n";
    return lines + "250 SIZE 2000000000\r\n";
}

} // namespace pillarbox::test
