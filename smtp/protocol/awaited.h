#pragma once
// What a dialogue can wait for: the reply to a command, or the driver's answer to an action. The dialogue's queue of these
// is its whole state. The limits are RFC 5321 4.5.3.2's.

#include "smtp/protocol/credential.h"
#include "smtp/protocol/reply.h"
#include "smtp/protocol/saslmechanism.h"
#include "smtp/protocol/senderror.h"

#include <chrono>
#include <optional>
#include <variant>
#include <vector>

namespace pillarbox::protocol {

namespace awaited {

// Of the driver.
struct Link {
}; // connected()
struct Tls {
    bool isImplicit = false;
}; // encrypted()
struct Password {
    std::vector<SaslMechanism> mechanisms; // that could use it, strongest first
}; // credential()
struct Turn {
    std::vector<SaslMechanism> mechanisms;
    Credential credential;
}; // nextTurn(): the mechanism in use still computes
struct Body {
    Stage stage = Stage::Data; // Mail while no command of the transaction has gone out
}; // bodyWritten() or sourceFailed()
struct HandOver {
    Stage stage = Stage::Data; // likewise
}; // handedOver()
struct Nothing {
}; // the link is given up

// Of the server.
struct Greeting {
};
struct Ehlo {
    bool isProtected = false; // sent through TLS
    std::optional<SendError> refusal; // of the name given before
};
struct Helo {
};
struct StartTls {
};
struct Auth {
    std::vector<SaslMechanism> mechanisms; // the one in use first, then those to fall back to
    Credential credential;
};
struct AuthCancelled {
    std::vector<SaslMechanism> mechanisms; // to fall back to
    Credential credential;
};
struct MailFrom {
};
struct RcptTo {
    int index = 0;
};
struct Data {
};
struct EndOfData {
}; // the dot, or the chunk that is the last
struct Receipt {
    Reply reply; // an acceptance that could be that of a recipient; after NOOP it is known
};
struct Rset {
    qint64 skippable = 0; // negative replies that may come before it
};
struct Noop {
};
struct Quit {
};

} // namespace awaited

using Awaited = std::variant<awaited::Link, awaited::Tls, awaited::Password, awaited::Turn, awaited::Body, awaited::HandOver,
    awaited::Nothing, awaited::Greeting, awaited::Ehlo, awaited::Helo, awaited::StartTls, awaited::Auth, awaited::AuthCancelled,
    awaited::MailFrom, awaited::RcptTo, awaited::Data, awaited::EndOfData, awaited::Receipt, awaited::Rset, awaited::Noop,
    awaited::Quit>;

Stage stageOf(const Awaited &awaited);
// Absent: no limit of the peer's runs.
std::optional<std::chrono::milliseconds> limitOf(const Awaited &awaited);

} // namespace pillarbox::protocol
