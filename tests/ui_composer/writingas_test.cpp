// From lists every identity; the one chosen brings its signature, its blind copies, where to answer and where bounces go.

#include "tests/ui_composer/composerfixture.h"

#include <QFile>

namespace pillarbox::test {

using account::Identity;
using message::Mailbox;

class WritingAs : public ComposerTest
{
protected:
    void SetUp() override
    {
        ComposerTest::SetUp();
        account.identity.signature = QStringLiteral("Ada");
        Identity press{{QStringLiteral("Press"), QStringLiteral("press@example.org")}};
        press.signature = QStringLiteral("The press desk");
        press.replyTo = {QStringLiteral("Desk"), QStringLiteral("desk@example.org")};
        press.organisation = QStringLiteral("Analytical Engines");
        press.bcc = {archive};
        press.envelopeSender = QStringLiteral("bounces@example.org");
        account.furtherIdentities = {press, Identity{{QStringLiteral("Bare"), QStringLiteral("bare@example.org")}}};
        ASSERT_TRUE(profile.accounts().save(account));
        account = *profile.accounts().find(account.id);
    }
    void choose(const QString &address)
    {
        auto *from = part<QComboBox>("from");
        const int index = from->findText(address, Qt::MatchContains);
        ASSERT_GE(index, 0);
        from->setCurrentIndex(index);
        Q_EMIT from->activated(index);
    }
    QString text() const { return composer->draft().body; }

    const Mailbox archive{QString(), QStringLiteral("archive@example.org")};
};

TEST_F(WritingAs, EachIsListedWithItsRelay)
{
    const auto *from = part<QComboBox>("from");
    ASSERT_EQ(from->count(), 3);
    EXPECT_EQ(from->itemText(1), QStringLiteral("Press <press@example.org>, through smtp.example.org"));
    composer->setDraft({});
    EXPECT_EQ(composer->draft().from.address, account.identity.address) << "the account's first";
}

TEST_F(WritingAs, ChoosingOneBringsAllItsThings)
{
    composer->setDraft({});
    EXPECT_EQ(text(), QStringLiteral("\n\n-- \nAda"));
    EXPECT_EQ(body()->textCursor().position(), 0);
    body()->insertPlainText(QStringLiteral("Hello"));
    choose(QStringLiteral("press@example.org"));
    const message::Draft draft = composer->draft();
    EXPECT_EQ(draft.identityId, account.furtherIdentities.first().id);
    EXPECT_EQ(draft.from, (Mailbox{QStringLiteral("Press"), QStringLiteral("press@example.org")}));
    EXPECT_EQ(draft.replyTo.address, QStringLiteral("desk@example.org"));
    EXPECT_EQ(draft.organisation, QStringLiteral("Analytical Engines"));
    EXPECT_EQ(draft.bcc, QList<Mailbox>{archive});
    EXPECT_EQ(draft.body, QStringLiteral("Hello\n\n-- \nThe press desk"));
    EXPECT_EQ(body()->textCursor().position(), 5);

    choose(QStringLiteral("bare@example.org"));
    EXPECT_EQ(text(), QStringLiteral("Hello"));
    EXPECT_TRUE(composer->draft().bcc.isEmpty());
    EXPECT_TRUE(composer->draft().replyTo.address.isEmpty());
    choose(account.identity.address);
    EXPECT_EQ(text(), QStringLiteral("Hello\n\n-- \nAda")) << "once, not twice";
}

TEST_F(WritingAs, ASignatureThatWasChangedStays)
{
    composer->setDraft({});
    QTextCursor end(body()->document());
    end.movePosition(QTextCursor::End);
    end.insertText(QStringLiteral(", in winter"));
    choose(QStringLiteral("press@example.org"));
    EXPECT_EQ(text(), QStringLiteral("\n\n-- \nAda, in winter"));
}

TEST_F(WritingAs, ASignatureAloneIsNothingToAskAbout)
{
    composer->setDraft({});
    EXPECT_FALSE(composer->isWindowModified());
    EXPECT_TRUE(composer->tryToClose());
    EXPECT_TRUE(profile.outbox().drafts().isEmpty());
}

TEST_F(WritingAs, AKeptDraftRemembersAndIsNotSignedAgain)
{
    message::Draft draft;
    draft.accountId = account.id;
    draft.identityId = account.furtherIdentities.first().id;
    draft.body = QStringLiteral("Hello");
    composer->restore({outbox::ItemId::createUuid(), draft, clock.now()});
    EXPECT_EQ(composer->draft().from.address, QStringLiteral("press@example.org"));
    EXPECT_EQ(text(), QStringLiteral("Hello"));
    choose(account.identity.address);
    EXPECT_EQ(text(), QStringLiteral("Hello")) << "it had been taken out";
}

TEST_F(WritingAs, ARichSignatureLooksAsItTravels)
{
    account.identity.richSignature = QStringLiteral("<div style=\"white-space: pre-wrap\"><b>Ada</b></div>");
    ASSERT_TRUE(profile.accounts().save(account));
    composer->setDraft({});
    EXPECT_EQ(text(), QStringLiteral("\n\n-- \nAda"));
    EXPECT_EQ(body()->textCursor().position(), 0);
    QTextCursor end(body()->document());
    end.movePosition(QTextCursor::End);
    EXPECT_EQ(end.charFormat().fontWeight(), QFont::Bold);
    body()->insertPlainText(QStringLiteral("Hello"));
    EXPECT_EQ(text(), QStringLiteral("Hello\n\n-- \nAda"));
    const message::Draft draft = composer->draft();
    EXPECT_EQ(draft.richSignature, account.identity.richSignature);
    EXPECT_EQ(draft.signature, QStringLiteral("Ada"));

    choose(QStringLiteral("press@example.org"));
    EXPECT_EQ(text(), QStringLiteral("Hello\n\n-- \nThe press desk"));
    EXPECT_EQ(composer->draft().richSignature, QString());
    QTextCursor plain(body()->document());
    plain.movePosition(QTextCursor::End);
    EXPECT_LT(plain.charFormat().fontWeight(), QFont::Bold);
}

TEST_F(WritingAs, ARichSignatureIsSentAsSuchBesideThePlainText)
{
    account.identity.richSignature = QStringLiteral("<b>Ada</b>");
    ASSERT_TRUE(profile.accounts().save(account));
    composer->setDraft({});
    type("to", "bob@example.net,");
    type("subject", "Plans");
    body()->insertPlainText(QStringLiteral("Hello"));
    pressSend();
    ASSERT_TRUE(isSent());
    QFile file(profile.outbox().spoolFile(*sentId));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    EXPECT_TRUE(bytes.contains("multipart/alternative")) << bytes.constData();
    EXPECT_TRUE(bytes.contains("Hello\r\n\r\n--")) << bytes.constData();
    EXPECT_TRUE(bytes.contains("<b>Ada</b>")) << bytes.constData();
}

TEST_F(WritingAs, ARichSignatureThatIsChangedIsPlainText)
{
    account.identity.richSignature = QStringLiteral("<div style=\"white-space: pre-wrap\"><b>Ada</b></div>");
    ASSERT_TRUE(profile.accounts().save(account));
    message::Draft draft;
    draft.body = QStringLiteral("Hello\n\n-- \nAda");
    draft.accountId = account.id;
    draft.signature = QStringLiteral("Ada");
    draft.richSignature = account.identity.richSignature;
    composer->restore({outbox::ItemId::createUuid(), draft, clock.now()});
    QTextCursor end(body()->document());
    end.movePosition(QTextCursor::End);
    ASSERT_EQ(end.charFormat().fontWeight(), QFont::Bold);
    body()->setTextCursor(end);
    QTest::keyClicks(body(), QStringLiteral("!"));
    end.movePosition(QTextCursor::End);
    EXPECT_EQ(text(), QStringLiteral("Hello\n\n-- \nAda!"));
    EXPECT_LT(end.charFormat().fontWeight(), QFont::Bold) << "what looks bold goes out bold";
}

TEST_F(WritingAs, WhatIsSentIsBoundToIt)
{
    composer->setDraft({});
    choose(QStringLiteral("press@example.org"));
    type("to", "bob@example.net,");
    type("subject", "Plans");
    body()->insertPlainText(QStringLiteral("Hello"));
    pressSend();
    ASSERT_TRUE(isSent());
    const auto *item = profile.outbox().find(*sentId);
    ASSERT_TRUE(item);
    EXPECT_EQ(item->from.address, QStringLiteral("press@example.org"));
    EXPECT_EQ(item->envelopeSender, QStringLiteral("bounces@example.org"));
    EXPECT_EQ(item->relay, QStringLiteral("smtp.example.org:587"));
    EXPECT_EQ(item->recipients.size(), 2);
}

} // namespace pillarbox::test
