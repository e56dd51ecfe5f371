#include "smtp/outbox/statetable.h"

#include <algorithm>
#include <array>
#include <utility>

namespace pillarbox::outbox {

namespace {

using enum State;

constexpr std::optional<State> kGone = {};

// What the Send button puts where depends on the undo time; the command line has none.
constexpr auto kTable = std::to_array<Transition>({
    {Event::Send, Draft, Held, "for the undo time"},
    {Event::Send, Draft, Waiting, "without an undo time, and from the command line"},
    {Event::SendLater, Draft, Scheduled, ""},
    {Event::Delete, Draft, kGone, ""},

    {Event::TimeCame, Scheduled, Waiting, ""},
    {Event::TimeMissed, Scheduled, Held, "its time passed while it could not go, and its rule is to ask, or it is too late"},
    {Event::SendNow, Scheduled, Waiting, ""},
    {Event::Hold, Scheduled, Held, ""},
    {Event::Reschedule, Scheduled, Scheduled, ""},
    {Event::Edit, Scheduled, Draft, ""},
    {Event::Delete, Scheduled, kGone, ""},

    {Event::UndoOver, Held, Waiting, "the only hold that ends by itself"},
    {Event::FoundHeld, Held, Held, "the program ended during the undo time"},
    {Event::SendNow, Held, Waiting, "also through another account"},
    {Event::Release, Held, Waiting, ""},
    {Event::Release, Held, Scheduled, "its time is still to come"},
    {Event::Hold, Held, Held, "during the undo time: it does not end by itself any more"},
    {Event::Reschedule, Held, Scheduled, ""},
    {Event::Edit, Held, Draft, "Undo"},
    {Event::Delete, Held, kGone, ""},

    {Event::Claim, Waiting, Sending, "its turn has come"},
    {Event::RelayTrouble, Waiting, Waiting, "its relay is left alone for a while"},
    {Event::AccountTrouble, Waiting, NeedsYou, ""},
    {Event::TimeMissed, Waiting, Held, "it was not to go out after a time that has passed"},
    {Event::SendNow, Waiting, Waiting, "tried at once"},
    {Event::Hold, Waiting, Held, ""},
    {Event::Reschedule, Waiting, Scheduled, ""},
    {Event::Edit, Waiting, Draft, "if nobody has it; else it is held, and the draft is a copy"},
    {Event::Edit, Waiting, Held, "somebody has it, and the draft is a copy for the others"},
    {Event::Delete, Waiting, kGone, ""},

    {Event::Settled, Sending, Sent, "every recipient was accepted"},
    {Event::Settled, Sending, Failed, "somebody was refused, or the time for trying again is over"},
    {Event::PutOff, Sending, Waiting, "somebody was put off, or the relay could not be used"},
    {Event::Lost, Sending, Unknown, "no answer after the hand-over"},
    {Event::AccountTrouble, Sending, NeedsYou, ""},
    {Event::Cancel, Sending, Held, "before the hand-over"},
    {Event::FoundSending, Sending, Waiting, "the program ended before the hand-over"},
    {Event::FoundSending, Sending, Unknown, "the program ended after the hand-over"},

    {Event::AccountFixed, NeedsYou, Waiting, ""},
    {Event::SendNow, NeedsYou, Waiting, "also through another account"},
    {Event::Hold, NeedsYou, Held, ""},
    {Event::Reschedule, NeedsYou, Scheduled, ""},
    {Event::Edit, NeedsYou, Draft, "if nobody has it; else it is held, and the draft is a copy"},
    {Event::Edit, NeedsYou, Held, "somebody has it, and the draft is a copy for the others"},
    {Event::Delete, NeedsYou, kGone, ""},

    {Event::SendNow, Unknown, Waiting, "Send Again, with the same Message-ID"},
    {Event::MarkAsSent, Unknown, Sent, ""},
    {Event::MarkAsSent, Unknown, Failed, "somebody else was refused"},
    {Event::MarkAsSent, Unknown, Waiting, "somebody else is still to get it"},
    {Event::Settled, Unknown, Sent, "delivery reports say that everybody in doubt has it"},
    {Event::Settled, Unknown, Failed, "delivery reports say that somebody has not got it"},
    {Event::Settled, Unknown, Waiting, "as by delivery reports, and somebody else is still to get it"},
    {Event::Edit, Unknown, Unknown, "the draft is a copy"},
    {Event::Delete, Unknown, kGone, ""},

    {Event::SendNow, Failed, Waiting, "to those that were refused"},
    {Event::Edit, Failed, Draft, "if nobody has it; else the draft is a copy"},
    {Event::Edit, Failed, Failed, "somebody has it, and the draft is a copy for the others"},
    {Event::Delete, Failed, kGone, ""},

    {Event::Edit, Sent, Sent, "the draft is a copy"},
    {Event::Delete, Sent, kGone, ""},
});

} // namespace

std::span<const Transition> stateTable()
{
    return kTable;
}

Actor actorOf(Event event)
{
    return event <= Event::Delete ? Actor::User : Actor::Program;
}

QByteArray eventName(Event event)
{
    switch (event) {
    case Event::Send:
        return "Send";
    case Event::SendLater:
        return "Send Later";
    case Event::SendNow:
        return "Send Now";
    case Event::Hold:
        return "Hold";
    case Event::Release:
        return "Release";
    case Event::Reschedule:
        return "Reschedule";
    case Event::Edit:
        return "Edit";
    case Event::Cancel:
        return "Cancel Sending";
    case Event::MarkAsSent:
        return "Mark as Sent";
    case Event::Delete:
        return "Delete";
    case Event::UndoOver:
        return "undo time over";
    case Event::FoundHeld:
        return "found held at the start";
    case Event::TimeCame:
        return "its time came";
    case Event::TimeMissed:
        return "its time was missed";
    case Event::Claim:
        return "claimed";
    case Event::RelayTrouble:
        return "relay trouble";
    case Event::AccountTrouble:
        return "account trouble";
    case Event::AccountFixed:
        return "account fixed";
    case Event::Settled:
        return "settled";
    case Event::PutOff:
        return "put off";
    case Event::Lost:
        return "link lost";
    case Event::FoundSending:
        return "found sending at the start";
    }
    return {};
}

QList<State> startsOf(Event event)
{
    QList<State> starts;
    for (const Transition &transition : kTable)
        if (transition.event == event && !starts.contains(transition.from))
            starts += transition.from;
    return starts;
}

} // namespace pillarbox::outbox
