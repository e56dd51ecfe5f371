// An account may ask for a blind copy to oneself: it is seen, and it is the user's to take out.

#include "tests/ui_composer/composerfixture.h"

namespace pillarbox::test {

using message::Mailbox;

class SelfCopy : public ComposerTest
{
protected:
    void SetUp() override
    {
        ComposerTest::SetUp();
        account.isCopiedToSelf = true;
        ASSERT_TRUE(profile.accounts().save(account));
    }
    QList<Mailbox> hidden() const { return composer->draft().bcc; }
    const Mailbox self{QStringLiteral("Ada Lovelace"), QStringLiteral("ada@example.org")};
};

TEST_F(SelfCopy, NewMessageBeginsWithIt)
{
    composer->setDraft({});
    EXPECT_EQ(hidden(), QList{self});
    EXPECT_FALSE(composer->isWindowModified());
    EXPECT_TRUE(composer->tryToClose()); // nothing in it is worth a question
    EXPECT_TRUE(profile.outbox().drafts().isEmpty());
}

TEST_F(SelfCopy, IsNotDoubled)
{
    message::Draft draft;
    draft.to = {{QString(), QStringLiteral("ada@EXAMPLE.org")}};
    composer->setDraft(draft);
    EXPECT_TRUE(hidden().isEmpty());
}

TEST_F(SelfCopy, FollowsTheAccountAndSparesOthers)
{
    const auto other = profile.addAccount(QStringLiteral("Work"), QStringLiteral("work@firm.example"));
    message::Draft draft;
    draft.bcc = {{QString(), QStringLiteral("boss@firm.example")}};
    composer->setDraft(draft);
    EXPECT_EQ(hidden().size(), 2);
    auto *from = composer->findChild<QComboBox *>();
    ASSERT_TRUE(from);
    const int index = from->findText(QStringLiteral("work@firm.example"), Qt::MatchContains);
    ASSERT_GE(index, 0);
    from->setCurrentIndex(index);
    Q_EMIT from->activated(index);
    EXPECT_EQ(hidden(), draft.bcc);
}

TEST_F(SelfCopy, AKeptDraftIsLeftAsItWas)
{
    message::Draft draft;
    draft.subject = QStringLiteral("Plans");
    composer->restore({outbox::ItemId::createUuid(), draft, clock.now()});
    EXPECT_TRUE(hidden().isEmpty());
}

} // namespace pillarbox::test
