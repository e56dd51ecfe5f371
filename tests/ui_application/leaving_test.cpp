// The end of the program while a message can still be taken back, through the objects that make up the program: what each
// answer does to the message, and that the program ends, or does not.

#include "tests/ui_application/applicationfixture.h"

namespace pillarbox::test {

namespace {

using outbox::HoldReason;
using outbox::State;

class LeavingTest : public ApplicationTest
{
protected:
    void SetUp() override
    {
        ApplicationTest::SetUp();
        send("Invoice");
        ASSERT_TRUE(await([] { return window()->isVisible(); }));
    }
    // Asks for the end in both ways in which a person does.
    static QList<std::function<void()>> ways()
    {
        return {[] { window()->close(); }, [] { window()->commands().quit()->trigger(); }};
    }
    void expectTheOnly(State state, std::optional<HoldReason> hold)
    {
        const auto items = itemsAfterwards();
        ASSERT_EQ(items.size(), 1);
        EXPECT_EQ(items.first().state, state);
        EXPECT_EQ(items.first().hold, hold);
    }
};

class EitherWay : public LeavingTest, public testing::WithParamInterface<int>
{
protected:
    static void leave() { ways()[GetParam()](); }
};

TEST_P(EitherWay, SendNowSendsItAndThenEnds)
{
    EXPECT_TRUE(endsAfter([] {
        leave();
        answer("&Send Now and Quit");
    }));
    expectTheOnly(State::Sent, {});
}

TEST_P(EitherWay, KeepEndsAtOnceAndItIsFoundAtTheNextStart)
{
    EXPECT_TRUE(endsAfter([] {
        leave();
        answer("&Keep for Next Start");
    }));
    expectTheOnly(State::Held, HoldReason::Found);
    open();
    EXPECT_TRUE(await([] {
        const auto bars = window()->findChildren<ui::NoticeBar *>();
        return std::any_of(bars.begin(), bars.end(), [](const ui::NoticeBar *bar) {
            return bar->isVisible() && bar->notice().text.contains(QLatin1String("On hold until you decide"));
        });
    }));
    expectTheOnly(State::Held, HoldReason::Found);
}

TEST_P(EitherWay, CancelStaysAndItIsStillHeld)
{
    leave();
    ASSERT_TRUE(question());
    EXPECT_TRUE(window()->isVisible());
    answer("&Cancel");
    EXPECT_TRUE(window()->isVisible());
    m_application->endSoon(); // the session ends, and asks nobody
    expectTheOnly(State::Held, HoldReason::Found);
}

INSTANTIATE_TEST_SUITE_P(Ways, EitherWay, testing::Values(0, 1));

TEST_F(LeavingTest, TheSessionsEndKeepsItWithoutAQuestion)
{
    EXPECT_TRUE(endsAfter([this] { m_application->endSoon(); }));
    expectTheOnly(State::Held, HoldReason::Found);
}

TEST_F(LeavingTest, InTheBackgroundClosingTheWindowEndsNothing)
{
    m_application->handle({.draft = {}, .isBackground = true, .declinedFiles = {}});
    window()->close();
    EXPECT_FALSE(window()->isVisible());
    EXPECT_FALSE(question());
    m_application->handle({});
    EXPECT_TRUE(window()->isVisible()) << "it runs on";
}

} // namespace

} // namespace pillarbox::test
