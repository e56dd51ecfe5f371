#pragma once
// What a negative reply most probably means, from its codes (RFC 5321 4.2, RFC 3463 with the IANA registry's additions) and,
// for greylisting alone, its text. A guess is never stored and never decides whether to try again.

#include "smtp/protocol/senderror.h"

namespace pillarbox::ui {

enum class ServerMeaning {
    Unknown,
    Greylisting,
    NoSuchMailbox,
    NoSuchDomain,
    BadRecipientSyntax,
    SenderRefused,
    MailboxDisabled,
    MailboxFull,
    TooLarge,
    NoRoom,
    Routing,
    TooMany,
    Content,
    SignInWanted,
    RelayDenied,
    Policy,
    SenderNotProven,
    TlsWanted,
    NotUnderstood,
};

ServerMeaning meaningOf(const protocol::SendError &error);

} // namespace pillarbox::ui
