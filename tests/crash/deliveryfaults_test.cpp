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
    DeliveryFaults() { item = world.enqueue(test::draftTo({u"b@x.example"_s, u"c@x.example"_s})); }

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
    disk.heal();
    expectSentOnce();
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

// Once with an I/O error, once with a disk that stays full for some minutes; at each call.
class DeliveryFaultsAt : public testing::TestWithParam<int>
{
protected:
    struct Once : DeliveryFaults {
        void TestBody() override { }
        // False: the delivery makes fewer calls than n.
        bool failAt(int n, int error)
        {
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
            // A spool file that cannot be opened is a message's own trouble: the person is told, and may try again.
            if (disk.failedCall().startsWith("open64 spool/") && comesTo(State::Failed)) {
                world.outbox->sendNow(item);
            }
            expectSentOnce();
            return hasFailed;
        }
    };
};

TEST_P(DeliveryFaultsAt, TheMessageIsSentOnce)
{
    int points = 0;
    for (int n = 1; Once().failAt(n, GetParam()); ++n)
        ++points;
    std::printf("error %d at %d points\n", GetParam(), points);
    EXPECT_GT(points, 10);
}

INSTANTIATE_TEST_SUITE_P(Errors, DeliveryFaultsAt, testing::Values(EIO, ENOSPC),
    [](const auto &error) { return error.param == EIO ? "EIO" : "ENOSPC"; });

} // namespace pillarbox
