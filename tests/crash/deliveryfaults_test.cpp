// The disk fails while a message is being sent: it is sent once all the same, when the disk is well again; the final dot waits
// for the hand-over mark; and what the relay has said is not forgotten.

#include "tests/crash/profile.h"
#include "tests/support/diskfaults.h"
#include "tests/support/idleclock.h"
#include "tests/unit/outbox/outboxworld.h"

#include <gtest/gtest.h>

namespace pillarbox {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using outbox::ItemId;
using outbox::State;
using protocol::Stage;
using test::DiskFaults;
using test::Heard;
using test::OutboxWorld;

class DeliveryFaults : public testing::Test
{
protected:
    DeliveryFaults()
    {
        auto draft = test::draftTo({u"b@x.example"_s, u"c@x.example"_s});
        draft.body = u"Good morning.\n"_s.repeated(20'000); // read in several blocks
        item = world.enqueue(draft);
    }

    // The disk is full from the moment on at which the relay hears this.
    void fillAt(Stage stage)
    {
        world.server.setAnswer([this, stage](const Heard &heard) -> std::optional<test::Answer> {
            if (heard.stage == stage && !std::exchange(wasFilled, true))
                disk.failAll(ENOSPC);
            return {};
        });
    }
    bool comesTo(State state)
    {
        return test::runUntil(
            clock, [this, state] { return world.stateOf(item) == state; }, 10s);
    }
    void expectSentOnce()
    {
        EXPECT_TRUE(comesTo(State::Sent)) << outbox::stateName(world.stateOf(item)).toStdString();
        EXPECT_EQ(world.server.ledger(), QByteArrayList{world.load(item).summary.messageId});
    }

    test::FoldersInMemory inMemory;
    test::ManualClock clock;
    OutboxWorld world{&clock};
    DiskFaults disk{world.directory()};
    ItemId item;
    bool wasFilled = false;
};

TEST_F(DeliveryFaults, WithoutTheMarkTheFinalDotIsNotSent)
{
    fillAt(Stage::Data);
    world.startService();
    ASSERT_TRUE(test::runUntil(
        clock, [this] { return disk.hasFailed(); }, 10s));
    test::runFor(clock, 20min);
    EXPECT_TRUE(world.server.received().isEmpty());
    EXPECT_NE(world.stateOf(item), State::Unknown);
    disk.heal();
    expectSentOnce();
}

TEST_F(DeliveryFaults, WithoutTheMarkNothingOfAFlightIsSent)
{
    world.server.setCapabilities({"PIPELINING", "CHUNKING"});
    fillAt(Stage::Auth);
    world.startService();
    ASSERT_TRUE(test::runUntil(
        clock, [this] { return disk.hasFailed(); }, 10s));
    test::runFor(clock, 20min);
    EXPECT_TRUE(world.server.received().isEmpty());
    disk.heal();
    expectSentOnce();
}

TEST_F(DeliveryFaults, WhatTheRelaySaidIsKeptUntilItCanBeWritten)
{
    fillAt(Stage::EndOfData);
    world.startService();
    ASSERT_TRUE(test::runUntil(
        clock, [this] { return disk.hasFailed(); }, 10s));
    test::runFor(clock, 20min);
    EXPECT_EQ(world.stateOf(item), State::Sending);
    const auto health = world.service->health(world.accountId);
    ASSERT_TRUE(health.error) << "it is said";
    EXPECT_EQ(health.error->kind, protocol::ErrorKind::CannotWriteFile);
    EXPECT_FALSE(health.error->detail.isEmpty());
    disk.heal();
    expectSentOnce();
    EXPECT_EQ(world.service->health(world.accountId).state, outbox::AccountHealth::State::Ready);
    const auto receipt = world.load(item).receipt;
    ASSERT_TRUE(receipt);
    EXPECT_TRUE(receipt->reply.startsWith("250 2.0.0 Ok"));
}

TEST_F(DeliveryFaults, EndedBeforeItCouldBeWrittenItIsUnknownAndNotRepeated)
{
    fillAt(Stage::EndOfData);
    world.startService();
    ASSERT_TRUE(test::runUntil(
        clock, [this] { return disk.hasFailed(); }, 10s));
    world.service.reset();
    disk.heal();
    world.restart();
    world.startService();
    EXPECT_TRUE(comesTo(State::Unknown)) << outbox::stateName(world.stateOf(item)).toStdString();
    test::runFor(clock, 20min);
    EXPECT_EQ(world.server.ledger().size(), 1);
}

TEST_F(DeliveryFaults, AFullDiskIsSaidWhereNothingCanBeClaimed)
{
    world.server.setAnswer([](const Heard &heard) -> std::optional<test::Answer> {
        return heard.stage == Stage::Mail && heard.message == 1 ? std::optional(test::Answer{"451 4.3.0 come again"})
                                                                : std::nullopt;
    });
    world.startService();
    ASSERT_TRUE(comesTo(State::Waiting)
        && test::runUntil(
            clock, [this] { return world.load(item).attempts.size() == 1; }, 10s));
    disk.failAll(ENOSPC);
    const auto health = [this] { return world.service->health(world.accountId); };
    ASSERT_TRUE(test::runUntil(
        clock, [&] { return health().state == outbox::AccountHealth::State::Unreachable; }, 10s));
    ASSERT_TRUE(health().error);
    EXPECT_EQ(health().error->kind, protocol::ErrorKind::CannotWriteFile);
    EXPECT_FALSE(health().error->detail.isEmpty());
    EXPECT_TRUE(health().nextAttempt);
    test::runFor(clock, 60min);
    disk.heal();
    expectSentOnce();
    EXPECT_EQ(health().state, outbox::AccountHealth::State::Ready);
}

TEST_F(DeliveryFaults, AFullDiskIsSaidAtTheStart)
{
    disk.failAll(ENOSPC);
    world.startService();
    const auto health = [this] { return world.service->health(world.accountId); };
    ASSERT_TRUE(test::runUntil(
        clock, [&] { return health().error.has_value(); }, 10s));
    EXPECT_EQ(health().error->kind, protocol::ErrorKind::CannotWriteFile);
    disk.heal();
    expectSentOnce();
    EXPECT_EQ(health().state, outbox::AccountHealth::State::Ready);
}

// Reading fails for a while: it waits, and says why and until when; the next message goes.
TEST_F(DeliveryFaults, AMessageThatCannotBeReadWaitsAndStopsNobody)
{
    const ItemId other = world.enqueue(test::draftTo({u"d@x.example"_s}));
    disk.failReadsOf(item.toByteArray(QUuid::WithoutBraces));
    world.startService();
    ASSERT_TRUE(test::runUntil(
        clock, [&] { return world.stateOf(other) == State::Sent; }, 10s));
    ASSERT_TRUE(comesTo(State::Waiting));
    const auto waiting = world.load(item).summary;
    ASSERT_TRUE(waiting.reason);
    EXPECT_EQ(waiting.reason->kind, protocol::ErrorKind::SpoolUnreadable);
    EXPECT_TRUE(waiting.reason->detail.contains(u"Input/output error"_s)) << waiting.reason->detail.toStdString();
    EXPECT_TRUE(waiting.nextAttempt);
    EXPECT_EQ(world.service->health(world.accountId).state, outbox::AccountHealth::State::Ready);
    test::runFor(clock, 30min);
    EXPECT_EQ(world.stateOf(item), State::Waiting);
    EXPECT_EQ(world.server.ledger().size(), 1);
    disk.failReadsOf({});
    EXPECT_TRUE(comesTo(State::Sent));
    EXPECT_EQ(world.server.ledger().size(), 2);
}

// Once with an I/O error, once with a disk that stays full for some minutes; at each call.
class DeliveryFaultsAt : public testing::TestWithParam<std::pair<int, bool>>
{
protected:
    struct Once : DeliveryFaults {
        void TestBody() override { }
        // False: the delivery makes fewer calls than n.
        bool failAt(int n, int error, bool isInFlight)
        {
            if (isInFlight)
                world.server.setCapabilities({"PIPELINING", "CHUNKING"});
            const bool isOnce = error != ENOSPC;
            disk.failAt(n, error, isOnce);
            world.startService();
            EXPECT_TRUE(test::runUntil(
                clock, [this] { return disk.hasFailed() || world.stateOf(item) == State::Sent; }, 10s));
            const bool hasFailed = disk.hasFailed();
            const testing::ScopedTrace trace(__FILE__, __LINE__, std::to_string(n) + ", " + disk.failedCall().toStdString());
            if (hasFailed && !isOnce)
                test::runFor(clock, 3min);
            disk.heal();
            expectSentOnce();
            return hasFailed;
        }
    };
};

TEST_P(DeliveryFaultsAt, TheMessageIsSentOnce)
{
    const auto &[error, isInFlight] = GetParam();
    int points = 0;
    for (int n = 1; Once().failAt(n, error, isInFlight); ++n)
        ++points;
    std::printf("error %d at %d points\n", error, points);
    EXPECT_GT(points, 10);
}

INSTANTIATE_TEST_SUITE_P(Errors, DeliveryFaultsAt,
    testing::Values(std::pair(EIO, false), std::pair(ENOSPC, false), std::pair(EIO, true), std::pair(ENOSPC, true)),
    [](const auto &error) {
        return std::string(error.param.first == EIO ? "EIO" : "ENOSPC") + (error.param.second ? "InFlight" : "");
    });

} // namespace pillarbox
