// Twenty thousand items are no burden: what is asked all the time costs what it costs with none, and nothing is read that is
// not looked at. Ceilings are generous; the figures are tests/bench's.

#include "tests/support/manyitems.h"
#include "tests/unit/outbox/outboxworld.h"

#include <QElapsedTimer>
#include <QTimeZone>

#include <gtest/gtest.h>

#include <algorithm>

namespace pillarbox {

using namespace Qt::StringLiterals;
using outbox::ItemId;
using outbox::State;
using test::await;

constexpr int kMany = 20000;

class Many : public testing::Test
{
protected:
    template<typename T, typename Call>
    static Expected<T, outbox::OutboxError> answerOf(Call call)
    {
        std::optional<Expected<T, outbox::OutboxError>> answer;
        call([&answer](const Expected<T, outbox::OutboxError> &result) { answer = result; });
        if (!await([&answer] { return answer.has_value(); }))
            return Unexpected{outbox::OutboxError{.kind = {}, .detail = u"no answer"_s, .error = {}}};
        return *answer;
    }
    // Milliseconds that an enqueue takes, from call to answer.
    static double enqueueCost(outbox::Outbox &box)
    {
        QList<double> times;
        for (int i = 0; i < 15; ++i) {
            QElapsedTimer timer;
            timer.start();
            auto draft = test::draftTo({u"b@x.example"_s});
            draft.accountId = u"nobody"_s;
            EXPECT_TRUE(answerOf<ItemId>([&](auto done) { box.enqueue(draft, {}, done); }));
            times.append(double(timer.nsecsElapsed()) / 1e6);
        }
        std::sort(times.begin(), times.end());
        return times[times.size() / 2];
    }

    QTemporaryDir folder;
};

TEST_F(Many, OpenListFetchAndEnqueueAreQuick)
{
    ASSERT_TRUE(test::fillOutbox(folder.path() + u"/many"_s, kMany));
    outbox::Outbox box(folder.path() + u"/many"_s);
    QElapsedTimer timer;
    timer.start();
    ASSERT_TRUE(answerOf<Done>([&](auto done) { box.open(done); }));
    EXPECT_LT(timer.elapsed(), 1500);
    EXPECT_EQ(box.agenda().count(), kMany);
    EXPECT_EQ(box.agenda().count({State::Sent}), kMany / 100 * 97);

    timer.restart();
    const auto sent = answerOf<QList<outbox::ListEntry>>([&](auto done) { box.list({.states = {State::Sent}}, done); });
    ASSERT_TRUE(sent);
    EXPECT_EQ(sent->size(), kMany / 100 * 97);
    EXPECT_LT(timer.elapsed(), 3000);

    const ItemId last = sent->constLast().id;
    EXPECT_FALSE(box.find(last)) << "not everything is in memory";
    const auto fetched = answerOf<QList<outbox::ItemSummary>>([&](auto done) { box.fetch({last}, done); });
    ASSERT_TRUE(fetched);
    ASSERT_TRUE(box.find(last));
    EXPECT_EQ(*box.find(last), fetched->constFirst());

    outbox::Outbox empty(folder.path() + u"/empty"_s);
    ASSERT_TRUE(answerOf<Done>([&](auto done) { empty.open(done); }));
    const double beside = enqueueCost(empty);
    const double cost = enqueueCost(box);
    EXPECT_LT(cost, beside * 4 + 20) << beside << " ms with none";
}

TEST_F(Many, AChangeIsAnnouncedByItself)
{
    ASSERT_TRUE(test::fillOutbox(folder.path(), kMany));
    outbox::Outbox box(folder.path());
    outbox::Outbox other(folder.path());
    ASSERT_TRUE(answerOf<Done>([&](auto done) { box.open(done); }));
    ASSERT_TRUE(answerOf<Done>([&](auto done) { other.open(done); }));
    const auto held = answerOf<QList<outbox::ListEntry>>([&](auto done) { box.list({.states = {State::Held}}, done); });
    ASSERT_TRUE(held && !held->isEmpty());
    const ItemId id = held->constLast().id;
    QList<ItemId> own;
    QList<ItemId> seen;
    int anew = 0;
    QObject::connect(&box, &outbox::Outbox::itemChanged, &box, [&own](const ItemId &changed) { own.append(changed); });
    QObject::connect(&other, &outbox::Outbox::itemChanged, &other, [&seen](const ItemId &changed) { seen.append(changed); });
    QObject::connect(&other, &outbox::Outbox::manyChanged, &other, [&anew] { ++anew; });
    ASSERT_TRUE(answerOf<Done>([&](auto done) { box.release(id, done); }));
    EXPECT_EQ(own, QList{id});
    ASSERT_TRUE(await([&] { return !seen.isEmpty(); }));
    EXPECT_EQ(seen, QList{id});
    EXPECT_EQ(anew, 0);
    ASSERT_TRUE(other.find(id));
    EXPECT_EQ(other.find(id)->state, State::Waiting);
    EXPECT_TRUE(other.agenda().accounts.value(other.find(id)->accountId).isDue(QDateTime::currentDateTimeUtc()));
}

// Whatever is said of all that wait is said in slices, and others get their turn in between.
TEST_F(Many, RelayInTroubleHoldsNobodyUp)
{
    ASSERT_TRUE(test::fillOutbox(folder.path(), kMany));
    {
        outbox::Database database;
        ASSERT_TRUE(database.open(outbox::OutboxPaths{folder.path()}.database()));
        database.run(u"UPDATE items SET state = 'waiting', hold = NULL"_s);
        ASSERT_TRUE(database.answer(Done{}));
    }
    outbox::Outbox box(folder.path());
    ASSERT_TRUE(answerOf<Done>([&](auto done) { box.open(done); }));
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QDateTime until = QDateTime::fromMSecsSinceEpoch(now.toMSecsSinceEpoch() + 60000, QTimeZone::utc());
    protocol::SendError trouble;
    trouble.kind = protocol::ErrorKind::Unreachable;
    bool isDone = false;
    std::optional<bool> isSavedBefore;
    box.inSlices([&](outbox::Store &store) { return store.claims().delayRelay(u"one"_s, until, trouble, now); },
        [&](const auto &done) { isDone = done.has_value(); });
    box.saveDraft(
        ItemId::createUuid(), test::draftTo({u"b@x.example"_s}), [&](const auto &saved) { isSavedBefore = saved && !isDone; });
    ASSERT_TRUE(await([&] { return isDone && isSavedBefore; }));
    EXPECT_TRUE(*isSavedBefore);
    EXPECT_EQ(box.agenda().of(u"one"_s).next, until) << "of all of them";
    EXPECT_TRUE(box.agenda().of(u"two"_s).isDue(now));

    int slices = 0;
    ASSERT_TRUE(answerOf<Done>([&](auto done) {
        box.inSlices(
            [](outbox::Store &store) { return store.claims().clearRelay(u"one"_s); }, done, [&] { return ++slices < 3; });
    }));
    EXPECT_EQ(slices, 3) << "something else was to be said";
    EXPECT_TRUE(box.agenda().of(u"one"_s).isBehind);
}

} // namespace pillarbox
