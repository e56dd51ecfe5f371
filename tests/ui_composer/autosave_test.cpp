// No change is older than two seconds on disk, and what was on disk comes back as it was.

#include "tests/ui_composer/composerfixture.h"

#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QStatusBar>

using namespace pillarbox;
using namespace std::chrono_literals;
using test::ComposerTest;

namespace {

class AutosaveTest : public ComposerTest
{
protected:
    std::optional<message::Draft> onDisk()
    {
        const auto &drafts = profile.outbox().drafts();
        return drafts.isEmpty() ? std::nullopt : std::make_optional(drafts.first().draft);
    }
    const outbox::DraftRecord &record() { return profile.outbox().drafts().first(); }
    QMessageBox *question() const { return composer ? composer->findChild<QMessageBox *>() : nullptr; }
    QPushButton *answer(const char *text) const
    {
        const auto buttons = question()->findChildren<QPushButton *>();
        for (QPushButton *button : buttons) {
            if (button->text().remove(u'&') == QLatin1String(text))
                return button;
        }
        return nullptr;
    }
};

TEST_F(AutosaveTest, SteadyTypingNeverKeepsAChangeLongerThanTwoSeconds)
{
    body()->setFocus();
    // A key each 100 ms, for ten seconds of the clock: there is no pause that a saver could wait for.
    QList<QString> typed;
    for (int key = 0; key < 100; ++key) {
        QTest::keyClick(body(), Qt::Key_A);
        typed.append(composer->draft().body);
        clock.advance(100ms);
        if (typed.size() <= 20)
            continue;
        const QString twoSecondsAgo = typed.at(typed.size() - 21);
        ASSERT_TRUE(test::await([&] {
            const auto saved = onDisk();
            return saved && saved->body.size() >= twoSecondsAgo.size();
        })) << "after key "
            << key;
    }
}

TEST_F(AutosaveTest, APauseSavesEverythingAndSaysWhen)
{
    type("subject", "Numbers");
    EXPECT_TRUE(composer->isWindowModified());
    EXPECT_FALSE(onDisk());
    clock.advance(2s);
    ASSERT_TRUE(draftsCome(1));
    EXPECT_EQ(onDisk()->subject, QStringLiteral("Numbers"));
    EXPECT_TRUE(test::await([this] { return !composer->isWindowModified(); }));
    const auto labels = composer->statusBar()->findChildren<QLabel *>();
    EXPECT_TRUE(std::any_of(labels.begin(), labels.end(),
        [](const QLabel *label) { return label->text().startsWith(QLatin1String("Draft saved ")); }));
}

TEST_F(AutosaveTest, ControlSSavesAtOnce)
{
    type("subject", "Numbers");
    QTest::keyClick(composer, Qt::Key_S, Qt::ControlModifier);
    EXPECT_TRUE(draftsCome(1)) << "the clock has not moved";
}

TEST_F(AutosaveTest, AnUntouchedWindowLeavesNothingBehind)
{
    clock.advance(10s);
    EXPECT_TRUE(composer->tryToClose());
    EXPECT_TRUE(test::await([this] { return composer.isNull(); }));
    EXPECT_TRUE(profile.outbox().drafts().isEmpty());
}

TEST_F(AutosaveTest, AfterACrashTheDraftComesBackWithItsCursor)
{
    type("to", "Grace Hopper <grace@example.net>,half@");
    type("subject", "Numbers");
    body()->setPlainText(QStringLiteral("Hello Grace,\nhow are you?"));
    QTextCursor cursor = body()->textCursor();
    cursor.setPosition(5);
    cursor.setPosition(11, QTextCursor::KeepAnchor);
    body()->setTextCursor(cursor);
    composer->attachFiles({profile.makeFile(QStringLiteral("report.pdf"), 1234)});
    const message::Draft before = composer->draft();
    clock.advance(2s);
    ASSERT_TRUE(draftsCome(1));
    ASSERT_TRUE(test::await([this] { return !composer->isWindowModified(); }));
    delete composer; // no question, no farewell
    ASSERT_TRUE(profile.open());
    ASSERT_EQ(profile.outbox().drafts().size(), 1);
    show();
    composer->restore(record());
    EXPECT_EQ(composer->draft(), before);
    EXPECT_EQ(line("to")->text(), QStringLiteral("half@")) << "what was being typed is typed on";
    EXPECT_EQ(body()->textCursor().selectedText(), QStringLiteral(" Grace"));
    EXPECT_EQ(composer->draftId(), record().id);
    EXPECT_FALSE(composer->isWindowModified());
}

TEST_F(AutosaveTest, ClosingAsksAndKeepIsTheDefault)
{
    type("subject", "Numbers");
    EXPECT_FALSE(composer->tryToClose());
    ASSERT_TRUE(question());
    EXPECT_EQ(question()->defaultButton(), answer("Keep Draft"));
    answer("Keep Draft")->click();
    EXPECT_TRUE(test::await([this] { return composer.isNull(); }));
    ASSERT_TRUE(draftsCome(1));
    EXPECT_EQ(onDisk()->subject, QStringLiteral("Numbers"));
}

TEST_F(AutosaveTest, DiscardTakesTheDraftFromTheDisk)
{
    type("subject", "Numbers");
    clock.advance(2s);
    ASSERT_TRUE(draftsCome(1));
    composer->tryToClose();
    ASSERT_TRUE(question());
    answer("Discard")->click();
    EXPECT_TRUE(test::await([this] { return composer.isNull(); }));
    EXPECT_TRUE(draftsCome(0));
}

TEST_F(AutosaveTest, CancelGoesOnWriting)
{
    type("subject", "Numbers");
    composer->tryToClose();
    ASSERT_TRUE(question());
    answer("Cancel")->click();
    EXPECT_TRUE(composer->isVisible());
    EXPECT_EQ(line("subject")->text(), QStringLiteral("Numbers"));
}

TEST_F(AutosaveTest, EscapeDiscardsNothing)
{
    type("subject", "Numbers");
    QTest::keyClick(line("subject"), Qt::Key_Escape);
    EXPECT_TRUE(composer->isVisible());
    EXPECT_EQ(line("subject")->text(), QStringLiteral("Numbers"));
}

TEST_F(AutosaveTest, AKeptDraftThatWasOnlyReadClosesWithoutAsking)
{
    type("subject", "Numbers");
    clock.advance(2s);
    ASSERT_TRUE(draftsCome(1));
    delete composer;
    show();
    composer->restore(record());
    EXPECT_TRUE(composer->tryToClose());
    EXPECT_EQ(profile.outbox().drafts().size(), 1);
}

TEST_F(AutosaveTest, AMessageThatWasEmptiedClosesSilentlyAndIsGone)
{
    type("subject", "N");
    clock.advance(2s);
    ASSERT_TRUE(draftsCome(1));
    line("subject")->clear();
    EXPECT_TRUE(composer->tryToClose());
    EXPECT_TRUE(draftsCome(0));
}

} // namespace
