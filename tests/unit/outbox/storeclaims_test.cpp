// What a delivery may do to an item: claims, marks, records, and what is known after its end.

#include "tests/unit/outbox/storefixture.h"

#include "smtp/outbox/catalogue.h"
#include "smtp/outbox/filelock.h"

namespace pillarbox::outbox {

class StoreClaims : public StoreTest
{
};

TEST_F(StoreClaims, ClaimsInOrderAndOnlyOnce)
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

TEST_F(StoreClaims, ClaimsNothingThatIsNotDueOrOfAnotherAccount)
{
    add(1, kNow.addSecs(10));
    EXPECT_FALSE(claim(kNow.addSecs(9)));
    EXPECT_FALSE(store.claims().claimNext(QStringLiteral("other"), kMe, false, kNow.addDays(1)).value());
    EXPECT_TRUE(claim(kNow.addSecs(10)));
}

TEST_F(StoreClaims, UrgentIsClaimedFirstOrAlone)
{
    add();
    const ItemId urgent = add(1, kNow.addSecs(1));
    ASSERT_TRUE(store.items().sendNow(urgent, kNow));
    EXPECT_TRUE(find(urgent).isUrgent);
    EXPECT_EQ(claim(kNow, true)->summary.id, urgent);
    EXPECT_FALSE(claim(kNow, true));
}

TEST_F(StoreClaims, WhatWasTriedComesAfterWhatWasNot)
{
    const ItemId first = add();
    const ItemId second = add(1, kNow.addSecs(1));
    record(*claim(kNow.addSecs(1)), State::Waiting, Outcome::Pending, false);
    EXPECT_EQ(claim(kNow.addSecs(5))->summary.id, second);
    EXPECT_EQ(claim(kNow.addSecs(5))->summary.id, first);
}

TEST_F(StoreClaims, TwoStoresNeverClaimTheSame)
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

TEST_F(StoreClaims, OnlyTheClaimantMayMarkAndRecord)
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

TEST_F(StoreClaims, RecoverySeparatesMarkedFromUnmarked)
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

TEST_F(StoreClaims, WhoEndedWhileSendingIsNoticedByAReader)
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

TEST_F(StoreClaims, AMarkBeforeAnyAnswerLeavesNobodyCertain)
{
    const ItemId id = add(2);
    ASSERT_TRUE(claim());
    ASSERT_TRUE(store.claims().markHandedOver(id, kMe, {0, 1}, {}, kNow));
    EXPECT_EQ(find(id).recipients[0].outcome, Outcome::Unknown);
    EXPECT_EQ(find(id).recipients[1].outcome, Outcome::Unknown);
    ASSERT_TRUE(store.claims().recover(QStringLiteral("next"), kNow.addSecs(60)));
    EXPECT_EQ(stateOf(id), State::Unknown);
}

TEST_F(StoreClaims, RecoveryKnowsWhenAndThroughWhatItWasHandedOver)
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

TEST_F(StoreClaims, AWithdrawnMarkLeavesNothingBehind)
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
TEST_F(StoreClaims, RecoveryBetweenTwoTransactionsForgetsNobody)
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
TEST_F(StoreClaims, AMarkBeforeAnyAnswerIsAboutAll)
{
    const ItemId id = add(2);
    ASSERT_TRUE(claim());
    ASSERT_TRUE(store.claims().markHandedOver(id, kMe, {1}, {}, kNow));
    ASSERT_TRUE(store.claims().recover(QStringLiteral("next"), kNow));
    EXPECT_EQ(find(id).state, State::Unknown);
    EXPECT_EQ(find(id).recipients[0].outcome, Outcome::Pending);
    EXPECT_EQ(find(id).recipients[1].outcome, Outcome::Unknown);
}

TEST_F(StoreClaims, AttemptsThatDoNotCountReplaceOneAnother)
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

TEST_F(StoreClaims, TheLastTranscriptsAreKept)
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

TEST_F(StoreClaims, RelayDelayIsShownAndTakenBack)
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

TEST_F(StoreClaims, PauseAndResume)
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

} // namespace pillarbox::outbox
