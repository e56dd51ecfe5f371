#include "smtp/outbox/route.h"

namespace pillarbox::outbox {

using protocol::ErrorKind;
using protocol::Stage;

bool isOutOfReach(const protocol::SendError &error)
{
    const bool isOnTheWay = error.stage == Stage::Resolve || error.stage == Stage::Connect;
    return isOnTheWay && error.replyCode == 0
        && (error.kind == ErrorKind::ResolveFailed || error.kind == ErrorKind::Unreachable || error.kind == ErrorKind::TimedOut
            || error.kind == ErrorKind::Disconnected);
}

bool isBeforeEnvelope(const protocol::SendError &error)
{
    return error.stage > Stage::Local && error.stage <= Stage::Mail && error.kind != ErrorKind::Cancelled
        && !error.mayHaveBeenDelivered;
}

} // namespace pillarbox::outbox
