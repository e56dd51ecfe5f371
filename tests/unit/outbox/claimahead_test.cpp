// The next item is claimed with the hand-over mark of the one before it, at a relay that answers at once; and whatever happens
// to the one before it, the next one goes out once.

#include "tests/unit/outbox/outboxworld.h"

#include <QSet>

#include <gtest/gtest.h>

namespace pillarbox {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using outbox::ItemId;
using outbox::State;
using protocol::Stage;
using test::Answer;
using test::await;
using test::draftTo;
using test::Heard;
using test::OutboxWorld;

constexpr int kHanging = 2; // to whose last dot the relay does not answer; after the first the relay is known to be quick

class ClaimAhead : public testing::Test
{
protected:
    ClaimAhead()
    {
        for (int i = 0; i < 5; ++i)
            ids.append(world.enqueue(draftTo({u"r%1@x.example"_s.arg(i)}, u"message %1"_s.arg(i))));
        world.server.setAnswer([](const Heard &heard) {
            const bool isHanging = heard.stage == Stage::EndOfData && heard.message == kHanging + 1 && heard.connection == 0;
            return isHanging ? std::optional(Answer{.line = {}, .isCutAfter = false, .isForgotten = true}) : std::nullopt;
        });
        world.startService();
    }

    State stateOf(int index) const { return world.stateOf(ids[index]); }
    bool awaitTheHangingOne()
    {
        return await([this] {
            return world.service->progress(ids[kHanging]) && world.service->progress(ids[kHanging])->isHandedOver;
        }) && await([this] { return stateOf(kHanging - 1) == State::Sent && stateOf(kHanging + 1) == State::Sending; });
    }
    bool awaitRest(State ofTheHangingOne)
    {
        return await([&] {
            clock.advance(100ms);
            return stateOf(kHanging) == ofTheHangingOne && stateOf(kHanging + 1) == State::Sent
                && stateOf(kHanging + 2) == State::Sent;
        });
    }
    bool areTheOthersThereOnce() const
    {
        const auto ledger = world.server.ledger();
        return ledger.size() == 4 && QSet(ledger.begin(), ledger.end()).size() == 4;
    }

    test::ManualClock clock;
    OutboxWorld world{&clock};
    QList<ItemId> ids;
};

TEST_F(ClaimAhead, TheNextIsClaimedWhileTheLastDotIsOut)
{
    ASSERT_TRUE(awaitTheHangingOne());
    EXPECT_EQ(stateOf(kHanging + 1), State::Sending);
    EXPECT_EQ(stateOf(kHanging + 2), State::Waiting) << "one, not more";
}

TEST_F(ClaimAhead, ItIsGivenBackWhenTheRelayTakesItsTime)
{
    ASSERT_TRUE(awaitTheHangingOne());
    clock.advance(500ms);
    ASSERT_TRUE(world.awaitState(ids[kHanging + 1], State::Waiting));
    EXPECT_FALSE(world.outbox->find(ids[kHanging + 1])->reason);
    EXPECT_EQ(world.outbox->find(ids[kHanging + 1])->attempts, 0);
    ASSERT_TRUE(awaitRest(State::Sending));
    EXPECT_TRUE(areTheOthersThereOnce());
}

TEST_F(ClaimAhead, GivenBackItKeepsItsPlace)
{
    ASSERT_TRUE(awaitTheHangingOne());
    clock.advance(500ms);
    ASSERT_TRUE(world.awaitState(ids[kHanging + 1], State::Waiting));
    ASSERT_TRUE(awaitRest(State::Sending));
    EXPECT_LT(world.server.ledger().indexOf(world.outbox->find(ids[kHanging + 1])->messageId),
        world.server.ledger().indexOf(world.outbox->find(ids[kHanging + 2])->messageId))
        << "not behind those that came later";
}

TEST_F(ClaimAhead, ItCanBeHeld)
{
    ASSERT_TRUE(awaitTheHangingOne());
    world.service->cancel(ids[kHanging + 1]);
    ASSERT_TRUE(world.awaitState(ids[kHanging + 1], State::Held));
    EXPECT_EQ(world.outbox->find(ids[kHanging + 1])->hold, outbox::HoldReason::User);
    world.server.cutAll();
    ASSERT_TRUE(world.awaitState(ids[kHanging + 2], State::Sent));
    EXPECT_EQ(stateOf(kHanging + 1), State::Held);
    EXPECT_EQ(world.server.ledger().size(), 3);
}

TEST_F(ClaimAhead, ACutMakesOneUnknownAndNotTwo)
{
    ASSERT_TRUE(awaitTheHangingOne());
    world.server.cutAll();
    ASSERT_TRUE(awaitRest(State::Unknown));
    EXPECT_TRUE(areTheOthersThereOnce());
    EXPECT_EQ(world.load(ids[kHanging + 1]).attempts.size(), 1);
}

TEST_F(ClaimAhead, WhoStopsKeepsNothing)
{
    ASSERT_TRUE(awaitTheHangingOne());
    world.service->stop();
    ASSERT_TRUE(world.awaitState(ids[kHanging + 1], State::Waiting));
    EXPECT_EQ(stateOf(kHanging), State::Sending);
}

TEST_F(ClaimAhead, AKilledProcessLeavesItWaiting)
{
    ASSERT_TRUE(awaitTheHangingOne());
    world.restart();
    world.startService();
    ASSERT_TRUE(awaitRest(State::Unknown));
    EXPECT_TRUE(areTheOthersThereOnce());
}

TEST_F(ClaimAhead, NothingIsClaimedAheadAtARelayThatExamines)
{
    OutboxWorld slow{&clock};
    QObject context;
    qsizetype most = 0;
    QList<ItemId> messages;
    for (int i = 0; i < 4; ++i)
        messages.append(slow.enqueue(draftTo({u"r%1@x.example"_s.arg(i)})));
    slow.server.setAnswer([this](const Heard &heard) -> std::optional<Answer> {
        if (heard.stage == Stage::EndOfData)
            clock.advance(150ms);
        return {};
    });
    QObject::connect(slow.outbox.get(), &outbox::Outbox::itemChanged, &context,
        [&] { most = std::max(most, qsizetype(slow.outbox->agenda().count({State::Sending}))); });
    slow.startService();
    ASSERT_TRUE(slow.awaitState(messages.constLast(), State::Sent));
    EXPECT_EQ(most, 1);
}

} // namespace pillarbox
