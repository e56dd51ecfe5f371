// Sent messages are kept as long as is set, and nothing else is ever let go.

#include "smtp/outbox/catalogue.h"
#include "smtp/outbox/search.h"
#include "tests/unit/outbox/outboxworld.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTimeZone>

#include <gtest/gtest.h>

namespace pillarbox {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using outbox::DraftRecord;
using outbox::ItemId;
using outbox::NewItem;
using outbox::OutboxPaths;
using outbox::Retention;
using outbox::Spool;
using outbox::State;
using outbox::Store;

const QDateTime kNow(QDate(2026, 3, 2), QTime(14, 2), QTimeZone::utc());

class RetentionTest : public testing::Test
{
protected:
    RetentionTest() { EXPECT_TRUE(store.open(kNow)); }

    ItemId add(int daysAgo, State state = State::Sent, int sentDaysAgo = -1)
    {
        NewItem item;
        item.summary.id = ItemId::createUuid();
        item.summary.state = state;
        if (state == State::Held)
            item.summary.hold = outbox::HoldReason::User;
        item.summary.subject = u"Plans"_s;
        item.summary.from = {{}, u"ada@firm.example"_s};
        item.summary.recipients.emplaceBack().mailbox = {{}, u"b@x.example"_s};
        item.summary.queuedAt = kNow.addDays(-daysAgo);
        item.summary.changedAt = kNow.addDays(sentDaysAgo < 0 ? -daysAgo : -sentDaysAgo);
        item.searchable.text = u"observatory"_s;
        item.summary.messageId = "<1@x>";
        DraftRecord draft{ItemId::createUuid(), {}, kNow};
        draft.draft.body = u"observatory"_s;
        EXPECT_TRUE(store.add(item, draft));
        QFile file(Spool(paths).path(item.summary.id));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write("Subject: Plans\r\n\r\nobservatory\r\n");
        return item.summary.id;
    }
    void letGo(const Retention &retention)
    {
        ASSERT_TRUE(store.setRetention(retention));
        for (int steps = 0; steps < 1000; ++steps) {
            const auto step = store.letGo(kNow);
            ASSERT_TRUE(step);
            if (step->isLast)
                return;
        }
        FAIL();
    }
    bool isThere(const ItemId &id) { return store.items().find(id).value().has_value(); }
    bool hasBytes(const ItemId &id) { return QFile::exists(Spool(paths).path(id)); }
    qsizetype found(const QString &words) { return store.search({.words = words, .states = {}, .before = {}})->items.size(); }

    QTemporaryDir folder;
    OutboxPaths paths{folder.path() + u"/profile"_s};
    Store store{paths};
};

TEST_F(RetentionTest, EverythingIsKeptUnlessSaidOtherwise)
{
    EXPECT_EQ(store.retention().value(), Retention{});
    const ItemId old = add(10000);
    letGo({});
    EXPECT_TRUE(isThere(old) && hasBytes(old));
}

TEST_F(RetentionTest, SettingComesBack)
{
    for (const Retention &retention : {Retention{Retention::Keep::Days, 30, {}}, Retention{Retention::Keep::Newest, 500, 7},
             Retention{Retention::Keep::Forever, 365, 90}}) {
        ASSERT_TRUE(store.setRetention(retention));
        EXPECT_EQ(store.retention().value(), retention);
    }
    for (const char *text : {"", "nonsense", "{}", R"({"keep":"days","count":0})", R"({"keep":"newest","count":-5})",
             R"({"keep":"days","count":"x","receiptOnlyAfter":-1})"})
        EXPECT_EQ(outbox::retentionFromText(QString::fromLatin1(text)), Retention{}) << text;
}

TEST_F(RetentionTest, DaysCountFromTheSending)
{
    const ItemId old = add(31);
    const ItemId young = add(29);
    const ItemId waitedLong = add(40, State::Sent, 5);
    letGo({Retention::Keep::Days, 30, {}});
    EXPECT_FALSE(isThere(old) || hasBytes(old));
    EXPECT_TRUE(isThere(young) && hasBytes(young));
    EXPECT_TRUE(isThere(waitedLong));
    EXPECT_EQ(found(u"plans"_s), 2);
}

TEST_F(RetentionTest, NothingButSentIsTouched)
{
    QList<ItemId> others;
    for (const State state : {State::Scheduled, State::Held, State::Waiting, State::NeedsYou, State::Unknown, State::Failed})
        others.append(add(5000, state));
    const ItemId sent = add(5000);
    letGo({Retention::Keep::Days, 1, 1});
    letGo({Retention::Keep::Newest, 1, 1});
    for (const ItemId &id : others)
        EXPECT_TRUE(isThere(id) && hasBytes(id));
    EXPECT_FALSE(isThere(sent));
    EXPECT_EQ(found(u"observatory"_s), others.size());
}

TEST_F(RetentionTest, TheNewestAreKept)
{
    QList<ItemId> ids;
    for (int i = 0; i < 70; ++i)
        ids.append(add(100 - i));
    letGo({Retention::Keep::Newest, 10, {}});
    for (int i = 0; i < 70; ++i)
        EXPECT_EQ(isThere(ids[i]), i >= 60) << i;
}

TEST_F(RetentionTest, OnlyTheReceiptIsLeft)
{
    const ItemId old = add(31);
    const ItemId young = add(29);
    letGo({Retention::Keep::Forever, 365, 30});
    EXPECT_TRUE(isThere(old) && hasBytes(young));
    EXPECT_FALSE(hasBytes(old));
    const auto item = store.items().find(old).value();
    EXPECT_TRUE(item->isReceiptOnly);
    EXPECT_FALSE(item->hasDraft);
    EXPECT_EQ(found(u"observatory"_s), 1);
    EXPECT_EQ(found(u"plans"_s), 2);
    store.close();
    Store again(paths); // a leftover file of a receipt is swept up
    QFile(Spool(paths).path(old)).open(QIODevice::WriteOnly);
    ASSERT_TRUE(again.open(kNow));
    outbox::Catalogue catalogue(paths);
    ASSERT_TRUE(catalogue.open());
    catalogue.sweep(kNow);
    EXPECT_FALSE(hasBytes(old));
    EXPECT_TRUE(hasBytes(young));
}

TEST_F(RetentionTest, AStepIsShort)
{
    for (int i = 0; i < 100; ++i)
        add(100);
    ASSERT_TRUE(store.setRetention({Retention::Keep::Days, 30, {}}));
    const auto step = store.letGo(kNow);
    ASSERT_TRUE(step);
    EXPECT_FALSE(step->isLast);
    EXPECT_LE(step->items.size(), 20);
}

TEST(Housekeeping, IsDoneByTheDispatcherAtItsStartAndDaily)
{
    test::ManualClock clock;
    test::OutboxWorld world(&clock);
    const auto send = [&world] {
        const ItemId id = world.enqueue(test::draftTo({u"b@x.example"_s}));
        EXPECT_TRUE(world.awaitState(id, State::Sent));
        return id;
    };
    ASSERT_TRUE(world.answerOf<Done>([&world](auto done) {
        world.outbox->saveRetention({Retention::Keep::Days, 1, {}}, done);
    }));
    world.startService();
    const ItemId id = send();
    for (int hours = 0; hours < 60 && world.outbox->find(id); ++hours) {
        clock.advance(1h);
        test::await([] { return true; });
    }
    EXPECT_TRUE(test::await([&] {
        clock.advance(10s);
        return !world.outbox->find(id);
    }));
}

} // namespace pillarbox
