#pragma once
// The server's side of SMTP, only as much of it as a client needs that wants to be rid of its mail: says yes to everything,
// keeps nothing, counts. RFC 5321, 2920 and 3030; octets in, replies out. Fast before anything else.

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace pillarbox::test {

struct SinkOptions {
    bool hasPipelining = true;
    bool hasChunking = false;
    bool hasAuth = false; // PLAIN; every secret is right
};

class SinkTalk
{
public:
    using Accepted = std::function<void(std::uint64_t contentOctets)>;

    SinkTalk(SinkOptions options, Accepted accepted);

    static std::string_view greeting() { return "220 sink.example ESMTP\r\n"; }
    // What to say to these octets, all replies in one piece; often nothing.
    std::string answer(std::string_view octets);
    bool hasQuit() const { return m_hasQuit; }

private:
    std::size_t takeLine(std::string_view octets, std::string &replies);
    std::size_t takeContent(std::string_view octets, std::string &replies);
    std::size_t takeChunk(std::string_view octets, std::string &replies);
    void command(std::string_view line, std::string &replies);
    void beginChunk(std::string_view line, std::string &replies);
    void endChunk(std::string &replies);
    void accept(std::string &replies);
    std::string capabilities() const;

    SinkOptions m_options;
    Accepted m_accepted;
    std::string m_line; // the beginning of one that is not yet whole
    std::string m_tail; // the last octets of the content so far
    std::uint64_t m_contentOctets = 0;
    std::uint64_t m_chunkLeft = 0;
    bool m_isLastChunk = false;
    bool m_isInContent = false;
    bool m_hasQuit = false;
};

} // namespace pillarbox::test
