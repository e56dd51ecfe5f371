#pragma once
// Whose messages go over whose relay: an account's over its own, or over its backup while that one is out of reach.

#include "smtp/account/account.h"
#include "smtp/protocol/senderror.h"

#include <optional>

namespace pillarbox::outbox {

struct Route {
    Route() = default;
    // Its own relay.
    Route(const account::Account &account)
        : sender(account)
        , relay(account)
    {
    }
    Route(const account::Account &account, const account::Account &backup, const protocol::SendError &reason)
        : sender(account)
        , relay(backup)
        , insteadOf(reason)
    {
    }

    account::Account sender;
    account::Account relay;
    std::optional<protocol::SendError> insteadOf; // why it is not the sender's own
};

// The relay could not be asked. One that has answered, whatever it said, is no reason to go by another.
bool isOutOfReach(const protocol::SendError &error);
// So early that nobody can have the message, and it may yet go by its own relay: what a backup says so is not the end of it.
bool isBeforeEnvelope(const protocol::SendError &error);

} // namespace pillarbox::outbox
