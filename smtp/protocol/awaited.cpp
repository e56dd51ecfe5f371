#include "smtp/protocol/awaited.h"

#include "smtp/base/overloaded.h"

namespace pillarbox::protocol {

using namespace std::chrono_literals;

Stage stageOf(const Awaited &awaited)
{
    return std::visit(overloaded{
                          [](const awaited::Link &) { return Stage::Connect; },
                          [](const awaited::Tls &) { return Stage::Tls; },
                          [](const awaited::Password &) { return Stage::Auth; },
                          [](const awaited::Turn &) { return Stage::Auth; },
                          [](const awaited::Body &body) { return body.stage; },
                          [](const awaited::HandOver &handOver) { return handOver.stage; },
                          [](const awaited::Nothing &) { return Stage::Connect; },
                          [](const awaited::Greeting &) { return Stage::Greeting; },
                          [](const awaited::Ehlo &) { return Stage::Ehlo; },
                          [](const awaited::Helo &) { return Stage::Ehlo; },
                          [](const awaited::StartTls &) { return Stage::StartTls; },
                          [](const awaited::Auth &) { return Stage::Auth; },
                          [](const awaited::AuthCancelled &) { return Stage::Auth; },
                          [](const awaited::MailFrom &) { return Stage::Mail; },
                          [](const awaited::RcptTo &) { return Stage::Rcpt; },
                          [](const awaited::Data &) { return Stage::Data; },
                          [](const awaited::EndOfData &) { return Stage::EndOfData; },
                          [](const awaited::Receipt &) { return Stage::EndOfData; },
                          [](const awaited::Rset &) { return Stage::Mail; }, // it clears the way for the next MAIL
                          [](const awaited::Noop &) { return Stage::Mail; }, // likewise
                          [](const awaited::Quit &) { return Stage::Mail; },
                      },
        awaited);
}

std::optional<std::chrono::milliseconds> limitOf(const Awaited &awaited)
{
    using Limit = std::optional<std::chrono::milliseconds>;
    return std::visit(overloaded{
                          [](const awaited::Link &) { return Limit(); }, // the driver's own
                          [](const awaited::Password &) { return Limit(); }, // a person may be asked
                          [](const awaited::Turn &) { return Limit(); }, // this machine computes
                          [](const awaited::HandOver &) { return Limit(); }, // this machine's disk
                          [](const awaited::Nothing &) { return Limit(); },
                          [](const awaited::Body &) { return Limit(3min); }, // each block
                          [](const awaited::Data &) { return Limit(2min); },
                          [](const awaited::EndOfData &) { return Limit(10min); },
                          [](const awaited::Receipt &) { return Limit(10s); }, // what it got counts all the same
                          [](const awaited::Noop &) { return Limit(10s); }, // a new connection is quickly made
                          [](const awaited::Quit &) { return Limit(10s); }, // nothing hangs on the reply
                          [](const auto &) { return Limit(5min); },
                      },
        awaited);
}

} // namespace pillarbox::protocol
