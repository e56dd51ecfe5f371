// What there is to do, counted and found by index; what a list is made of; what others changed. However many items there are.

#include "smtp/outbox/agenda.h"
#include "smtp/outbox/catalogue.h"
#include "smtp/outbox/columns.h"
#include "smtp/outbox/store.h"

#include <QTemporaryDir>
#include <QTimeZone>

#include <gtest/gtest.h>

#include <algorithm>

namespace pillarbox::outbox {

using namespace Qt::StringLiterals;
using protocol::ErrorKind;

const QDateTime kNow(QDate(2026, 3, 2), QTime(14, 2), QTimeZone::utc());
const QString kAccount = u"account"_s;
const QString kOther = u"other"_s;
const QString kMe = u"me"_s;

class AgendaTest : public testing::Test
{
protected:
    AgendaTest() { EXPECT_TRUE(store.open(kNow)); }

    ItemId add(const QString &account = kAccount, const QString &subject = {}, const QString &to = u"b@x.example"_s,
        const QDateTime &at = kNow)
    {
        NewItem item;
        item.summary.id = ItemId::createUuid();
        item.summary.accountId = account;
        item.summary.subject = subject;
        item.summary.from = {{}, u"ada@firm.example"_s};
        item.summary.recipients.emplaceBack().mailbox = {{}, to};
        item.summary.queuedAt = item.summary.changedAt = at;
        item.summary.messageId = "<x@y>";
        EXPECT_TRUE(store.add(item, {}));
        return item.summary.id;
    }
    static protocol::SendError trouble(ErrorKind kind)
    {
        protocol::SendError error;
        error.kind = kind;
        return error;
    }
    Agenda agenda() { return store.takeChanges().agenda.value_or(Agenda{}); }

    QTemporaryDir folder;
    OutboxPaths paths{folder.path() + u"/profile"_s};
    Store store{paths};
};

TEST_F(AgendaTest, CountsEachStateOfEachAccount)
{
    EXPECT_EQ(store.beginning().agenda, Agenda{});
    const ItemId first = add();
    const ItemId second = add();
    add(kOther);
    Agenda now = agenda();
    EXPECT_EQ(now.of(kAccount).counts.value(State::Waiting), 2);
    EXPECT_EQ(now.count({State::Waiting}), 3);
    ASSERT_TRUE(store.items().hold(first, kNow));
    ASSERT_TRUE(store.items().remove(second));
    now = agenda();
    EXPECT_EQ(now.of(kAccount).counts, (QHash<State, int>{{State::Held, 1}}));
    EXPECT_EQ(now.count(), 2);
    EXPECT_FALSE(store.takeChanges().agenda) << "nothing has changed since";
}

TEST_F(AgendaTest, UnsentIsWhatIsToGoOrMayHaveGone)
{
    AccountAgenda account;
    account.counts = {{State::Sent, 30}, {State::Failed, 20}, {State::Unknown, 4}, {State::Held, 2}, {State::Waiting, 1}};
    EXPECT_EQ(account.unsent(), 7);
}

TEST_F(AgendaTest, TellsWhatIsDueAndWhen)
{
    const ItemId first = add();
    EXPECT_EQ(agenda().of(kAccount).next, kNow);
    EXPECT_TRUE(store.claims().claimNext(kAccount, kMe, false, kNow).value());
    EXPECT_FALSE(agenda().of(kAccount).next);
    ASSERT_TRUE(store.claims().recover(u"another"_s, kNow.addSecs(5)));
    EXPECT_EQ(agenda().of(kAccount).next, kNow.addSecs(5));

    ASSERT_TRUE(store.claims().delayRelay(kAccount, kNow.addSecs(60), trouble(ErrorKind::Unreachable), kNow));
    Agenda now = agenda();
    EXPECT_EQ(now.of(kAccount).next, kNow.addSecs(60));
    EXPECT_TRUE(now.of(kAccount).isBehind);
    EXPECT_FALSE(now.of(kAccount).isDue(kNow.addSecs(59)));
    EXPECT_TRUE(now.of(kAccount).isDue(kNow.addSecs(60)));
    EXPECT_EQ(now.nextAfter(kNow), kNow.addSecs(60));
    EXPECT_FALSE(now.nextAfter(kNow.addSecs(60)));

    ASSERT_TRUE(store.items().sendNow(first, kNow.addSecs(7)));
    now = agenda();
    EXPECT_TRUE(now.of(kAccount).hasUrgent);
    EXPECT_FALSE(now.of(kAccount).isBehind);
    EXPECT_EQ(now.of(kAccount).next, kNow.addSecs(7));
}

TEST_F(AgendaTest, TellsWhatTheAccountWaitsFor)
{
    add();
    ASSERT_TRUE(store.claims().pause(kAccount, trouble(ErrorKind::CredentialRefused), kNow));
    const Agenda now = agenda();
    ASSERT_TRUE(now.of(kAccount).trouble);
    EXPECT_EQ(now.of(kAccount).trouble->kind, ErrorKind::CredentialRefused);
    EXPECT_TRUE(now.of(kAccount).isBehind);
    EXPECT_FALSE(now.of(kAccount).next);
}

TEST_F(AgendaTest, TellsWhenTheTimetableHasWork)
{
    const ItemId id = add();
    ASSERT_TRUE(store.times().reschedule(id, {.at = kNow.addSecs(600), .timeZone = "UTC", .notAfter = {}}, kNow));
    EXPECT_EQ(agenda().nextCall, kNow.addSecs(600));
    ASSERT_TRUE(store.times().reschedule(id,
        {.at = kNow.addSecs(600), .timeZone = "UTC", .missedRule = MissedRule::NotAfter, .notAfter = kNow.addSecs(500)}, kNow));
    const Agenda now = agenda();
    EXPECT_EQ(now.nextCall, kNow.addSecs(500).addMSecs(1));
    EXPECT_FALSE(now.isTimeUp(kNow.addSecs(500)));
    EXPECT_TRUE(now.isTimeUp(kNow.addSecs(501)));
}

// What is asked after each commit, and for each claim, goes by an index to one row.
TEST_F(AgendaTest, NothingThatIsAskedOftenWalksTheItems)
{
    Database database;
    ASSERT_TRUE(database.open(paths.database()));
    const QString nextTime = u"max(due_at, ifnull(relay_until, 0))"_s;
    const QStringList statements{
        u"SELECT %1 FROM items WHERE state = 'waiting' AND account = ? ORDER BY %1 LIMIT 1"_s.arg(nextTime),
        u"SELECT is_urgent FROM items WHERE state = 'waiting' AND account = ? ORDER BY is_urgent DESC LIMIT 1"_s,
        u"SELECT 1 FROM items WHERE state = 'waiting' AND relay_until IS NOT NULL AND account = ? AND is_paced = 0 LIMIT 1"_s,
        u"SELECT %1 FROM items WHERE state = 'waiting' AND is_paced = 1 AND account = ? ORDER BY %1 DESC LIMIT 1"_s.arg(
            nextTime),
        u"SELECT due_at FROM items INDEXED BY items_scheduled WHERE state = 'scheduled' ORDER BY due_at LIMIT 1"_s,
        u"SELECT not_after FROM items INDEXED BY items_not_after WHERE state IN ('scheduled', 'waiting') "
        "AND not_after IS NOT NULL ORDER BY not_after LIMIT 1"_s,
        u"SELECT id FROM items WHERE state = 'waiting' AND account = ? AND due_at <= 1 AND is_urgent >= 0 "
        "AND ifnull(not_after >= 1, 1) ORDER BY is_urgent DESC, tried_at, queued_at, rowid LIMIT 1"_s,
    };
    for (const QString &statement : statements) {
        QVariantList values;
        if (statement.contains(u'?'))
            values.append(kAccount);
        auto plan = database.run(u"EXPLAIN QUERY PLAN "_s + statement, values);
        ASSERT_TRUE(plan.next()) << statement.toStdString();
        do {
            const QString step = plan.value(3).toString();
            EXPECT_TRUE(step.contains(u"INDEX"_s)) << statement.toStdString() << ": " << step.toStdString();
            EXPECT_FALSE(step.contains(u"TEMP B-TREE"_s)) << statement.toStdString() << ": " << step.toStdString();
        } while (plan.next());
    }
}

class ListingTest : public AgendaTest
{
protected:
    QList<ItemId> list(const ListQuery &query)
    {
        Catalogue catalogue(paths);
        EXPECT_TRUE(catalogue.open());
        const auto entries = catalogue.list(query);
        QList<ItemId> ids;
        for (const ListEntry &entry : entries ? *entries : QList<ListEntry>()) {
            const auto item = store.items().find(entry.id).value();
            EXPECT_TRUE(item && entryOf(*item) == entry);
            ids.append(entry.id);
        }
        return ids;
    }
};

TEST_F(ListingTest, HasTheStatesThatAreAskedForInTheirOrder)
{
    const ItemId oldest = add(kAccount, u"b"_s, u"zoe@x.example"_s, kNow);
    const ItemId middle = add(kAccount, u"C"_s, u"max@x.example"_s, kNow.addSecs(1));
    const ItemId newest = add(kOther, u"ä"_s, u"Ada@x.example"_s, kNow.addSecs(2));
    const ItemId held = add(kAccount, u"x"_s);
    ASSERT_TRUE(store.items().hold(held, kNow));
    EXPECT_EQ(list({.states = {State::Waiting}}), (QList{newest, middle, oldest}));
    EXPECT_EQ(list({.states = {State::Held, State::Sent}}), QList{held});
    EXPECT_EQ(list({.states = {State::Waiting}, .before = [](const auto &a, const auto &b) { return a.time < b.time; }}),
        (QList{oldest, middle, newest}));
    EXPECT_EQ(list({.states = {State::Waiting}, .key = ListQuery::Key::Subject}).size(), 3);
    EXPECT_EQ(list({.states = {State::Waiting}, .key = ListQuery::Key::Recipient}), (QList{newest, middle, oldest}));
}

TEST_F(ListingTest, FindsWhatIsLookedFor)
{
    const ItemId invoice = add(kAccount, u"Invoice 118"_s, u"bob@x.example"_s);
    const ItemId other = add(kAccount, u"Berths"_s, u"grace@hopper.example"_s);
    EXPECT_EQ(list({.states = {State::Waiting}, .text = u"INVOICE"_s}), QList{invoice});
    EXPECT_EQ(list({.states = {State::Waiting}, .text = u"hopper"_s}), QList{other});
    EXPECT_TRUE(list({.states = {State::Sent}, .text = u"hopper"_s}).isEmpty());
    EXPECT_TRUE(list({.states = {State::Waiting}, .text = u"nothing like it"_s}).isEmpty());
}

class ForeignTest : public AgendaTest
{
protected:
    ForeignTest()
    {
        EXPECT_TRUE(other.open(kNow));
        EXPECT_TRUE(other.takeForeignChanges().isEmpty());
    }

    Store other{paths};
};

TEST_F(ForeignTest, OnlyWhatChangedIsRead)
{
    const ItemId kept = add();
    const ItemId gone = add();
    Changes changes = other.takeForeignChanges();
    EXPECT_FALSE(changes.isWhole);
    EXPECT_EQ(changes.items.size(), 2);
    ASSERT_TRUE(changes.agenda);
    EXPECT_EQ(changes.agenda->count(), 2);
    EXPECT_TRUE(other.takeForeignChanges().isEmpty());

    ASSERT_TRUE(store.items().remove(gone));
    ASSERT_TRUE(store.drafts().save({ItemId::createUuid(), {}, kNow}));
    ASSERT_TRUE(other.items().hold(kept, kNow)); // one's own is no news
    (void)other.takeChanges();
    changes = other.takeForeignChanges();
    EXPECT_EQ(changes.goneItems, QList{gone});
    EXPECT_TRUE(changes.items.isEmpty());
    EXPECT_EQ(changes.drafts.size(), 1);
}

TEST_F(ForeignTest, WhatWasRolledBackIsNoNews)
{
    const ItemId id = add();
    (void)other.takeForeignChanges();
    (void)store.takeChanges();
    EXPECT_FALSE(store.items().release(id, kNow));
    EXPECT_TRUE(store.takeChanges().isEmpty());
    EXPECT_TRUE(other.takeForeignChanges().isEmpty());
}

TEST_F(ForeignTest, TooManyToNameAreReadAnew)
{
    for (int i = 0; i < 501; ++i)
        add();
    Changes changes = other.takeForeignChanges();
    EXPECT_TRUE(changes.isWhole);
    EXPECT_EQ(changes.agenda->count(), 501);
    EXPECT_TRUE(other.takeForeignChanges().isEmpty());

    (void)store.takeChanges();
    ASSERT_TRUE(store.claims().straighten(kNow.addSecs(-7200), std::chrono::minutes(1))); // all in one transaction
    EXPECT_TRUE(store.takeChanges().isWhole);
    EXPECT_TRUE(other.takeForeignChanges().isWhole);
}

// The list of changes is cut; who has not looked for long reads anew, and who wrote them himself has missed nothing.
TEST_F(ForeignTest, ALongAbsenceIsNoticed)
{
    const ItemId id = add();
    (void)other.takeForeignChanges();
    for (int i = 0; i < 600; ++i) {
        ASSERT_TRUE(store.items().hold(id, kNow));
        ASSERT_TRUE(store.items().release(id, kNow));
    }
    (void)store.takeForeignChanges();
    EXPECT_TRUE(other.takeForeignChanges().isWhole);
    ASSERT_TRUE(other.items().hold(id, kNow));
    const Changes changes = store.takeForeignChanges();
    EXPECT_FALSE(changes.isWhole);
    EXPECT_EQ(changes.items.size(), 1);
}

} // namespace pillarbox::outbox
