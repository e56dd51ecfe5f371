#include "smtp/transport/foreignservice.h"

#include <algorithm>
#include <array>

namespace pillarbox::transport {

namespace {

struct Opening {
    const char *words;
    const char *service;
};

// RFC 4253 section 4.2, RFC 9112 section 4, RFC 1939 section 4, RFC 9051 section 7.1.
constexpr std::array<Opening, 7> kOpenings{{{"SSH-", "SSH"}, {"HTTP/", "HTTP"}, {"<!DOCTYPE", "HTTP"}, {"<html", "HTTP"},
    {"+OK", "POP3"}, {"-ERR", "POP3"}, {"* ", "IMAP"}}};

// FTP greets with the reply code of SMTP (RFC 959 section 5.4); a mail server says what it is, or at least not that.
bool isFtp(const QByteArray &greeting)
{
    return greeting.startsWith("220") && greeting.contains("FTP") && !greeting.contains("SMTP");
}

} // namespace

QString foreignServiceIn(const Transcript &transcript)
{
    const auto greeting = std::find_if(transcript.begin(), transcript.end(),
        [](const TranscriptLine &line) { return line.side == TranscriptLine::Side::Server; });
    if (greeting == transcript.end())
        return {};
    for (const Opening &opening : kOpenings) {
        if (greeting->text.startsWith(opening.words))
            return QLatin1String(opening.service);
    }
    return isFtp(greeting->text) ? QStringLiteral("FTP") : QString();
}

} // namespace pillarbox::transport
