// Thousands of messages through a relay of which three in ten transactions go wrong. In the end each is there exactly once,
// but for those that are called unknown, and those that the relay refused for good; nothing grows, and no descriptor is left.

#include "tests/crash/crashrun.h"
#include "tests/crash/profile.h"
#include "tests/crash/weatherrelay.h"
#include "tests/support/idleclock.h"
#include "tests/unit/outbox/outboxworld.h"

#include <QDir>
#include <QFile>

#include <gtest/gtest.h>

#include <malloc.h>

namespace pillarbox {

using namespace std::chrono_literals;
using outbox::ItemId;
using outbox::State;
using test::OutboxWorld;

constexpr unsigned kSeed = 20261122;
constexpr qint64 kMostGrowth = 16LL * 1024 * 1024; // over 8,000 messages: 2 KiB each, of which the server's ledger is half

qint64 residentMemory()
{
    malloc_trim(0);
    QFile file(QStringLiteral("/proc/self/statm"));
    return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').value(1).toLongLong() * 4096 : -1;
}

qsizetype openDescriptors()
{
    return QDir(QStringLiteral("/proc/self/fd")).entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System).size();
}

class Soak : public testing::Test
{
protected:
    Soak()
    {
        outbox::RetrySchedule schedule;
        schedule.first = QList<std::chrono::minutes>(100, 1min);
        world.service->setRetrySchedule(schedule);
        world.server.keepOnlyTheLedger();
        world.server.setAnswer([this](const test::Heard &heard) { return relay.answer(heard); });
        QObject::connect(world.outbox.get(), &outbox::Outbox::itemChanged, world.outbox.get(), [this](const ItemId &id) {
            const State state = world.stateOf(id);
            if (state == State::Sent || state == State::Failed || state == State::Unknown)
                final.insert(id);
            else
                final.remove(id); // nothing ends and begins again
        });
        // Of thousands that wait for the relay at once none is named.
        QObject::connect(world.outbox.get(), &outbox::Outbox::manyChanged, world.outbox.get(), [this] {
            world.outbox->list({.states = {State::Sent, State::Failed, State::Unknown}}, [this](const auto &ended) {
                for (const auto &entry : ended.value())
                    final.insert(entry.id);
            });
        });
    }

    bool runUntilFinal(qsizetype count)
    {
        return test::runUntil(
            clock, [&] { return final.size() >= count; }, 50min);
    }

    void queue(int count)
    {
        for (int i = 0; i < count; ++i)
            items.append(world.enqueue(test::draftTo({QStringLiteral("b@x.example")})));
    }

    test::FoldersInMemory inMemory;
    test::ManualClock clock;
    test::WeatherRelay relay{kSeed};
    OutboxWorld world{&clock};
    QList<ItemId> items;
    QSet<ItemId> final;
};

TEST_F(Soak, EachMessageIsThereOnceOrSaysWhyNot)
{
    const int count = test::isWholeRangeWanted() ? 10'000 : 500;
    queue(count);
    world.startService();
    ASSERT_TRUE(runUntilFinal(count / 5));
    const qint64 memory = residentMemory();
    const qsizetype descriptors = openDescriptors();
    ASSERT_TRUE(runUntilFinal(count));
    const qint64 growth = residentMemory() - memory;

    QHash<QByteArray, int> ledger;
    for (const QByteArray &id : world.server.ledger())
        ++ledger[id];
    int states[3] = {};
    int late = 0;
    for (const ItemId &id : items) {
        const auto item = world.load(id).summary; // not all are at hand
        const int taken = ledger.take(item.messageId);
        const bool isUncertain = relay.uncertain().contains(item.messageId);
        if (item.state == State::Sent) {
            ++states[0];
            EXPECT_EQ(taken, 1);
            EXPECT_FALSE(isUncertain);
        } else if (item.state == State::Unknown) {
            ++states[1];
            EXPECT_LE(taken, 1);
            late += !isUncertain; // the clock was quicker than a loaded machine
        } else {
            ++states[2];
            EXPECT_EQ(item.state, State::Failed);
            EXPECT_EQ(taken, 0);
            ASSERT_TRUE(item.reason);
            EXPECT_EQ(item.reason->replyCode, 554);
        }
    }
    EXPECT_TRUE(ledger.isEmpty());
    EXPECT_EQ(states[1], relay.uncertain().size() + late);
    EXPECT_LE(late, count / 100);
    EXPECT_LE(states[2], relay.refusals());
    EXPECT_GT(states[0], count * 3 / 4);
    std::printf(
        "%d messages: %d sent, %d unknown, %d refused; %d transactions and %d connections went wrong; %.1f MiB more than "
        "after a fifth\n",
        count, states[0], states[1], states[2], relay.troubles(), relay.brokenConnections(), double(growth) / 1048576);
    EXPECT_LT(growth, kMostGrowth);
    EXPECT_GT(relay.troubles(), count / 4);
    EXPECT_LE(openDescriptors(), descriptors + 6); // a connection each way more or less
}

} // namespace pillarbox
