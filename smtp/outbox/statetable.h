#pragma once
// The states of a message and every way from one to another, as one table. ItemTable asks it what a person may do, the
// database refuses a change of state that it does not list, and docs/STATES.md is printed from it.

#include "smtp/outbox/item.h"

#include <QByteArray>
#include <QList>

#include <optional>
#include <span>

namespace pillarbox::outbox {

enum class Event {
    // By the user
    Send,
    SendLater,
    SendNow, // also "Send Again" of unknown and failed
    Hold,
    Release,
    Reschedule,
    Edit,
    Cancel,
    MarkAsSent,
    Delete,
    // By the program
    UndoOver,
    FoundHeld,
    TimeCame,
    TimeMissed,
    Claim,
    RelayTrouble,
    AccountTrouble,
    AccountFixed,
    Settled, // the last recipient was
    PutOff,
    Lost,
    FoundSending,
};

enum class Actor { User, Program };

struct Transition {
    Event event;
    State from;
    std::optional<State> to; // absent: the message is gone
    const char *when; // for the documentation
};

std::span<const Transition> stateTable();
Actor actorOf(Event event);
QByteArray eventName(Event event);
QList<State> startsOf(Event event); // the states in which it can happen

} // namespace pillarbox::outbox
