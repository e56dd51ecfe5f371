// What a person and a delivery may do to an item, and that the database keeps it.

#include "smtp/outbox/store.h"

#include "smtp/outbox/catalogue.h"
#include "smtp/outbox/filelock.h"

#include <QTemporaryDir>
#include <QTimeZone>

#include <gtest/gtest.h>

namespace pillarbox::outbox {

using protocol::ErrorKind;
using protocol::Stage;

const QDateTime kNow(QDate(2026, 3, 2), QTime(14, 2), QTimeZone::utc());
const QString kAccount = QStringLiteral("account");
const QString kMe = QStringLiteral("me");

Expected<QList<ItemSummary>, OutboxError> allOf(Store &store)
{
    const auto ids = store.items().newest(-1);
    if (!ids)
        return Unexpected{ids.error()};
    return store.items().some(*ids);
}

class StoreTest : public testing::Test
{
protected:
    StoreTest() { EXPECT_TRUE(store.open(kNow)); }

    ItemId add(int recipients = 1, const QDateTime &queuedAt = kNow)
    {
        NewItem item;
        item.summary.id = ItemId::createUuid();
        item.summary.accountId = kAccount;
        item.summary.subject = QStringLiteral("Größe");
        item.summary.from = {QStringLiteral("Ada"), QStringLiteral("ada@firm.example")};
        for (int i = 0; i < recipients; ++i) {
            Recipient recipient;
            recipient.mailbox = {{}, QStringLiteral("r%1@x.example").arg(i)};
            item.summary.recipients.append(recipient);
        }
        item.summary.queuedAt = queuedAt;
        item.summary.changedAt = queuedAt;
        item.summary.size = 1234;
        item.summary.messageId = "<" + item.summary.id.toByteArray() + "@x>";
        DraftRecord draft{ItemId::createUuid(), {}, queuedAt};
        draft.draft.body = QStringLiteral("text");
        for (const Recipient &recipient : item.summary.recipients)
            draft.draft.to.append(recipient.mailbox);
        EXPECT_TRUE(store.add(item, draft));
        return item.summary.id;
    }

    ItemSummary find(const ItemId &id) { return store.items().find(id).value().value_or(ItemSummary{}); }
    State stateOf(const ItemId &id) { return find(id).state; }
    std::optional<Claim> claim(const QDateTime &now = kNow, bool isOnlyUrgent = false)
    {
        return store.claims().claimNext(kAccount, kMe, isOnlyUrgent, now).value();
    }
    static protocol::SendError someError(ErrorKind kind = ErrorKind::Unreachable)
    {
        protocol::SendError error;
        error.stage = Stage::Connect;
        error.kind = kind;
        return error;
    }
    // Records that the claimed item ended so.
    void record(const Claim &claim, State state, Outcome outcome, bool isCounted = true)
    {
        AttemptRecord entry;
        entry.id = claim.summary.id;
        entry.ruling.state = state;
        entry.ruling.recipients = claim.summary.recipients;
        for (auto &recipient : entry.ruling.recipients)
            recipient.outcome = outcome;
        entry.ruling.isCounted = isCounted;
        if (state != State::Sent)
            entry.ruling.reason = someError();
        entry.attempt.emplace().startedAt = kNow;
        entry.attempt->transcript = "C: EHLO " + QByteArray::number(++said);
        EXPECT_TRUE(store.claims().record(entry, kMe, kNow));
    }
    int said = 0;

    QTemporaryDir folder;
    OutboxPaths paths{folder.path() + QLatin1String("/profile")};
    Store store{paths};
};

TEST_F(StoreTest, ItemsComeBackAfterReopening)
{
    const ItemId first = add(2);
    const ItemId second = add(1, kNow.addSecs(1));
    const ItemSummary before = find(first);
    EXPECT_EQ(before.subject, QStringLiteral("Größe"));
    EXPECT_EQ(before.state, State::Waiting);
    EXPECT_EQ(before.nextAttempt, kNow);
    EXPECT_EQ(before.recipients.size(), 2);
    EXPECT_TRUE(before.hasDraft);
    store.close();
    Store again(paths);
    QFile::remove(Spool(paths).path(first)); // it never had one here
    ASSERT_TRUE(again.open(kNow));
    const auto items = allOf(again);
    ASSERT_TRUE(items);
    ASSERT_EQ(items.value().size(), 2);
    EXPECT_EQ(items.value()[0].id, second); // newest first
    EXPECT_EQ(items.value()[1], before);
}

TEST_F(StoreTest, AddingTwiceIsRefused)
{
    NewItem item;
    item.summary.id = add();
    item.summary.messageId = "<x@y>";
    item.summary.queuedAt = item.summary.changedAt = kNow;
    EXPECT_FALSE(store.add(item, {}));
    EXPECT_EQ(find(item.summary.id).subject, QStringLiteral("Größe"));
}

TEST_F(StoreTest, ClaimsInOrderAndOnlyOnce)
{
    const ItemId first = add();
    const ItemId second = add(1, kNow.addSecs(1));
    const auto one = claim(kNow.addSecs(2));
    ASSERT_TRUE(one);
    EXPECT_EQ(one->summary.id, first);
    EXPECT_EQ(one->summary.state, State::Sending);
    EXPECT_EQ(claim(kNow.addSecs(2))->summary.id, second);
    EXPECT_FALSE(claim(kNow.addSecs(2)));
}

TEST_F(StoreTest, ClaimsNothingThatIsNotDueOrOfAnotherAccount)
{
    add(1, kNow.addSecs(10));
    EXPECT_FALSE(claim(kNow.addSecs(9)));
    EXPECT_FALSE(store.claims().claimNext(QStringLiteral("other"), kMe, false, kNow.addDays(1)).value());
    EXPECT_TRUE(claim(kNow.addSecs(10)));
}

TEST_F(StoreTest, UrgentIsClaimedFirstOrAlone)
{
    add();
    const ItemId urgent = add(1, kNow.addSecs(1));
    ASSERT_TRUE(store.items().sendNow(urgent, kNow));
    EXPECT_TRUE(find(urgent).isUrgent);
    EXPECT_EQ(claim(kNow, true)->summary.id, urgent);
    EXPECT_FALSE(claim(kNow, true));
}

TEST_F(StoreTest, WhatWasTriedComesAfterWhatWasNot)
{
    const ItemId first = add();
    const ItemId second = add(1, kNow.addSecs(1));
    record(*claim(kNow.addSecs(1)), State::Waiting, Outcome::Pending, false);
    EXPECT_EQ(claim(kNow.addSecs(5))->summary.id, second);
    EXPECT_EQ(claim(kNow.addSecs(5))->summary.id, first);
}

TEST_F(StoreTest, TwoStoresNeverClaimTheSame)
{
    QSet<ItemId> expected;
    for (int i = 0; i < 30; ++i)
        expected.insert(add());
    Store other(paths);
    ASSERT_TRUE(other.open(kNow));
    QList<ItemId> claimed;
    for (;;) {
        const auto mine = claim();
        const auto theirs = other.claims().claimNext(kAccount, QStringLiteral("they"), false, kNow).value();
        if (!mine && !theirs)
            break;
        if (mine)
            claimed.append(mine->summary.id);
        if (theirs)
            claimed.append(theirs->summary.id);
    }
    EXPECT_EQ(claimed.size(), 30);
    EXPECT_EQ(QSet<ItemId>(claimed.begin(), claimed.end()), expected);
}

TEST_F(StoreTest, OnlyTheClaimantMayMarkAndRecord)
{
    const ItemId id = add();
    const auto mine = claim();
    const auto marked = store.claims().markHandedOver(id, QStringLiteral("they"), {0}, {}, kNow);
    ASSERT_FALSE(marked);
    EXPECT_EQ(marked.error().kind, OutboxError::Kind::WrongState);
    AttemptRecord entry;
    entry.id = id;
    entry.ruling.state = State::Sent;
    EXPECT_FALSE(store.claims().record(entry, QStringLiteral("they"), kNow));
    EXPECT_EQ(stateOf(id), State::Sending);
    record(*mine, State::Sent, Outcome::Accepted);
    EXPECT_EQ(stateOf(id), State::Sent);
    EXPECT_FALSE(store.claims().markHandedOver(id, kMe, {0}, {}, kNow)); // no longer its claimant
}

TEST_F(StoreTest, RecoverySeparatesMarkedFromUnmarked)
{
    const ItemId unmarked = add();
    const ItemId marked = add(2, kNow.addSecs(1));
    const ItemId mine = add(1, kNow.addSecs(2));
    const QString dead = QStringLiteral("dead");
    ASSERT_TRUE(store.claims().claimNext(kAccount, dead, false, kNow.addSecs(5)).value());
    ASSERT_TRUE(store.claims().claimNext(kAccount, dead, false, kNow.addSecs(5)).value());
    ASSERT_EQ(claim(kNow.addSecs(5))->summary.id, mine);
    const QList<protocol::RecipientReply> replies{
        {.index = 0, .replyCode = 250, .enhanced = {}, .text = {}}, {.index = 1, .replyCode = 450, .enhanced = {}, .text = {}}};
    ASSERT_TRUE(store.claims().markHandedOver(marked, dead, {0, 1}, replies, kNow));
    ASSERT_TRUE(store.claims().recover(kMe, kNow.addSecs(60)));

    EXPECT_EQ(stateOf(unmarked), State::Waiting);
    EXPECT_EQ(find(unmarked).nextAttempt, kNow.addSecs(60));
    EXPECT_EQ(find(unmarked).attempts, 0);
    EXPECT_EQ(stateOf(mine), State::Sending);
    const ItemSummary lost = find(marked);
    EXPECT_EQ(lost.state, State::Unknown);
    ASSERT_TRUE(lost.reason);
    EXPECT_TRUE(lost.reason->mayHaveBeenDelivered);
    EXPECT_EQ(lost.recipients[0].outcome, Outcome::Unknown);
    EXPECT_EQ(lost.recipients[1].outcome, Outcome::Pending);

    // Marked as sent: the one who was put off is tried again, alone.
    ASSERT_TRUE(store.items().markAsSent(marked, kNow));
    EXPECT_EQ(stateOf(marked), State::Waiting);
    EXPECT_EQ(find(marked).recipients[0].outcome, Outcome::Accepted);
}

TEST_F(StoreTest, WhoEndedWhileSendingIsNoticedByAReader)
{
    const ItemId unmarked = add();
    const ItemId marked = add(1, kNow.addSecs(1));
    FileLock lock(paths.dispatchLock());
    ASSERT_TRUE(lock.tryLock());
    ASSERT_TRUE(claim(kNow.addSecs(5)));
    ASSERT_TRUE(claim(kNow.addSecs(5)));
    const QList<protocol::RecipientReply> replies{{.index = 0, .replyCode = 250, .enhanced = {}, .text = {}}};
    ASSERT_TRUE(store.claims().markHandedOver(marked, kMe, {0}, replies, kNow));
    EXPECT_FALSE(isAbandoned(store.load(marked)->summary)) << "somebody sends it";
    lock.unlock();

    Catalogue reader(paths);
    ASSERT_TRUE(reader.open());
    const auto items = reader.some({unmarked, marked});
    ASSERT_TRUE(items);
    EXPECT_TRUE(isAbandoned(items->at(0)));
    EXPECT_FALSE(items->at(0).reason->mayHaveBeenDelivered);
    EXPECT_TRUE(isAbandoned(items->at(1)));
    EXPECT_TRUE(items->at(1).reason->mayHaveBeenDelivered);
    EXPECT_TRUE(isAbandoned(store.load(marked)->summary));

    ASSERT_TRUE(store.claims().recover(QStringLiteral("next"), kNow));
    EXPECT_EQ(find(marked).reason->kind, ErrorKind::ProgramEnded);
    EXPECT_EQ(store.load(marked)->attempts.last().error->kind, ErrorKind::ProgramEnded);
}

TEST_F(StoreTest, GoesThroughAnotherAccountOnlyWhenToldSo)
{
    const ItemId id = add();
    const ItemId other = add(1, kNow.addSecs(1));
    const QString chosen = QStringLiteral("chosen");
    ASSERT_TRUE(store.items().hold(id, kNow));
    store.takeChanges();
    ASSERT_TRUE(store.items().sendThrough(id, chosen, kNow));
    EXPECT_EQ(find(id).accountId, chosen);
    EXPECT_EQ(stateOf(id), State::Waiting);
    EXPECT_EQ(find(other).accountId, kAccount);
    const auto changes = store.takeChanges();
    ASSERT_TRUE(changes.agenda);
    EXPECT_TRUE(changes.agenda->of(chosen).isDue(kNow));
    EXPECT_EQ(changes.agenda->count({State::Waiting}), 2);
    EXPECT_EQ(claim(kNow.addSecs(5))->summary.id, other);
    EXPECT_FALSE(claim(kNow.addSecs(5))) << "not by the old one";
    const auto claimed = store.claims().claimNext(chosen, kMe, false, kNow).value();
    ASSERT_TRUE(claimed);
    EXPECT_EQ(claimed->summary.id, id);
    record(*claimed, State::Sent, Outcome::Accepted);
    EXPECT_FALSE(store.items().sendThrough(id, kAccount, kNow)) << "it is sent";
    EXPECT_EQ(find(id).accountId, chosen);
}

TEST_F(StoreTest, AMarkBeforeAnyAnswerLeavesNobodyCertain)
{
    const ItemId id = add(2);
    ASSERT_TRUE(claim());
    ASSERT_TRUE(store.claims().markHandedOver(id, kMe, {0, 1}, {}, kNow));
    EXPECT_EQ(find(id).recipients[0].outcome, Outcome::Unknown);
    EXPECT_EQ(find(id).recipients[1].outcome, Outcome::Unknown);
    ASSERT_TRUE(store.claims().recover(QStringLiteral("next"), kNow.addSecs(60)));
    EXPECT_EQ(stateOf(id), State::Unknown);
}

TEST_F(StoreTest, RecoveryKnowsWhenAndThroughWhatItWasHandedOver)
{
    const ItemId id = add(1);
    ASSERT_TRUE(claim());
    Attempt attempt;
    attempt.stages = {{protocol::Stage::Connect, std::chrono::milliseconds(38)}};
    attempt.session.emplace();
    attempt.session->endpoint = {QStringLiteral("smtp.example.org"), 465, protocol::Security::ImplicitTls};
    ASSERT_TRUE(store.claims().markHandedOver(id, kMe, {0}, {}, kNow.addSecs(5), attempt));
    ASSERT_TRUE(store.claims().recover(QStringLiteral("next"), kNow.addSecs(60)));
    const auto item = store.items().load(id);
    ASSERT_TRUE(item);
    EXPECT_EQ(item->handedOverAt, kNow.addSecs(5));
    ASSERT_EQ(item->attempts.size(), 1);
    EXPECT_EQ(item->attempts[0].stages, attempt.stages);
    ASSERT_TRUE(item->attempts[0].session);
    EXPECT_EQ(item->attempts[0].session->endpoint, attempt.session->endpoint);
    EXPECT_TRUE(item->attempts[0].error->mayHaveBeenDelivered);
}

TEST_F(StoreTest, AWithdrawnMarkLeavesNothingBehind)
{
    const ItemId id = add(2);
    ASSERT_TRUE(claim());
    ASSERT_TRUE(store.claims().markHandedOver(id, kMe, {0, 1}, {}, kNow));
    EXPECT_FALSE(store.claims().withdrawHandOver(id, QStringLiteral("they"), {0, 1}));
    ASSERT_TRUE(store.claims().withdrawHandOver(id, kMe, {0, 1}));
    EXPECT_EQ(find(id).recipients[0].outcome, Outcome::Pending);
    ASSERT_TRUE(store.claims().recover(QStringLiteral("next"), kNow.addSecs(60)));
    EXPECT_EQ(stateOf(id), State::Waiting);
}

// Between two transactions of one attempt: who has the message keeps it, and only the others are tried again.
TEST_F(StoreTest, RecoveryBetweenTwoTransactionsForgetsNobody)
{
    const ItemId id = add(3);
    const auto mine = claim();
    ASSERT_TRUE(mine);
    ASSERT_TRUE(store.claims().markHandedOver(id, kMe, {0, 1}, {{0, 250, {}, "ok"}, {1, 250, {}, "ok"}}, kNow));
    AttemptRecord entry;
    entry.id = id;
    entry.ruling.state = State::Sending;
    entry.ruling.recipients = mine->summary.recipients;
    entry.ruling.recipients[0].outcome = entry.ruling.recipients[1].outcome = Outcome::Accepted;
    entry.receipt = Receipt{kNow, "250 ok", "A1", {}, message::WireForm::AsIs};
    ASSERT_TRUE(store.claims().record(entry, kMe, kNow));
    EXPECT_EQ(find(id).state, State::Sending);
    EXPECT_FALSE(claim()); // nobody else's yet
    ASSERT_TRUE(store.claims().recover(QStringLiteral("next"), kNow));
    const ItemSummary after = find(id);
    EXPECT_EQ(after.state, State::Waiting);
    EXPECT_EQ(after.attempts, 0);
    EXPECT_EQ(after.recipients[0].outcome, Outcome::Accepted);
    EXPECT_EQ(after.recipients[1].outcome, Outcome::Accepted);
    EXPECT_EQ(after.recipients[2].outcome, Outcome::Pending);
    EXPECT_EQ(store.items().load(id)->receipt->queueId, "A1");
}

// The whole message goes in one flight, before anybody was answered.
TEST_F(StoreTest, AMarkBeforeAnyAnswerIsAboutAll)
{
    const ItemId id = add(2);
    ASSERT_TRUE(claim());
    ASSERT_TRUE(store.claims().markHandedOver(id, kMe, {1}, {}, kNow));
    ASSERT_TRUE(store.claims().recover(QStringLiteral("next"), kNow));
    EXPECT_EQ(find(id).state, State::Unknown);
    EXPECT_EQ(find(id).recipients[0].outcome, Outcome::Pending);
    EXPECT_EQ(find(id).recipients[1].outcome, Outcome::Unknown);
}

TEST_F(StoreTest, AttemptsThatDoNotCountReplaceOneAnother)
{
    const ItemId id = add();
    for (int i = 0; i < 3; ++i)
        record(*claim(), State::Waiting, Outcome::Pending, false);
    EXPECT_EQ(store.items().load(id).value().attempts.size(), 1);
    record(*claim(), State::Waiting, Outcome::Pending, true);
    record(*claim(), State::Waiting, Outcome::Pending, false);
    const auto attempts = store.items().load(id).value().attempts;
    ASSERT_EQ(attempts.size(), 3);
    EXPECT_EQ(attempts[0].number, 1);
    EXPECT_EQ(attempts[2].number, 3);
    EXPECT_EQ(find(id).attempts, 1);
}

TEST_F(StoreTest, TheLastTranscriptsAreKept)
{
    const ItemId id = add();
    for (int i = 0; i < keptTranscripts + 3; ++i)
        record(*claim(), State::Waiting, Outcome::Pending, true);
    const auto attempts = store.items().load(id).value().attempts;
    ASSERT_EQ(attempts.size(), keptTranscripts + 3);
    for (int i = 0; i < attempts.size(); ++i)
        EXPECT_EQ(attempts[i].transcript.isEmpty(), i < 3) << i;
    const auto newest = store.items().transcripts(find(id).accountId, 2);
    ASSERT_TRUE(newest);
    ASSERT_EQ(newest->size(), 2);
    EXPECT_EQ(newest->first().transcript, attempts.last().transcript);
    EXPECT_EQ(store.items().transcripts(QStringLiteral("another"), 2).value().size(), 0);
}

TEST_F(StoreTest, RelayDelayIsShownAndTakenBack)
{
    const ItemId id = add();
    const ItemId later = add(1, kNow.addSecs(3600)); // its own time comes after the relay's
    const QDateTime until = kNow.addSecs(30);
    ASSERT_TRUE(store.claims().delayRelay(kAccount, until, someError(), kNow));
    EXPECT_EQ(find(id).nextAttempt, until);
    EXPECT_EQ(find(id).reason, someError());
    EXPECT_FALSE(find(later).reason);
    ASSERT_TRUE(store.claims().clearRelay(kAccount));
    EXPECT_EQ(find(id).nextAttempt, kNow);
    EXPECT_FALSE(find(id).reason);
}

TEST_F(StoreTest, PauseAndResume)
{
    const ItemId id = add();
    const ItemId held = add();
    ASSERT_TRUE(store.items().hold(held, kNow));
    ASSERT_TRUE(store.claims().pause(kAccount, someError(ErrorKind::CredentialRefused), kNow));
    EXPECT_EQ(stateOf(id), State::NeedsYou);
    EXPECT_EQ(find(id).reason->kind, ErrorKind::CredentialRefused);
    EXPECT_FALSE(claim(kNow.addDays(1)));
    std::optional<qint64> upTo;
    ASSERT_TRUE(store.claims().resume(kAccount, kNow, upTo));
    EXPECT_EQ(stateOf(id), State::Waiting);
    EXPECT_FALSE(find(id).reason);
    EXPECT_EQ(stateOf(held), State::Held);
}

TEST_F(StoreTest, AbsentItemsAreNotFound)
{
    const auto result = store.items().hold(ItemId::createUuid(), kNow);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().kind, OutboxError::Kind::NotFound);
    EXPECT_EQ(store.items().load(ItemId::createUuid()).error().kind, OutboxError::Kind::NotFound);
}

TEST_F(StoreTest, EditedItemBecomesItsDraftAgain)
{
    const ItemId id = add();
    const auto record = store.editAgain(id, kNow);
    ASSERT_TRUE(record);
    EXPECT_EQ(record.value().draft.body, QStringLiteral("text"));
    EXPECT_FALSE(store.items().find(id).value());
    const auto drafts = store.drafts().unbound();
    ASSERT_EQ(drafts.value().size(), 1);
    EXPECT_EQ(drafts.value()[0].id, record.value().id);
}

TEST_F(StoreTest, ItemThatSomebodyHasStaysAndTheDraftIsForTheOthers)
{
    const ItemId id = add(3);
    auto claimed = *claim();
    AttemptRecord entry;
    entry.id = id;
    entry.ruling.state = State::Waiting;
    entry.ruling.recipients = claimed.summary.recipients;
    entry.ruling.recipients[0].outcome = Outcome::Accepted;
    entry.ruling.recipients[1].outcome = Outcome::Refused;
    entry.ruling.reason = someError();
    entry.attempt.emplace().startedAt = kNow;
    ASSERT_TRUE(store.claims().record(entry, kMe, kNow));
    const auto record = store.editAgain(id, kNow);
    ASSERT_TRUE(record);
    ASSERT_EQ(record.value().draft.to.size(), 2);
    EXPECT_EQ(record.value().draft.to[0].address, QStringLiteral("r1@x.example"));
    EXPECT_EQ(stateOf(id), State::Held); // else r2 could get both
    EXPECT_TRUE(find(id).hasDraft);
}

// One that still waits is hastened, for those who are not settled; one that is at its end goes to the refused again.
TEST_F(StoreTest, SendNowAsksTheRefusedAgainOnlyWhenNobodyElseIsLeft)
{
    const ItemId id = add(3);
    const auto settle = [&](State state, Outcome last) {
        AttemptRecord entry;
        entry.id = id;
        entry.ruling.state = state;
        entry.ruling.recipients = claim()->summary.recipients;
        entry.ruling.recipients[0].outcome = Outcome::Accepted;
        entry.ruling.recipients[1].outcome = Outcome::Refused;
        entry.ruling.recipients[2].outcome = last;
        entry.attempt.emplace().startedAt = kNow;
        return store.claims().record(entry, kMe, kNow);
    };
    const auto outcomes = [&] {
        QList<Outcome> list;
        for (const auto &recipient : find(id).recipients)
            list.append(recipient.outcome);
        return list;
    };
    ASSERT_TRUE(settle(State::Waiting, Outcome::Pending));
    ASSERT_TRUE(store.items().sendNow(id, kNow));
    EXPECT_EQ(outcomes(), (QList{Outcome::Accepted, Outcome::Refused, Outcome::Pending}));
    ASSERT_TRUE(settle(State::Failed, Outcome::Accepted));
    ASSERT_TRUE(store.items().sendNow(id, kNow));
    EXPECT_EQ(outcomes(), (QList{Outcome::Accepted, Outcome::Pending, Outcome::Accepted}));
}

TEST_F(StoreTest, DraftsAreBoundOnce)
{
    DraftRecord draft{ItemId::createUuid(), {}, kNow};
    draft.draft.body = QStringLiteral("one");
    ASSERT_TRUE(store.drafts().save(draft));
    EXPECT_EQ(store.drafts().unbound().value().size(), 1);
    NewItem item;
    item.summary.id = ItemId::createUuid();
    item.summary.messageId = "<x@y>";
    item.summary.queuedAt = item.summary.changedAt = kNow;
    ASSERT_TRUE(store.add(item, draft));
    EXPECT_TRUE(store.drafts().unbound().value().isEmpty());
    EXPECT_EQ(store.drafts().load(item.summary.id).value().body, QStringLiteral("one"));

    // A second window that still shows it can neither save over it, nor send it again, nor remove it.
    EXPECT_EQ(store.drafts().save(draft).error().kind, OutboxError::Kind::WrongState);
    item.summary.id = ItemId::createUuid();
    EXPECT_EQ(store.add(item, draft).error().kind, OutboxError::Kind::WrongState);
    EXPECT_FALSE(store.items().find(item.summary.id).value());
    EXPECT_TRUE(store.drafts().remove(draft.id));
    EXPECT_TRUE(store.drafts().load(draft.id));
}

TEST_F(StoreTest, ChangesNameWhatWasTouched)
{
    const ItemId id = add();
    const Changes added = store.takeChanges();
    ASSERT_EQ(added.items.size(), 1);
    EXPECT_EQ(added.items[0].id, id);
    EXPECT_TRUE(store.takeChanges().isEmpty());
    ASSERT_TRUE(store.remove(id));
    EXPECT_EQ(store.takeChanges().goneItems, QList{id});
    EXPECT_TRUE(store.takeForeignChanges().isEmpty()); // our own are none

    Store other(paths);
    ASSERT_TRUE(other.open(kNow));
    DraftRecord draft{ItemId::createUuid(), {}, kNow};
    ASSERT_TRUE(other.drafts().save(draft));
    const Changes foreign = store.takeForeignChanges();
    EXPECT_FALSE(foreign.isWhole);
    ASSERT_EQ(foreign.drafts.size(), 1);
    EXPECT_EQ(foreign.drafts[0], draft);
}

} // namespace pillarbox::outbox
