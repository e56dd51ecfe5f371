// "Check…" of a message of which it is not known whether the relay has it, against a relay over real TLS: what goes over the
// wire, what is said of each end, and that nothing is asked of the message.

#include "tests/support/await.h"
#include "tests/support/scriptedserver.h"
#include "tests/ui_composer/profile.h"
#include "ui/accounts/relaycheckdialog.h"

#include <QAbstractButton>
#include <QDialogButtonBox>
#include <QLabel>

#include <gmock/gmock.h>

namespace pillarbox::test {

namespace {

using testing::HasSubstr;
using testing::Not;

// The greeting up to AUTH; QUIT or whatever comes next follows.
QByteArray upTo(const QByteArray &authReply)
{
    const QByteArray initial = QByteArray("\0ada\0over the sea", 17).toBase64();
    return "security: tls\nauth: ada over%20the%20sea\nEXPECT ready\nTLS\nS: 220 mx.example ESMTP\nC: EHLO [127.0.0.1]\n"
           "S: 250-mx.example\nS: 250 AUTH PLAIN\nC: AUTH PLAIN "
        + initial + "\nS: " + authReply + "\n";
}

class RelayCheckDialogTest : public testing::Test
{
protected:
    void SetUp() override
    {
        ASSERT_TRUE(m_profile.open());
        m_account = m_profile.addAccount(QStringLiteral("Ada Lovelace"), QStringLiteral("ada@example.org"));
        m_account.host = QStringLiteral("127.0.0.1");
        m_account.userName = QStringLiteral("ada");
        m_account.mechanism = "PLAIN";
        m_account.security = protocol::Security::ImplicitTls;
        m_account.hasStoredSecret = true;
        m_profile.keychain().entries.insert(m_account.id, Secret("over the sea"));
        m_item.summary.state = outbox::State::Unknown;
        m_item.summary.accountId = m_account.id;
        m_item.summary.messageId = "<7f3c@example.org>";
        m_item.handedOverAt = QDateTime(QDate(2026, 3, 2), QTime(14, 0), Qt::UTC);
        outbox::Recipient grace;
        grace.mailbox = {QStringLiteral("Grace Hopper"), QStringLiteral("grace@example.net")};
        grace.outcome = outbox::Outcome::Unknown;
        m_item.summary.recipients = {grace};
    }

    void serve(const QByteArray &script)
    {
        const auto parsed = parseTranscriptScript(script);
        ASSERT_TRUE(parsed) << parsed.error().toStdString();
        m_server = std::make_unique<ScriptedServer>(*parsed);
        ASSERT_TRUE(m_server->start());
        m_account.port = m_server->port();
        m_account.trustedPem = m_server->trustedPem();
        ASSERT_TRUE(m_profile.accounts().save(m_account));
    }
    void check()
    {
        m_dialog = std::make_unique<ui::RelayCheckDialog>(m_profile.accounts(), m_profile.keychain(), m_item);
        m_dialog->show();
    }
    std::string verdict() const { return m_dialog->findChild<QLabel *>(QStringLiteral("verdict"))->text().toStdString(); }
    // All that can be read in it.
    std::string said() const
    {
        QStringList texts;
        for (const QLabel *label : m_dialog->findChildren<QLabel *>())
            texts += label->text();
        return texts.join(QLatin1Char('\n')).toStdString();
    }
    bool says(const char *words)
    {
        return await([this, words] { return QByteArray::fromStdString(verdict()).contains(words); });
    }
    // The script was played to its end, and nothing but it went over the wire.
    std::string serverProblem()
    {
        EXPECT_TRUE(await([this] { return m_server->isFinished(); }));
        return m_server->problem().toStdString();
    }

    Profile m_profile;
    account::Account m_account;
    outbox::Item m_item;
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<ui::RelayCheckDialog> m_dialog;
};

TEST_F(RelayCheckDialogTest, ItSignsInAndLeavesAndAsksNothingOfTheMessage)
{
    serve(upTo("235 2.7.0 welcome") + "C: QUIT\nS: 221 bye\nCLOSE\n");
    check();
    EXPECT_THAT(verdict(), HasSubstr("Connecting to 127.0.0.1"));
    EXPECT_THAT(said(), HasSubstr("nothing is sent"));
    ASSERT_TRUE(says("answers, and lets ada in.")) << verdict();
    EXPECT_THAT(said(), HasSubstr("cannot be asked whether it has a message"));
    EXPECT_THAT(said(), HasSubstr("<7f3c@example.org>"));
    EXPECT_THAT(said(), HasSubstr("Ask a recipient"));
    EXPECT_THAT(said(), Not(HasSubstr("nothing about the message either")));
    EXPECT_THAT(said(), Not(HasSubstr("over the sea")));
    EXPECT_EQ(serverProblem(), "");
}

TEST_F(RelayCheckDialogTest, TheReferenceOfTheRelayIsNamedWhenItIsKnown)
{
    m_item.receipt = outbox::Receipt{.acceptedAt = {}, .reply = {}, .queueId = "A1B2", .session = {}};
    serve(upTo("235 2.7.0 welcome") + "C: QUIT\nS: 221 bye\nCLOSE\n");
    check();
    ASSERT_TRUE(says("answers, and lets ada in."));
    EXPECT_THAT(said(), HasSubstr("reference A1B2"));
}

TEST_F(RelayCheckDialogTest, ACopyToOneselfCanBeLookedFor)
{
    outbox::Recipient self;
    self.mailbox.address = QStringLiteral("ada@example.org");
    self.outcome = outbox::Outcome::Unknown;
    m_item.summary.recipients.append(self);
    serve(upTo("235 2.7.0 welcome") + "C: QUIT\nS: 221 bye\nCLOSE\n");
    check();
    ASSERT_TRUE(says("answers, and lets ada in."));
    EXPECT_THAT(said(), HasSubstr("the mailbox of ada@example.org"));
}

TEST_F(RelayCheckDialogTest, ARefusedPasswordIsSaidAndSaysNothingAboutTheMessage)
{
    serve(upTo("535 5.7.8 no") + "CLOSE\n");
    check();
    ASSERT_TRUE(await([this] { return verdict().find("Connecting") == std::string::npos; }));
    EXPECT_THAT(verdict(), Not(HasSubstr("answers")));
    EXPECT_THAT(said(), HasSubstr("nothing about the message either"));
    EXPECT_THAT(said(), HasSubstr("<7f3c@example.org>"));
    EXPECT_EQ(serverProblem(), "");
}

TEST_F(RelayCheckDialogTest, ARelayThatIsOutOfReachIsSaid)
{
    serve(upTo("235 ok"));
    m_server.reset(); // nobody listens there any more
    check();
    ASSERT_TRUE(await([this] { return verdict().find("Connecting") == std::string::npos; }));
    EXPECT_THAT(said(), HasSubstr("nothing about the message either"));
    EXPECT_THAT(said(), HasSubstr("Ask a recipient"));
}

TEST_F(RelayCheckDialogTest, WithoutAPasswordNothingIsConnected)
{
    serve(upTo("235 ok"));
    m_profile.keychain().entries.clear();
    check();
    ASSERT_TRUE(await([this] { return verdict().find("Connecting") == std::string::npos; }));
    EXPECT_THAT(said(), HasSubstr("nothing about the message either"));
    EXPECT_EQ(m_server->linesSaid(), 0);
}

TEST_F(RelayCheckDialogTest, WithoutItsAccountItSaysSo)
{
    m_item.summary.accountId = QStringLiteral("gone");
    check();
    EXPECT_THAT(verdict(), HasSubstr("no longer there"));
}

TEST_F(RelayCheckDialogTest, ClosingItEndsTheConnection)
{
    serve("security: tls\nauth: ada x\nEXPECT ready\nTLS\nWAIT\n"); // never greets
    check();
    ASSERT_TRUE(await([this] { return m_server->isWaitNext(); }));
    for (QAbstractButton *button : m_dialog->findChild<QDialogButtonBox *>()->buttons())
        button->click();
    m_dialog.reset(); // it goes when it is closed
    EXPECT_EQ(serverProblem(), "");
}

TEST_F(RelayCheckDialogTest, AScreenReaderHearsAllOfIt)
{
    serve(upTo("235 2.7.0 welcome") + "C: QUIT\nS: 221 bye\nCLOSE\n");
    check();
    EXPECT_THAT(m_dialog->accessibleDescription().toStdString(), HasSubstr("Connecting to 127.0.0.1"));
    ASSERT_TRUE(says("answers, and lets ada in."));
    EXPECT_THAT(m_dialog->accessibleDescription().toStdString(), HasSubstr("answers, and lets ada in."));
    EXPECT_THAT(m_dialog->accessibleDescription().toStdString(), HasSubstr("Ask a recipient"));
}

} // namespace

} // namespace pillarbox::test
