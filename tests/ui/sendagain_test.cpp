// Send Again of a message that was sent: what the relay hears of it.

#include "smtp/outbox/undotime.h"
#include "tests/support/await.h"
#include "tests/unit/outbox/outboxworld.h"
#include "ui/mainwindow/commandrunner.h"
#include "ui/mainwindow/removals.h"

#include <gtest/gtest.h>

using namespace pillarbox;
using namespace pillarbox::ui;
using outbox::State;

namespace {

QByteArray bodyOf(const test::ReceivedMessage &message)
{
    return message.content.mid(message.content.indexOf("\r\n\r\n"));
}

QByteArrayList commandsWith(const QByteArray &verb, const test::RecordingServer &server)
{
    QByteArrayList found;
    for (const QByteArray &command : server.commands())
        if (command.startsWith(verb))
            found.append(command);
    return found;
}

} // namespace

TEST(SendAgain, OfASentMessageSendsAnotherToTheSame)
{
    test::OutboxWorld world;
    Removals removals(*world.outbox, systemClock());
    CommandRunner runner(*world.outbox, *world.service, removals, systemClock(), nullptr);
    QStringList notes;
    QObject::connect(&runner, &CommandRunner::noted, [&](const QString &note) { notes += note; });
    ASSERT_TRUE(world.answerOf<Done>([&](auto done) { outbox::saveUndoTime(*world.outbox, std::chrono::seconds(0), done); }));
    world.server.setCapabilities({"PIPELINING", "DSN", "MT-PRIORITY"});
    outbox::Departure departure;
    departure.options.dsn
        = {.onSuccess = true, .onFailure = true, .onDelay = false, .returnsWholeMessage = false, .envelopeId = "first"};
    departure.options.priority = 3;
    auto draft = test::draftTo({QStringLiteral("b@x.example"), QStringLiteral("c@x.example")});
    draft.accountId = world.accountId;
    const auto queued = world.answerOf<outbox::ItemId>([&](auto done) { world.outbox->enqueue(draft, {}, done, departure); });
    ASSERT_TRUE(queued);
    const auto id = *queued;
    world.startService();
    ASSERT_TRUE(world.awaitState(id, State::Sent));

    runner.run(Command::SendAgain, {id});
    ASSERT_TRUE(test::await([&] { return world.server.ledger().size() == 2; }));
    const test::ReceivedMessage first = world.server.received().at(0);
    const test::ReceivedMessage second = world.server.received().at(1);
    EXPECT_EQ(second.reversePath, first.reversePath);
    EXPECT_EQ(second.forwardPaths, first.forwardPaths);
    EXPECT_EQ(bodyOf(second), bodyOf(first));
    EXPECT_TRUE(bodyOf(second).contains("Good morning."));
    EXPECT_NE(second.messageId, first.messageId);
    // What was asked of the relay is asked again; the envelope's identification is that of one transmission.
    const QByteArrayList mails = commandsWith("MAIL", world.server);
    ASSERT_EQ(mails.size(), 2);
    EXPECT_TRUE(mails[0].contains("ENVID=first") && mails[0].contains("MT-PRIORITY=3")) << mails[0].toStdString();
    EXPECT_TRUE(mails[1].contains("MT-PRIORITY=3") && mails[1].contains("RET=HDRS")) << mails[1].toStdString();
    EXPECT_FALSE(mails[1].contains("ENVID=first")) << mails[1].toStdString();
    const QByteArrayList recipients = commandsWith("RCPT", world.server);
    ASSERT_EQ(recipients.size(), 4);
    for (const QByteArray &recipient : recipients)
        EXPECT_TRUE(recipient.contains("NOTIFY=SUCCESS,FAILURE")) << recipient.toStdString();
    EXPECT_EQ(notes.size(), 1);
    EXPECT_TRUE(test::await([&] {
        const auto items = world.items();
        return items.size() == 2 && items.at(0).state == State::Sent && items.at(1).state == State::Sent;
    }));
}
