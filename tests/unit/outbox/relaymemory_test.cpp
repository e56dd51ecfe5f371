// An account remembers what its relay could do, across ends of the program, and stops when the relay does less than that.

#include "tests/unit/outbox/outboxworld.h"

#include <gtest/gtest.h>

namespace pillarbox {

using namespace Qt::StringLiterals;
using outbox::ItemId;
using outbox::State;
using protocol::ErrorKind;
using protocol::RelayMemory;
using protocol::Stage;
using test::draftTo;
using test::Heard;
using test::OutboxWorld;

namespace {

// The offer has been cut out on the way.
std::optional<test::Answer> withoutStartTls(const Heard &heard)
{
    return heard.stage == Stage::Ehlo ? std::optional(test::Answer{"250 localhost", false}) : std::nullopt;
}

class RelayMemoryTest : public testing::Test
{
protected:
    ItemId enqueue() { return world.enqueue(draftTo({u"b@x.example"_s})); }
    void restart()
    {
        world.restart();
        world.startService();
    }

    OutboxWorld world;
};

} // namespace

TEST_F(RelayMemoryTest, IsKeptFromTheFirstMessage)
{
    EXPECT_FALSE(world.account().memory);
    const ItemId id = enqueue();
    world.startService();
    ASSERT_TRUE(world.awaitState(id, State::Sent));
    ASSERT_TRUE(world.account().memory);
    EXPECT_TRUE(world.account().memory->hasTls);
    EXPECT_EQ(world.account().memory->mechanisms, (QByteArrayList{"PLAIN", "LOGIN"}));
    EXPECT_TRUE(world.account().memory->capabilities.contains("PIPELINING"));
    EXPECT_EQ(world.account().memory->keySha256.size(), 32);

    account::AccountStore again(world.directory() + u"/accounts.json"_s);
    ASSERT_TRUE(again.load());
    EXPECT_EQ(again.find(world.accountId)->memory, world.account().memory);
}

TEST_F(RelayMemoryTest, LostStartTlsPausesTheAccount)
{
    const ItemId first = enqueue();
    world.startService();
    ASSERT_TRUE(world.awaitState(first, State::Sent));
    const auto memory = world.account().memory;
    restart();
    world.server.setAnswer(withoutStartTls);
    const ItemId second = enqueue();
    ASSERT_TRUE(world.awaitState(second, State::NeedsYou));
    EXPECT_EQ(world.outbox->find(second)->reason->kind, ErrorKind::Downgraded);
    EXPECT_EQ(world.outbox->find(second)->reason->detail, u"STARTTLS"_s);
    EXPECT_EQ(world.account().memory, memory);
    EXPECT_EQ(world.server.ledger().size(), 1);
}

TEST_F(RelayMemoryTest, LostMechanismPausesUntilAPersonHasLooked)
{
    auto account = world.account();
    account.memory = RelayMemory{true, {"SCRAM-SHA-256", "PLAIN"}, {}, {}};
    world.change(account);
    const ItemId id = enqueue();
    world.startService();
    ASSERT_TRUE(world.awaitState(id, State::NeedsYou));
    EXPECT_EQ(world.outbox->find(id)->reason->kind, ErrorKind::Downgraded);
    EXPECT_EQ(world.server.commands().count("AUTH PLAIN"), 0);

    // As a test of the account leaves it.
    account = world.account();
    account.memory = RelayMemory{true, {"PLAIN", "LOGIN"}, {}, {}};
    world.change(account);
    ASSERT_TRUE(world.awaitState(id, State::Sent));
}

TEST_F(RelayMemoryTest, WhatIsSeenLastCounts)
{
    auto account = world.account();
    account.memory = RelayMemory{true, {"PLAIN"}, {"CHUNKING"}, {}};
    world.change(account);
    const ItemId id = enqueue();
    world.startService();
    ASSERT_TRUE(world.awaitState(id, State::Sent));
    EXPECT_EQ(world.account().memory->mechanisms, (QByteArrayList{"PLAIN", "LOGIN"}));
    EXPECT_FALSE(world.account().memory->capabilities.contains("CHUNKING"));
}

} // namespace pillarbox
