// What a person may do to an item, and that the database keeps it.

#include "tests/unit/outbox/storefixture.h"

namespace pillarbox::outbox {

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
