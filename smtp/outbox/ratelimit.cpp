#include "smtp/outbox/ratelimit.h"

#include <algorithm>
#include <array>

namespace pillarbox::outbox {

namespace {

// 4.7.x is policy, 4.3.2 and 4.4.5 a system that is busy, 4.5.3 too many recipients (RFC 3463); other codes are about a
// mailbox, as one that is full, or that gets too much from everybody.
bool mayBeAboutUs(const std::optional<protocol::EnhancedStatusCode> &code)
{
    return !code || code->subject == 7 || (code->subject == 3 && code->detail == 2) || (code->subject == 4 && code->detail == 5)
        || (code->subject == 5 && code->detail == 3);
}

// As Postfix (anvil), Exim (ratelimit), Exchange Online, Gmail, Yahoo and hosters word it, lower case.
constexpr std::array kWords{"rate limit", "rate-limit", "ratelimit", "sending rate", "message rate", "rate exceeded",
    "too many messages", "too many mails", "too many emails", "too many e-mails", "too much mail", "too many recipients from",
    "message limit", "sending limit", "sending quota", "hourly limit", "daily limit", "per minute", "per hour", "per day",
    "throttl", "too fast", "too quickly", "slow down"};

} // namespace

bool isRateLimit(const protocol::SendError &error)
{
    const bool isTransient
        = error.replyCode == 421 || error.replyCode == 450 || error.replyCode == 451 || error.replyCode == 452;
    if (!isTransient || error.stage < protocol::Stage::Mail || error.mayHaveBeenDelivered || !mayBeAboutUs(error.enhanced))
        return false;
    const QByteArray text = error.serverText.toLower();
    return std::any_of(kWords.begin(), kWords.end(), [&text](const char *words) { return text.contains(words); });
}

} // namespace pillarbox::outbox
