// The table of states against the database: every row of it happens as it says, nothing else can, and docs/STATES.md is it.

#include "smtp/outbox/columns.h"
#include "smtp/outbox/statetable.h"
#include "smtp/outbox/store.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTimeZone>

#include <gtest/gtest.h>

#include <map>

namespace pillarbox::outbox {

const QDateTime kNow(QDate(2026, 3, 2), QTime(14, 2), QTimeZone::utc());
const QString kAccount = QStringLiteral("account");
const QString kMe = QStringLiteral("me");

bool isEntry(Event event)
{
    return event == Event::Send || event == Event::SendLater;
}

// One item, moved along the rows of the table.
class Walker
{
public:
    Walker() { EXPECT_TRUE(store.open(kNow)); }

    State state()
    {
        const auto item = store.items().find(id).value();
        return item ? item->state : State::Draft;
    }
    bool exists() { return store.items().find(id).value().has_value(); }
    ItemSummary item() { return store.items().find(id).value().value_or(ItemSummary{}); }

    void walk(const Transition &step)
    {
        prepare(step);
        perform(step);
    }
    Expected<Done, OutboxError> act(Event event)
    {
        switch (event) {
        case Event::SendNow:
            return store.items().sendNow(id, kNow);
        case Event::Hold:
            return store.items().hold(id, kNow);
        case Event::Release:
            return store.items().release(id, kNow);
        case Event::Reschedule:
            return store.times().reschedule(id, {kNow.addSecs(3600), "Europe/Berlin", MissedRule::Ask, {}}, kNow);
        case Event::MarkAsSent:
            return store.items().markAsSent(id, kNow);
        case Event::Delete:
            return store.remove(id);
        case Event::Edit: {
            const auto edited = store.editAgain(id, kNow);
            return edited ? Expected<Done, OutboxError>(Done{}) : Unexpected{edited.error()};
        }
        case Event::UndoOver:
            return store.times().endUndo(id, kNow);
        default:
            break;
        }
        return Done{};
    }

    Store &theStore() { return store; }
    ItemId theId() const { return id; }

private:
    void sql(const QString &statement, QVariantList values = {})
    {
        Database database;
        ASSERT_TRUE(database.open(paths.database()));
        database.run(statement, values << toColumn(id));
        ASSERT_TRUE(database.answer(Done{}));
    }
    void setOutcome(int position, Outcome outcome)
    {
        sql(QStringLiteral("UPDATE recipients SET outcome = ? WHERE position = ? AND item = ?"), {toColumn(outcome), position});
    }

    // What makes just this row happen and no other of its event.
    void prepare(const Transition &step)
    {
        if (step.event == Event::Edit && step.to != State::Draft)
            setOutcome(1, Outcome::Accepted);
        if (step.from == State::Unknown && (step.event == Event::MarkAsSent || step.event == Event::Settled)) {
            setOutcome(0, Outcome::Unknown);
            setOutcome(1,
                step.to == State::Failed        ? Outcome::Refused
                    : step.to == State::Waiting ? Outcome::Pending
                                                : Outcome::Accepted);
        }
        if (step.event == Event::Release && step.to == State::Scheduled)
            sql(QStringLiteral("UPDATE items SET scheduled_at = ? WHERE id = ?"), {kNow.addSecs(60).toMSecsSinceEpoch()});
        if (step.event == Event::UndoOver || step.event == Event::FoundHeld)
            sql(QStringLiteral("UPDATE items SET hold = 'undo' WHERE id = ?"));
        if (step.event == Event::TimeMissed)
            sql(QStringLiteral("UPDATE items SET not_after = 1 WHERE id = ?"));
    }

    void perform(const Transition &step)
    {
        switch (step.event) {
        case Event::Send:
        case Event::SendLater:
            return add(*step.to);
        case Event::FoundHeld:
            EXPECT_TRUE(store.times().keepFound(kNow));
            EXPECT_EQ(item().hold, HoldReason::Found);
            return;
        case Event::TimeCame:
        case Event::TimeMissed:
            EXPECT_TRUE(store.times().callTimes(kNow.addSecs(3600)));
            return;
        case Event::Claim:
            EXPECT_TRUE(store.claims().claimNext(kAccount, kMe, false, kNow.addSecs(7200)).value());
            return;
        case Event::RelayTrouble:
            EXPECT_TRUE(store.claims().delayRelay(kAccount, kNow.addSecs(60), error(), kNow));
            return;
        case Event::AccountFixed: {
            std::optional<qint64> upTo;
            EXPECT_TRUE(store.claims().resume(kAccount, kNow, upTo));
            return;
        }
        case Event::AccountTrouble:
            if (step.from == State::Waiting) {
                EXPECT_TRUE(store.claims().pause(kAccount, error(), kNow.addSecs(7200)));
                return;
            }
            return rule(*step.to, false);
        case Event::Settled:
            if (step.from == State::Unknown) {
                message::RecipientReport report;
                report.action = message::ReportAction::Delivered;
                report.finalRecipient = QStringLiteral("b@x.example");
                EXPECT_TRUE(store.addReport({{}, "<1@x>", {report}}, kNow));
                return;
            }
            return rule(*step.to, false);
        case Event::PutOff:
        case Event::Lost:
            return rule(*step.to, false);
        case Event::Cancel:
            return rule(*step.to, true);
        case Event::FoundSending:
            if (step.to == State::Unknown) {
                EXPECT_TRUE(store.claims().markHandedOver(id, kMe, {0, 1}, {}, kNow));
            }
            EXPECT_TRUE(store.claims().recover(QStringLiteral("another"), kNow));
            return;
        default:
            EXPECT_TRUE(act(step.event)) << eventName(step.event).constData();
        }
    }

    void add(State state)
    {
        NewItem item;
        item.summary.id = id = ItemId::createUuid();
        item.summary.state = state;
        item.summary.accountId = kAccount;
        item.summary.queuedAt = item.summary.changedAt = kNow;
        item.summary.messageId = "<1@x>";
        for (const char *address : {"b@x.example", "c@x.example"}) {
            Recipient recipient;
            recipient.mailbox.address = QString::fromLatin1(address);
            item.summary.recipients += recipient;
        }
        if (state == State::Held)
            item.summary.hold = HoldReason::Undo;
        if (state == State::Scheduled)
            item.summary.schedule = Schedule{kNow.addSecs(3600), "Europe/Berlin", MissedRule::SendAtOnce, {}};
        if (state != State::Waiting)
            item.summary.nextAttempt = kNow.addSecs(state == State::Held ? 10 : 3600);
        ASSERT_TRUE(store.add(item, DraftRecord{ItemId::createUuid(), {}, kNow}));
    }

    void rule(State state, bool isCancelled)
    {
        AttemptRecord record;
        record.id = id;
        record.ruling.state = state;
        record.ruling.isCancelled = isCancelled;
        record.ruling.recipients = item().recipients;
        EXPECT_TRUE(store.claims().record(record, kMe, kNow));
    }

    static protocol::SendError error()
    {
        protocol::SendError error;
        error.stage = protocol::Stage::Connect;
        error.kind = protocol::ErrorKind::Unreachable;
        return error;
    }

    QTemporaryDir folder;
    OutboxPaths paths{folder.path() + QLatin1String("/profile")};
    Store store{paths};
    ItemId id;
};

// The shortest way from a new draft into each state.
std::map<State, QList<Transition>> waysFromDraft()
{
    std::map<State, QList<Transition>> ways{{State::Draft, {}}};
    for (bool isMore = true; std::exchange(isMore, false);)
        for (const Transition &step : stateTable()) {
            if (!ways.contains(step.from) || !step.to || ways.contains(*step.to))
                continue;
            ways[*step.to] = ways[step.from] + QList{step};
            isMore = true;
        }
    return ways;
}

std::string nameOf(const Transition &step)
{
    const QByteArray to = step.to ? stateName(*step.to) : "gone";
    return QByteArray(eventName(step.event) + ": " + stateName(step.from) + " -> " + to).toStdString();
}

TEST(StateTable, EveryStateIsReached)
{
    EXPECT_EQ(waysFromDraft().size(), 9U);
}

TEST(StateTable, NoStateIsADeadEnd)
{
    for (const auto &[state, way] : waysFromDraft()) {
        bool isLedOnByProgram = false;
        bool isOpenToUser = false;
        for (const Transition &step : stateTable()) {
            isLedOnByProgram |= step.from == state && actorOf(step.event) == Actor::Program;
            isOpenToUser |= step.from == state && actorOf(step.event) == Actor::User;
        }
        EXPECT_TRUE(isOpenToUser) << stateName(state).constData();
        const bool goesOnByItself = state == State::Scheduled || state == State::Waiting || state == State::Sending;
        EXPECT_TRUE(isLedOnByProgram || !goesOnByItself) << stateName(state).constData();
    }
}

TEST(StateTable, EveryRowHappensAsItSays)
{
    const auto ways = waysFromDraft();
    for (const Transition &step : stateTable()) {
        SCOPED_TRACE(nameOf(step));
        if (step.event == Event::Delete && step.from == State::Draft)
            continue; // a draft is no item yet; DraftTable removes it
        Walker walker;
        for (const Transition &before : ways.at(step.from))
            walker.walk(before);
        if (!isEntry(step.event)) {
            ASSERT_EQ(walker.state(), step.from);
        }
        walker.walk(step);
        EXPECT_EQ(walker.state(), step.to.value_or(State::Draft));
        EXPECT_EQ(walker.exists(), step.to && step.to != State::Draft);
        EXPECT_EQ(walker.item().hold.has_value(), walker.exists() && walker.state() == State::Held);
    }
}

TEST(StateTable, WhatIsNotListedIsRefusedAndChangesNothing)
{
    const auto ways = waysFromDraft();
    for (const auto &[state, way] : ways)
        for (const Event event : {Event::SendNow, Event::Hold, Event::Release, Event::Reschedule, Event::Edit,
                 Event::MarkAsSent, Event::Delete, Event::UndoOver}) {
            if (state == State::Draft || startsOf(event).contains(state))
                continue;
            SCOPED_TRACE(QByteArray(eventName(event) + " of " + stateName(state)).toStdString());
            Walker walker;
            for (const Transition &before : way)
                walker.walk(before);
            const ItemSummary before = walker.item();
            const auto done = walker.act(event);
            ASSERT_FALSE(done);
            EXPECT_EQ(done.error().kind, OutboxError::Kind::WrongState);
            EXPECT_EQ(walker.item(), before);
        }
}

// Whoever writes the statement: a ruling of nonsense must not reach the row.
TEST(StateTable, TheDatabaseKeepsToIt)
{
    Walker walker;
    const auto ways = waysFromDraft();
    for (const Transition &step : ways.at(State::Sending))
        walker.walk(step);
    AttemptRecord record;
    record.id = walker.theId();
    record.ruling.state = State::Scheduled; // from sending: in no row
    EXPECT_FALSE(walker.theStore().claims().record(record, kMe, kNow));
    EXPECT_EQ(walker.state(), State::Sending);
}

QByteArray asDocument()
{
    QByteArray text
        = "# The states of a message\n\n"
          "Printed from `smtp/outbox/statetable.cpp` by `statetable_test`; the database refuses every other change.\n"
          "The words are those of the database, the command line (`outbox list --json`) and the window.\n\n"
          "| from | what happens | to | when |\n|---|---|---|---|\n";
    for (const Transition &step : stateTable()) {
        const QByteArray event = eventName(step.event);
        text += "| " + stateName(step.from) + " | " + (actorOf(step.event) == Actor::User ? "**" + event + "**" : event) + " | "
            + (step.to ? stateName(*step.to) : "(gone)") + " | " + step.when + " |\n";
    }
    return text + "\nWhat a person does is in bold; the rest is the program's.\n";
}

TEST(StateTable, IsPrintedInTheDocumentation)
{
    QFile file(QStringLiteral(PILLARBOX_STATES_MD));
    if (qEnvironmentVariableIsSet("PILLARBOX_WRITE_DOCS")) {
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(asDocument());
        file.close();
    }
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_EQ(file.readAll(), asDocument()) << "run with PILLARBOX_WRITE_DOCS=1 to write it";
}

} // namespace pillarbox::outbox
