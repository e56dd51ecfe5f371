// A walk over every state that a message can be in, with every reason and every outcome of its recipients: each says what and
// why, and either goes on by itself or has an action that is really offered; nothing is offered that the table of states
// forbids, and what it lets a person do is offered somewhere.

#include "smtp/outbox/statetable.h"
#include "ui/outbox/command.h"
#include "ui/outbox/rowtext.h"

#include <gtest/gtest.h>

#include <algorithm>

using namespace pillarbox;
using namespace pillarbox::ui;
using outbox::HoldReason;
using outbox::ItemSummary;
using outbox::Outcome;
using outbox::State;
using protocol::Disposition;
using protocol::ErrorKind;
using protocol::Stage;

namespace {

const QDateTime now = QDateTime::fromString(QStringLiteral("2026-03-02T14:02:00Z"), Qt::ISODate);

QList<protocol::SendError> allErrors()
{
    QList<protocol::SendError> errors;
    for (int kind = 0; kind <= int(ErrorKind::Internal); ++kind)
        for (int stage = 0; stage <= int(Stage::EndOfData); ++stage)
            for (const int code : {0, 421, 451, 530, 535, 550})
                for (const bool isUncertain : {false, true}) {
                    protocol::SendError error;
                    error.kind = ErrorKind(kind);
                    error.stage = Stage(stage);
                    error.replyCode = code;
                    error.mayHaveBeenDelivered = isUncertain;
                    const bool isReply = error.kind == ErrorKind::Refused || error.kind == ErrorKind::ServerClosing
                        || error.kind == ErrorKind::CredentialRefused || error.kind == ErrorKind::ClientCertificateRefused;
                    if (isReply == (code > 0))
                        errors += error;
                }
    return errors;
}

// Absent: no reason is recorded.
bool isReasonOf(State state, std::optional<HoldReason> hold, const std::optional<protocol::SendError> &reason)
{
    if (!reason)
        return state != State::NeedsYou && state != State::Failed;
    const Disposition disposition = protocol::dispositionOf(*reason);
    switch (state) {
    case State::Held:
        return hold == HoldReason::Found && reason->kind == ErrorKind::Internal;
    case State::Waiting:
        return disposition == Disposition::RetryMessage || disposition == Disposition::RetryRelay
            || reason->kind == ErrorKind::CannotWriteFile;
    case State::NeedsYou:
        return disposition == Disposition::AskAccount;
    case State::Unknown:
        return disposition == Disposition::Unknown;
    case State::Failed:
        return disposition != Disposition::Unknown && disposition != Disposition::AskAccount;
    default:
        return false;
    }
}

bool has(const QList<Outcome> &outcomes, Outcome outcome)
{
    return outcomes.contains(outcome);
}

// As Ruling leaves them.
bool areOutcomesOf(State state, const QList<Outcome> &outcomes)
{
    const bool isPending = has(outcomes, Outcome::Pending);
    const bool isUnknown = has(outcomes, Outcome::Unknown);
    switch (state) {
    case State::Draft:
    case State::Scheduled:
    case State::Held:
    case State::Waiting:
    case State::NeedsYou:
        return isPending && !isUnknown;
    case State::Sending:
        return isPending || isUnknown;
    case State::Unknown:
        return isUnknown;
    case State::Failed:
        return has(outcomes, Outcome::Refused) && !isUnknown;
    case State::Sent:
        return !isPending && !isUnknown && !has(outcomes, Outcome::Refused);
    }
    return false;
}

QList<QList<Outcome>> allOutcomes()
{
    QList<QList<Outcome>> all;
    constexpr std::array each{Outcome::Pending, Outcome::Accepted, Outcome::Refused, Outcome::Unknown};
    for (const Outcome first : each) {
        all += QList{first};
        for (const Outcome second : each)
            all += QList{first, second};
    }
    return all;
}

ItemSummary itemOf(State state, std::optional<HoldReason> hold, const std::optional<protocol::SendError> &reason,
    const QList<Outcome> &outcomes, bool hasDraft)
{
    ItemSummary item;
    item.state = state;
    item.hold = hold;
    item.reason = reason;
    item.hasDraft = hasDraft;
    item.changedAt = item.queuedAt = now;
    if (state == State::Scheduled || hold == HoldReason::Missed)
        item.schedule = outbox::Schedule{.at = now.addSecs(60), .timeZone = "UTC", .missedRule = {}, .notAfter = {}};
    if (state == State::Scheduled || state == State::Waiting || hold == HoldReason::Undo)
        item.nextAttempt = now.addSecs(60);
    for (const Outcome outcome : outcomes) {
        outbox::Recipient recipient;
        recipient.mailbox.address = QStringLiteral("user%1@example.org").arg(item.recipients.size());
        recipient.outcome = outcome;
        item.recipients += recipient;
    }
    return item;
}

template<typename Visit>
void walk(const Visit &visit)
{
    const auto errors = allErrors();
    const auto outcomes = allOutcomes();
    for (int state = 0; state <= int(State::Sent); ++state) {
        QList<std::optional<HoldReason>> holds{std::nullopt};
        if (State(state) == State::Held)
            holds = {HoldReason::Undo, HoldReason::User, HoldReason::Found, HoldReason::Missed};
        QList<std::optional<protocol::SendError>> reasons{std::nullopt};
        for (const protocol::SendError &error : errors)
            reasons += error;
        for (const auto &hold : holds)
            for (const auto &reason : reasons) {
                if (!isReasonOf(State(state), hold, reason))
                    continue;
                for (const auto &list : outcomes)
                    if (areOutcomesOf(State(state), list))
                        for (const bool hasDraft : {true, false})
                            visit(itemOf(State(state), hold, reason, list, hasDraft || State(state) == State::Draft));
            }
    }
}

std::string nameOf(const ItemSummary &item)
{
    QByteArray name = outbox::stateName(item.state);
    if (item.hold)
        name += '/' + outbox::holdReasonName(*item.hold);
    if (item.reason)
        name += ' ' + protocol::errorKindName(item.reason->kind) + " at " + protocol::stageName(item.reason->stage) + ' '
            + QByteArray::number(item.reason->replyCode);
    for (const outbox::Recipient &recipient : item.recipients)
        name += ' ' + outbox::outcomeName(recipient.outcome);
    return QByteArray(name + (item.hasDraft ? "" : " (ready message)")).toStdString();
}

// These tell or file; they do not help a message on.
bool helps(Command command)
{
    return command != Command::Delete && command != Command::AttemptLog && command != Command::CopyReport
        && command != Command::Export;
}

// What the program does by itself, as the table of states has it.
bool goesOn(const ItemSummary &item)
{
    return item.state == State::Scheduled || item.state == State::Waiting || item.state == State::Sending
        || item.hold == HoldReason::Undo;
}

Context contextOf()
{
    return {.host = QStringLiteral("mail.example.org"), .port = 587, .userName = QStringLiteral("ada"), .now = now};
}

TEST(StateWalk, EveryStateSaysWhatAndWhyAndHasANextStepOrAnAction)
{
    int count = 0;
    walk([&count](const ItemSummary &item) {
        ++count;
        const Explanation words = explain(item, contextOf());
        EXPECT_FALSE(words.what.isEmpty()) << nameOf(item);
        EXPECT_FALSE(words.why.isEmpty()) << nameOf(item);
        EXPECT_FALSE(rowOf(item, {}, contextOf(), now).reason.isEmpty()) << nameOf(item);
        const auto allowed = allowedCommands(item, words.action, false);
        const bool isTheProgramsTurn = goesOn(item) || item.state == State::Sent;
        EXPECT_TRUE(isTheProgramsTurn ? !words.next.isEmpty() : std::any_of(allowed.begin(), allowed.end(), helps))
            << nameOf(item);
    });
    EXPECT_GT(count, 1000);
}

TEST(StateWalk, TheMainCommandsAreAllowedOnesAndThereIsOneWhereAPersonMustAct)
{
    walk([](const ItemSummary &item) {
        const Explanation words = explain(item, contextOf());
        const MainCommands main = mainCommands(item, words.action);
        const auto allowed = allowedCommands(item, words.action, false);
        for (const auto &command : {main.primary, main.second})
            EXPECT_TRUE(!command || allowed.contains(*command)) << nameOf(item) << ": " << commandText(*command).toStdString();
        EXPECT_TRUE(main.primary || goesOn(item) || item.state == State::Sent) << nameOf(item);
    });
}

TEST(StateWalk, NothingIsOfferedThatTheTableOfStatesForbids)
{
    walk([](const ItemSummary &item) {
        for (const Command command : allowedCommands(item, explain(item, contextOf()).action, false)) {
            const auto event = eventOf(command, item.state);
            EXPECT_TRUE(!event || outbox::startsOf(*event).contains(item.state))
                << nameOf(item) << ": " << commandText(command).toStdString();
        }
    });
}

TEST(StateWalk, WhatTheTableOfStatesLetsAPersonDoIsOffered)
{
    using outbox::Event;
    QSet<std::pair<int, int>> offered; // event, state
    walk([&offered](const ItemSummary &item) {
        for (const Command command : allowedCommands(item, explain(item, contextOf()).action, false))
            if (const auto event = eventOf(command, item.state))
                offered.insert({int(*event), int(item.state)});
    });
    for (const Event event : {Event::SendNow, Event::Hold, Event::Release, Event::Reschedule, Event::Edit, Event::Cancel,
             Event::MarkAsSent, Event::Delete})
        for (const State state : outbox::startsOf(event))
            EXPECT_TRUE(offered.contains({int(event), int(state)}))
                << outbox::eventName(event).toStdString() << " in " << outbox::stateName(state).toStdString();
}

TEST(StateWalk, WhatIsHandedOverCannotBeStopped)
{
    walk([](const ItemSummary &item) {
        EXPECT_FALSE(allowedCommands(item, explain(item, contextOf()).action, true).contains(Command::Cancel));
    });
}

} // namespace
