// An address that a server names instead is shown; who sends there is the user.

#include "ui/text/forwardpath.h"

#include "ui/text/explanation.h"

#include <gtest/gtest.h>

namespace pillarbox::ui {
namespace {

TEST(ForwardPath, IsReadFromTheTwoRepliesThatHaveOne)
{
    EXPECT_EQ(forwardPathOf(251, "User not local; will forward to <b@new.example>"), QStringLiteral("b@new.example"));
    EXPECT_EQ(forwardPathOf(551, "5.1.6 User not local; please try <b@new.example>"), QStringLiteral("b@new.example"));
    EXPECT_TRUE(forwardPathOf(550, "try <b@new.example>").isEmpty());
    EXPECT_TRUE(forwardPathOf(551, "User not local").isEmpty());
    EXPECT_TRUE(forwardPathOf(551, "try <nobody>").isEmpty());
    EXPECT_EQ(forwardPathOf(551, "try <b\x1b@new.example>"), QStringLiteral("b<U+001B>@new.example"));
}

TEST(ForwardPath, OfARefusedRecipientIsNamedAndNotFollowed)
{
    protocol::SendError error;
    error.kind = protocol::ErrorKind::Refused;
    error.stage = protocol::Stage::Rcpt;
    error.replyCode = 551;
    error.serverText = "User not local; please try <b@new.example>";
    const Explanation explanation = explain(error, {});
    EXPECT_TRUE(explanation.why.contains(QLatin1String("b@new.example"))) << qPrintable(explanation.why);
    EXPECT_TRUE(explanation.why.contains(QLatin1String("sends nothing there"))) << qPrintable(explanation.why);
    EXPECT_EQ(explanation.who, Who::You);
}

TEST(ForwardPath, OfAnAcceptedRecipientIsTold)
{
    outbox::ItemSummary item;
    item.state = outbox::State::Sent;
    outbox::Recipient recipient;
    recipient.mailbox.address = QStringLiteral("a@old.example");
    recipient.outcome = outbox::Outcome::Accepted;
    recipient.replyCode = 251;
    recipient.serverText = "User not local; will forward to <b@new.example>";
    item.recipients = {recipient};
    const QString why = explain(item, {}).why;
    EXPECT_TRUE(why.contains(QLatin1String("a@old.example on to b@new.example"))) << qPrintable(why);
    EXPECT_TRUE(why.contains(QLatin1String("not yet delivered"))) << qPrintable(why);
}

} // namespace
} // namespace pillarbox::ui
