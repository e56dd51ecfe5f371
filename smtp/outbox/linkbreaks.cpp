#include "smtp/outbox/linkbreaks.h"

#include "smtp/outbox/ratelimit.h"
#include "smtp/outbox/ruling.h"

namespace pillarbox::outbox {

bool isLinkBreak(const protocol::SendError &error)
{
    return error.stage >= protocol::Stage::Mail && !isRateLimit(error)
        && dispositionOfAttempt(error) == protocol::Disposition::RetryRelay;
}

} // namespace pillarbox::outbox
