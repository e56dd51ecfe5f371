// From an empty window to a durable message, by keyboard.

#include "tests/ui_composer/accessiblewalk.h"
#include "tests/ui_composer/composerfixture.h"
#include "ui/composer/bodyedit.h"
#include "ui/composer/chip.h"

#include <QTextBlock>

using namespace pillarbox;
using test::ComposerTest;

namespace {

TEST_F(ComposerTest, WritesAndSendsByKeyboardAlone)
{
    EXPECT_EQ(composer->focusWidget(), line("to"));
    type("to", "Grace Hopper <grace@example.net>, li.wei@harbour.example");
    QTest::keyClick(line("to"), Qt::Key_Tab);
    QTest::keyClick(composer, Qt::Key_U, Qt::AltModifier);
    type("subject", "Quarterly numbers");
    QTest::keyClick(line("subject"), Qt::Key_Tab);
    ASSERT_EQ(composer->focusWidget(), body());
    QTest::keyClicks(body(), QStringLiteral("Hello Grace,"));
    QTest::keyClick(body(), Qt::Key_Return);
    QTest::keyClicks(body(), QStringLiteral("here it is."));
    pressSend();
    ASSERT_TRUE(isSent());
    EXPECT_TRUE(test::await([this] { return composer.isNull(); })) << "the window stays open";

    const outbox::ItemSummary *item = profile.outbox().find(*sentId);
    ASSERT_TRUE(item);
    EXPECT_EQ(item->subject, QStringLiteral("Quarterly numbers"));
    EXPECT_EQ(item->from, account.identity);
    EXPECT_EQ(item->accountId, account.id);
    ASSERT_EQ(item->recipients.size(), 2);
    EXPECT_EQ(item->recipients.at(0).mailbox.name, QStringLiteral("Grace Hopper"));
    EXPECT_EQ(item->recipients.at(0).mailbox.address, QStringLiteral("grace@example.net"));
    EXPECT_EQ(item->recipients.at(1).mailbox.address, QStringLiteral("li.wei@harbour.example"));

    std::optional<message::Draft> kept;
    profile.outbox().loadDraft(*sentId, [&](const auto &draft) { kept = draft ? draft.value() : message::Draft{}; });
    ASSERT_TRUE(test::await([&] { return kept.has_value(); }));
    EXPECT_EQ(kept->body, QStringLiteral("Hello Grace,\nhere it is."));
    EXPECT_EQ(kept->cursor, kept->body.size());
    EXPECT_TRUE(profile.outbox().drafts().isEmpty()) << "the draft is bound to the item";
}

TEST_F(ComposerTest, TabCommitsAnAddressAndMovesOn)
{
    type("to", "grace@example.net");
    QTest::keyClick(line("to"), Qt::Key_Tab);
    EXPECT_NE(composer->focusWidget(), line("to"));
    EXPECT_EQ(line("to")->text(), QString());
    ASSERT_EQ(composer->draft().to.size(), 1);
    EXPECT_EQ(composer->draft().to.first().address, QStringLiteral("grace@example.net"));
}

TEST_F(ComposerTest, EachReturnMakesALineOfTheSameHeight)
{
    auto *text = part<ui::BodyEdit>("body");
    for (const char *word : {"a", "b", "c"}) {
        QTest::keyClicks(body(), QLatin1String(word));
        QTest::keyClick(body(), Qt::Key_Return);
        QTest::keyClick(body(), Qt::Key_Return);
    }
    EXPECT_EQ(text->body(), QStringLiteral("a\n\nb\n\nc\n\n"));
    const auto topOf = [this](int line) {
        QTextCursor cursor(body()->document()->findBlockByNumber(line));
        return body()->cursorRect(cursor).top();
    };
    for (int line = 1; line < 6; ++line)
        EXPECT_NEAR(topOf(line) - topOf(line - 1), topOf(1) - topOf(0), 1) << line; // rounded
    const QList<int> typed{topOf(0), topOf(1), topOf(2), topOf(3), topOf(4), topOf(5)};
    text->setBody(text->body(), 0, 0);
    EXPECT_EQ((QList<int>{topOf(0), topOf(1), topOf(2), topOf(3), topOf(4), topOf(5)}), typed);
}

TEST_F(ComposerTest, SeparatorsAndReturnCommitOutsideQuotesOnly)
{
    type("to", "a@example.net;b@example.net,");
    EXPECT_EQ(composer->findChildren<ui::Chip *>().size(), 2);
    type("to", "\"Last, First\" <c@example.net>");
    EXPECT_EQ(composer->findChildren<ui::Chip *>().size(), 2);
    QTest::keyClick(line("to"), Qt::Key_Return);
    ASSERT_EQ(composer->draft().to.size(), 3);
    EXPECT_EQ(composer->draft().to.at(2).name, QStringLiteral("Last, First"));
    EXPECT_EQ(line("to")->text(), QString());
}

TEST_F(ComposerTest, BackspaceSelectsAndDeleteRemovesAndUndoBringsBack)
{
    type("to", "a@example.net,b@example.net,");
    QTest::keyClick(line("to"), Qt::Key_Backspace);
    auto *chip = qobject_cast<ui::Chip *>(composer->focusWidget());
    ASSERT_TRUE(chip);
    EXPECT_EQ(chip->face().text, QStringLiteral("b@example.net"));
    EXPECT_EQ(composer->draft().to.size(), 2) << "the first Backspace only selects";
    QTest::keyClick(chip, Qt::Key_Delete);
    ASSERT_EQ(composer->draft().to.size(), 1);
    EXPECT_EQ(composer->focusWidget(), line("to"));
    QTest::keySequence(line("to"), QKeySequence(QKeySequence::Undo));
    ASSERT_EQ(composer->draft().to.size(), 2);
    EXPECT_EQ(composer->draft().to.at(1).address, QStringLiteral("b@example.net"));
}

TEST_F(ComposerTest, ArrowsReachEveryChipAndReturnOpensIt)
{
    type("to", "Ann <a@example.net>,b@example.net,");
    QTest::keyClick(line("to"), Qt::Key_Left);
    QTest::keyClick(composer->focusWidget(), Qt::Key_Left);
    auto *chip = qobject_cast<ui::Chip *>(composer->focusWidget());
    ASSERT_TRUE(chip);
    EXPECT_EQ(chip->face().text, QStringLiteral("Ann"));
    QTest::keyClick(chip, Qt::Key_Return);
    EXPECT_EQ(composer->focusWidget(), line("to"));
    EXPECT_EQ(line("to")->text(), QStringLiteral("Ann <a@example.net>"));
    EXPECT_EQ(composer->draft().to.size(), 2);
}

TEST_F(ComposerTest, CcAndBccAppearOnDemand)
{
    EXPECT_FALSE(line("cc")->isVisible());
    QTest::keyClick(composer, Qt::Key_C, Qt::AltModifier);
    EXPECT_TRUE(test::await([this] { return line("cc")->isVisible() && composer->focusWidget() == line("cc"); }));
    EXPECT_FALSE(line("bcc")->isVisible());
    QTest::keyClick(composer, Qt::Key_B, Qt::AltModifier);
    EXPECT_TRUE(test::await([this] { return line("bcc")->isVisible() && composer->focusWidget() == line("bcc"); }));
    type("bcc", "hidden@example.net,");
    EXPECT_EQ(composer->draft().bcc.size(), 1);
}

TEST_F(ComposerTest, AFilledDraftShowsTheHeadersItUses)
{
    message::Draft draft;
    draft.to = {{{}, QStringLiteral("a@example.net")}};
    draft.bcc = {{{}, QStringLiteral("b@example.net")}};
    draft.subject = QStringLiteral("one\nline\x07");
    draft.body = QStringLiteral("Text");
    composer->setDraft(draft);
    EXPECT_TRUE(line("bcc")->isVisible());
    EXPECT_FALSE(line("cc")->isVisible());
    EXPECT_EQ(line("subject")->text(), QStringLiteral("one line "));
    EXPECT_EQ(composer->draft().from.address, account.identity.address);
    EXPECT_EQ(composer->draft().body, draft.body);
}

TEST_F(ComposerTest, TheTitleFollowsTheSubject)
{
    EXPECT_EQ(composer->windowTitle(), QStringLiteral("New message[*] - Pillarbox"));
    type("subject", "Hello");
    EXPECT_EQ(composer->windowTitle(), QStringLiteral("Hello[*] - Pillarbox"));
    EXPECT_TRUE(composer->isWindowModified());
}

TEST_F(ComposerTest, NoBreakSpacesAndUndoSurviveInTheText)
{
    body()->setFocus();
    const QString text = QStringLiteral("10\u00a0km");
    body()->insertPlainText(text);
    EXPECT_EQ(composer->draft().body, text);
    body()->undo();
    EXPECT_EQ(composer->draft().body, QString());
    body()->redo();
    EXPECT_EQ(composer->draft().body, text);
}

TEST_F(ComposerTest, ChoosingAnotherSenderKeepsTheText)
{
    const auto work = profile.addAccount(QStringLiteral("Ada"), QStringLiteral("ada@firm.example"));
    body()->insertPlainText(QStringLiteral("Hello"));
    auto *from = part<QComboBox>("from");
    ASSERT_EQ(from->count(), 2);
    from->setFocus();
    QTest::keyClick(from, Qt::Key_Down);
    EXPECT_EQ(composer->draft().accountId, work.id);
    EXPECT_EQ(composer->draft().from, work.identity);
    EXPECT_EQ(composer->draft().body, QStringLiteral("Hello"));
}

TEST_F(ComposerTest, EveryControlHasANameAndEveryMnemonicIsItsOwn)
{
    type("to", "a@example.net,bob@firm,");
    composer->attachFiles({profile.makeFile(QStringLiteral("report.pdf"), 1000)});
    QTest::keyClick(composer, Qt::Key_C, Qt::AltModifier);
    ASSERT_TRUE(test::await([this] { return line("cc")->isVisible(); }));
    const test::Walk walk = test::walk(*composer);
    std::cout << "composer: " << walk.named << " named controls\n";
    EXPECT_GE(walk.named, 14);
    EXPECT_TRUE(walk.unnamed.isEmpty()) << qPrintable(walk.unnamed.join(QLatin1String(", ")));
    EXPECT_TRUE(walk.doubledMnemonics.isEmpty()) << qPrintable(walk.doubledMnemonics.join(QLatin1String(", ")));
}

TEST_F(ComposerTest, TabReachesEveryFieldAndLeavesTheText)
{
    QSet<QWidget *> reached;
    for (int step = 0; step < 40; ++step) {
        reached.insert(composer->focusWidget());
        QTest::keyClick(composer->focusWidget(), Qt::Key_Tab);
    }
    for (QWidget *widget : std::initializer_list<QWidget *>{line("to"), line("subject"), body(), part<QWidget>("send")})
        EXPECT_TRUE(reached.contains(widget)) << qPrintable(widget->objectName());
}

} // namespace
