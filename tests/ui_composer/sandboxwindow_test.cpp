// The sandbox window beside a server that really takes a message.

#include "tests/support/await.h"
#include "tests/ui_composer/accessiblewalk.h"
#include "tests/ui_composer/sandboxrelay.h"
#include "ui/sandbox/behaviourtext.h"
#include "ui/sandbox/sandboxwindow.h"

#include <QComboBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSet>
#include <QTest>
#include <QTreeWidget>

#include <gtest/gtest.h>

using namespace pillarbox;
using test::await;

namespace {

class SandboxWindowTest : public testing::Test
{
protected:
    void SetUp() override
    {
        ASSERT_TRUE(relay.start());
        window = std::make_unique<ui::SandboxWindow>(relay.server);
        window->show();
    }
    bool deliver(const QByteArray &content) { return relay.deliver(content); }

    test::SandboxRelay relay;
    std::unique_ptr<ui::SandboxWindow> window;
};

TEST_F(SandboxWindowTest, WhatArrivesCanBeRead)
{
    auto *list = window->findChild<QTreeWidget *>();
    EXPECT_FALSE(list->isVisible());
    ASSERT_TRUE(deliver("From: ada@example.org\r\nSubject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe?=\r\n\r\nHello\r\n"));
    ASSERT_TRUE(await([&] { return list->topLevelItemCount() == 1; }));
    EXPECT_TRUE(list->isVisible());
    EXPECT_EQ(list->topLevelItem(0)->text(1), QStringLiteral("ada@example.org"));
    EXPECT_EQ(list->topLevelItem(0)->text(2), QStringLiteral("grace@example.net"));
    EXPECT_EQ(list->topLevelItem(0)->text(3), QStringLiteral("Grüße"));
    EXPECT_TRUE(window->findChild<QPlainTextEdit *>()->toPlainText().contains(QLatin1String("\n\nHello\n")));

    ASSERT_TRUE(deliver("From: ada@example.org\r\nSubject: second\r\n\r\nAgain\r\n"));
    ASSERT_TRUE(await([&] { return list->topLevelItemCount() == 2; }));
    EXPECT_EQ(list->topLevelItem(0)->text(3), QStringLiteral("second")) << "the newest is first";
    EXPECT_TRUE(window->findChild<QPlainTextEdit *>()->toPlainText().contains(QLatin1String("Hello"))) << "the choice stays";
    list->setCurrentItem(list->topLevelItem(0));
    EXPECT_TRUE(window->findChild<QPlainTextEdit *>()->toPlainText().contains(QLatin1String("Again")));
    window->findChild<QPushButton *>()->click();
    EXPECT_TRUE(relay.server.received().isEmpty());
    EXPECT_FALSE(list->isVisible());
}

TEST_F(SandboxWindowTest, EachMisbehaviourCanBeChosenByKeyboardAndIsExplained)
{
    auto *choice = window->findChild<QComboBox *>();
    QSet<QString> sentences;
    for (const ui::BehaviourText &text : ui::behaviourTexts()) {
        EXPECT_EQ(relay.server.misbehaviour(), text.misbehaviour);
        EXPECT_FALSE(text.sentence.isEmpty());
        sentences.insert(text.sentence);
        choice->setFocus();
        QTest::keyClick(choice, Qt::Key_Down);
    }
    EXPECT_EQ(sentences.size(), choice->count());
    relay.server.setMisbehaviour(sandbox::Misbehaviour::None);
    EXPECT_EQ(choice->currentIndex(), 0) << "a change from elsewhere is shown";
}

TEST_F(SandboxWindowTest, EveryControlHasANameAndEveryMnemonicIsItsOwn)
{
    ASSERT_TRUE(deliver("From: ada@example.org\r\n\r\nHello\r\n"));
    ASSERT_TRUE(await([&] { return window->findChild<QTreeWidget *>()->isVisible(); }));
    const test::Walk walk = test::walk(*window);
    std::cout << "sandbox window: " << walk.named << " named controls\n";
    EXPECT_GE(walk.named, 4);
    EXPECT_TRUE(walk.unnamed.isEmpty()) << qPrintable(walk.unnamed.join(QLatin1String(", ")));
    EXPECT_TRUE(walk.doubledMnemonics.isEmpty()) << qPrintable(walk.doubledMnemonics.join(QLatin1String(", ")));
}

} // namespace
