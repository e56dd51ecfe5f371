// What is said of messages that were on their way, over a real relay: once, in words, and not again while nothing is new.

#include "tests/support/manualclock.h"
#include "tests/unit/outbox/outboxworld.h"
#include "ui/mainwindow/mailpage.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/outcomes.h"

#include <QAccessible>
#include <QSettings>
#include <QStatusBar>

#include <gtest/gtest.h>

using namespace pillarbox;
using namespace pillarbox::ui;
using namespace std::chrono_literals;
using outbox::State;
using protocol::Stage;
using test::draftTo;

namespace {

class OutcomesTest : public testing::Test
{
protected:
    OutcomesTest()
    {
        QObject::connect(&outcomes, &Outcomes::told, &outcomes, [this](const QString &words) { told += words; });
    }

    outbox::ItemId enqueue(const char *subject)
    {
        return world.enqueue(draftTo({QStringLiteral("b@x.example")}, QString::fromUtf8(subject)));
    }
    bool awaitTold(qsizetype count)
    {
        return test::await([&] {
            clock.advance(100ms);
            return told.size() >= count;
        });
    }

    test::ManualClock clock;
    test::OutboxWorld world{&clock};
    QStringList told;
    Outcomes outcomes{
        *world.outbox, clock, [this](const outbox::ItemSummary &item) { return rowOf(item, {}, {}, clock.now()); }};
};

} // namespace

TEST_F(OutcomesTest, OneIsToldInABreath)
{
    world.startService();
    enqueue("Invoice");
    ASSERT_TRUE(awaitTold(1));
    EXPECT_TRUE(told.first().startsWith(QLatin1String("Sent, Invoice, to b@x.example"))) << told.first().toStdString();
}

TEST_F(OutcomesTest, SeveralAtOnceAreNumbers)
{
    world.server.setAnswer([](const test::Heard &heard) -> std::optional<test::Answer> {
        return heard.stage == Stage::Mail && heard.message == 1 ? std::optional(test::Answer{"550 5.7.1 no", false})
                                                                : std::nullopt;
    });
    for (const char *subject : {"One", "Two", "Three"})
        enqueue(subject);
    world.startService();
    ASSERT_TRUE(test::await([&] { return world.outbox->agenda().count({State::Waiting, State::Sending}) == 0; }));
    EXPECT_TRUE(told.isEmpty()) << "they are awaited";
    clock.advance(1s);
    EXPECT_EQ(told.join(QLatin1Char('|')).toStdString(), "Failed: 1, Sent: 2");
}

TEST_F(OutcomesTest, WhatIsPutOffAgainIsNotToldAgain)
{
    world.server.setAnswer(test::answersAt(Stage::Rcpt, {"450 4.2.1 later", false}));
    const auto id = enqueue("Invoice");
    world.startService();
    ASSERT_TRUE(awaitTold(1));
    EXPECT_TRUE(told.first().startsWith(QLatin1String("Waiting, Invoice"))) << told.first().toStdString();
    for (int attempt = 2; attempt <= 3; ++attempt) {
        clock.advance(std::chrono::milliseconds(clock.now().msecsTo(world.load(id).summary.nextAttempt.value())));
        ASSERT_TRUE(
            test::await([&] { return world.load(id).attempts.size() == attempt && world.stateOf(id) == State::Waiting; }));
        clock.advance(1s);
    }
    EXPECT_EQ(told.size(), 1);
    world.server.setAnswer({});
    world.outbox->sendNow(id);
    ASSERT_TRUE(awaitTold(2));
    EXPECT_TRUE(told.last().startsWith(QLatin1String("Sent, Invoice"))) << told.last().toStdString();
}

TEST_F(OutcomesTest, WhatTheUserDoesIsNotTold)
{
    const auto id = enqueue("Invoice");
    ASSERT_TRUE(world.answerOf<Done>([&](auto done) { world.outbox->hold(id, done); }));
    ASSERT_TRUE(world.answerOf<Done>([&](auto done) { world.outbox->remove(id, done); }));
    clock.advance(10s);
    EXPECT_TRUE(told.isEmpty());
}

TEST_F(OutcomesTest, TheWindowShowsItAndAScreenReaderFindsIt)
{
    QTemporaryDir folder;
    QSettings settings(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
    MainWindow window(*world.outbox, *world.service, *world.accounts, settings, clock);
    window.show();
    enqueue("Invoice");
    world.startService();
    ASSERT_TRUE(awaitTold(1));
    QStatusBar &foot = *window.statusBar();
    EXPECT_EQ(foot.currentMessage().left(13).toStdString(), "Sent, Invoice");
    EXPECT_EQ(QAccessible::queryAccessibleInterface(&foot)->text(QAccessible::Name), foot.currentMessage());
}
