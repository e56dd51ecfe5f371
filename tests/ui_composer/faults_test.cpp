// What stands against sending: the focus goes there, the bar says why, and nothing is sent.

#include "smtp/message/mimewriter.h"
#include "tests/ui_composer/composerfixture.h"
#include "ui/composer/chip.h"

#include <QPushButton>

using namespace pillarbox;
using test::ComposerTest;

namespace {

class FaultsTest : public ComposerTest
{
protected:
    QPushButton *action() const { return bar()->findChild<QPushButton *>(); }
    void writeSendable()
    {
        type("to", "grace@example.net,");
        type("subject", "Numbers");
        body()->insertPlainText(QStringLiteral("Hello"));
    }
    void expectNothingSent()
    {
        EXPECT_FALSE(sentId);
        EXPECT_EQ(profile.outbox().agenda().count(), 0);
        EXPECT_TRUE(composer->isVisible());
    }
};

TEST_F(FaultsTest, NothingIsSaidBeforeSendIsPressed)
{
    type("subject", "Numbers");
    type("to", "grac");
    EXPECT_EQ(said(), QString());
}

TEST_F(FaultsTest, NobodyToSendItTo)
{
    body()->setFocus();
    body()->insertPlainText(QStringLiteral("Hello"));
    pressSend();
    EXPECT_EQ(said(), QStringLiteral("Nobody to send it to yet."));
    EXPECT_EQ(composer->focusWidget(), line("to"));
    expectNothingSent();
    type("to", "grace@example.net,");
    EXPECT_EQ(said(), QString()) << "the bar goes with the fault";
}

TEST_F(FaultsTest, AnInvalidAddressIsMarkedNamedAndFocused)
{
    type("to", "grace@example.net,no address,");
    const auto chips = composer->findChildren<ui::Chip *>();
    ASSERT_EQ(chips.size(), 2);
    EXPECT_FALSE(chips.at(0)->face().isInDoubt);
    EXPECT_TRUE(chips.at(1)->face().isInDoubt);
    EXPECT_TRUE(chips.at(1)->accessibleName().contains(QLatin1String("is not an address")));
    EXPECT_EQ(said(), QStringLiteral("“no address” is not an address."));
    type("subject", "Numbers");
    pressSend();
    EXPECT_EQ(composer->focusWidget(), chips.at(1));
    expectNothingSent();
}

TEST_F(FaultsTest, AnAddressWithAControlCharacterIsNeverSent)
{
    message::Draft draft;
    draft.to = {{{}, QStringLiteral("grace@example.net\r\nRCPT TO:<eve@example.net>")}, {{}, QStringLiteral("a@example.net")}};
    draft.subject = QStringLiteral("Numbers");
    draft.body = QStringLiteral("Hello");
    composer->setDraft(draft);
    pressSend();
    EXPECT_TRUE(said().endsWith(QLatin1String("is not an address."))) << qPrintable(said());
    expectNothingSent();
}

TEST_F(FaultsTest, AHalfDomainIsDoubtedAndCompletedFromWhatIsKnown)
{
    profile.addAccount(QStringLiteral("Ada"), QStringLiteral("ada@firm.example"));
    type("to", "bob@firm,");
    EXPECT_EQ(said(), QStringLiteral("“bob@firm” is not a complete address."));
    EXPECT_EQ(bar()->notice().text, QStringLiteral("Did you mean bob@firm.example?"));
    action()->click();
    ASSERT_EQ(composer->draft().to.size(), 1);
    EXPECT_EQ(composer->draft().to.first().address, QStringLiteral("bob@firm.example"));
    EXPECT_EQ(said(), QString());
}

TEST_F(FaultsTest, AHalfDomainCanBeInsistedOn)
{
    type("to", "bob@firm,");
    type("subject", "Numbers");
    pressSend();
    expectNothingSent();
    EXPECT_EQ(action()->text().remove(u'&'), QStringLiteral("Send Anyway"));
    action()->click();
    EXPECT_TRUE(isSent());
}

TEST_F(FaultsTest, LettersThatTheRelayDoesNotTakeAreSaidBeforeSending)
{
    account::Account account = profile.accounts().accounts().first();
    account.memory = protocol::RelayMemory{.hasTls = true, .mechanisms = {}, .capabilities = {"PIPELINING"}, .keySha256 = {}};
    ASSERT_TRUE(profile.accounts().save(account));
    message::Draft draft;
    draft.from = {{}, account.identity.address};
    draft.to = {{{}, QStringLiteral("jörg@example.net")}};
    draft.subject = QStringLiteral("Numbers");
    draft.body = QStringLiteral("Hello");
    composer->setDraft(draft);
    EXPECT_EQ(said(), QStringLiteral("%1 takes no addresses like “jörg@example.net”.").arg(account.host));
    pressSend();
    expectNothingSent();
    EXPECT_EQ(action()->text().remove(u'&'), QStringLiteral("Send Anyway"));
    account.memory->capabilities.append("SMTPUTF8");
    ASSERT_TRUE(profile.accounts().save(account));
    composer->setDraft(draft);
    pressSend();
    EXPECT_TRUE(isSent());
}

TEST_F(FaultsTest, AnEmptySubjectIsAskedAboutOnce)
{
    type("to", "grace@example.net,");
    body()->insertPlainText(QStringLiteral("Hello"));
    pressSend();
    EXPECT_EQ(said(), QStringLiteral("No subject."));
    EXPECT_EQ(composer->focusWidget(), line("subject"));
    expectNothingSent();
    action()->click();
    ASSERT_TRUE(isSent());
    EXPECT_EQ(profile.outbox().find(*sentId)->subject, QString());
}

TEST_F(FaultsTest, TooLargeForTheServer)
{
    writeSendable();
    composer->attachFiles({profile.makeFile(QStringLiteral("film.mp4"), 30'000'000)});
    EXPECT_EQ(said(), QStringLiteral("This message is too large for smtp.example.org."));
    pressSend();
    expectNothingSent();
    EXPECT_TRUE(qobject_cast<ui::Chip *>(composer->focusWidget()));
    QTest::keyClick(composer->focusWidget(), Qt::Key_Delete);
    EXPECT_NE(said(), QStringLiteral("This message is too large for smtp.example.org."));
    pressSend();
    EXPECT_TRUE(isSent());
}

TEST_F(FaultsTest, WithoutAnAccountTheMessageStays)
{
    ASSERT_TRUE(profile.accounts().remove(account.id));
    writeSendable();
    pressSend();
    EXPECT_EQ(said(), QStringLiteral("There is no account to send from."));
    expectNothingSent();
    profile.addAccount(QStringLiteral("Ada"), QStringLiteral("ada@example.org"));
    EXPECT_EQ(said(), QString());
    pressSend();
    EXPECT_TRUE(isSent());
}

TEST_F(FaultsTest, AnAttachmentThatVanishedKeepsTheWindowAndTheText)
{
    writeSendable();
    const QString path = profile.makeFile(QStringLiteral("report.pdf"), 5000);
    composer->attachFiles({path});
    QFile::remove(path);
    pressSend();
    ASSERT_TRUE(test::await([this] { return !said().isEmpty() && bar()->notice().tone == ui::Tone::Bad; }));
    EXPECT_TRUE(QString(bar()->notice().title % bar()->notice().text).contains(QLatin1String("report.pdf")));
    expectNothingSent();
    EXPECT_EQ(body()->toPlainText(), QStringLiteral("Hello"));
    EXPECT_TRUE(body()->isEnabled());
}

TEST_F(FaultsTest, SendPressedTwiceSendsOnce)
{
    writeSendable();
    composer->send();
    composer->send();
    ASSERT_TRUE(isSent());
    ASSERT_TRUE(test::await([this] { return composer.isNull(); }));
    EXPECT_EQ(profile.outbox().agenda().count(), 1);
}

} // namespace
