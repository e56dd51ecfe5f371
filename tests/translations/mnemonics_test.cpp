// Each letter behind Alt leads to one thing, in a window as in a menu, in both languages.

#include "app/translations.h"
#include "tests/support/manualclock.h"
#include "tests/ui_composer/profile.h"
#include "ui/accounts/accountdialog.h"
#include "ui/accounts/accountlistdialog.h"
#include "ui/accounts/identitiesdialog.h"
#include "ui/accounts/signingdialog.h"
#include "ui/accounts/websigninrow.h"
#include "ui/composer/composer.h"
#include "ui/domain/domaincheckdialog.h"
#include "ui/domain/receiveddialog.h"
#include "ui/mainwindow/windowactions.h"
#include "ui/outbox/command.h"
#include "ui/tester/testerwindow.h"

#include <QAbstractButton>
#include <QApplication>
#include <QKeySequence>
#include <QLabel>
#include <QLineEdit>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>
#include <QTranslator>

#include <gtest/gtest-spi.h>
#include <gtest/gtest.h>

using namespace pillarbox;

namespace {

QStringList textsOf(const QList<QAction *> &actions)
{
    QStringList texts;
    for (const QAction *action : actions)
        if (!action->isSeparator() && action->isEnabled())
            texts += action->text();
    return texts;
}

QStringList textsOf(const QWidget &window)
{
    QStringList texts;
    for (const QLabel *label : window.findChildren<QLabel *>())
        if (label->buddy() && label->isVisibleTo(&window))
            texts += label->text();
    for (const QAbstractButton *button : window.findChildren<QAbstractButton *>())
        if (button->isVisibleTo(&window))
            texts += button->text();
    for (const QTabBar *bar : window.findChildren<QTabBar *>())
        for (int i = 0; i < bar->count(); ++i)
            texts += bar->tabText(i);
    return texts;
}

// The letters of texts, each with what it leads to; a letter that leads to two things is reported.
QMap<QString, QString> lettersOf(const QStringList &texts)
{
    QMap<QString, QString> letters;
    for (const QString &text : texts) {
        const QString letter = QKeySequence::mnemonic(text).toString();
        if (letter.isEmpty())
            continue;
        EXPECT_FALSE(letters.contains(letter)) << qPrintable(letter % u": " % letters.value(letter) % u", " % text);
        letters.insert(letter, text);
    }
    return letters;
}

class MnemonicsTest : public testing::TestWithParam<const char *>
{
protected:
    void SetUp() override
    {
        QLocale::setDefault(QLocale(QString::fromLatin1(GetParam())));
        app::loadTranslations();
        ASSERT_TRUE(m_profile.open());
    }
    ~MnemonicsTest() override
    {
        for (QTranslator *translator : qApp->findChildren<QTranslator *>())
            delete translator;
    }

    test::ManualClock m_clock;
    test::Profile m_profile{m_clock};
};

TEST_P(MnemonicsTest, MenusAreUnique)
{
    QMainWindow window;
    const ui::WindowActions actions(&window);
    const QStringList bar = textsOf(window.menuBar()->actions());
    EXPECT_GE(lettersOf(bar).size(), 5);
    for (const QAction *entry : window.menuBar()->actions()) {
        SCOPED_TRACE(qPrintable(entry->text()));
        lettersOf(textsOf(entry->menu()->actions()));
    }
}

TEST_P(MnemonicsTest, CommandsBesideTheMenuBarAreUnique)
{
    using ui::Command;
    QMainWindow window;
    ui::WindowActions actions(&window);
    // What a message may allow at once.
    const QList<QList<Command>> sets{
        {Command::SendNow, Command::Edit, Command::Hold, Command::Delete},
        {Command::SendNow, Command::EnterPassword, Command::FixAccount, Command::Edit, Command::Delete},
        {Command::SendNow, Command::UnlockKeychain, Command::FixAccount, Command::Edit, Command::Hold, Command::Delete},
        {Command::SendThrough, Command::Edit, Command::Hold, Command::Reschedule, Command::Delete, Command::AttemptLog,
            Command::CopyReport, Command::Export},
        {Command::SendNow, Command::Release, Command::Edit, Command::Delete, Command::AttemptLog},
        {Command::SendAgain, Command::MarkAsSent, Command::EditAsNew, Command::Delete, Command::AttemptLog,
            Command::CopyReport},
        {Command::SendAgainToRefused, Command::EditAsNew, Command::Delete, Command::AttemptLog, Command::Export},
        {Command::ContinueWriting, Command::Delete},
        {Command::Cancel, Command::AttemptLog, Command::CopyReport},
    };
    for (const QList<Command> &set : sets) {
        QStringList texts = textsOf(window.menuBar()->actions());
        for (const Command command : set)
            texts += ui::commandText(command);
        EXPECT_EQ(lettersOf(texts).size(), texts.size());
        actions.setAllowed(set);
        for (const QAction *entry : window.menuBar()->actions())
            lettersOf(textsOf(entry->menu()->actions()));
    }
}

TEST_P(MnemonicsTest, TheComposerIsUnique)
{
    ui::Composer composer(m_profile.outbox(), m_profile.accounts(), m_clock);
    composer.show();
    EXPECT_GE(lettersOf(textsOf(composer)).size(), 3);
}

TEST_P(MnemonicsTest, TheAccountPageIsUnique)
{
    ui::AccountDialog dialog(m_profile.accounts(), m_profile.keychain(), m_profile.outbox(), m_clock);
    dialog.show();
    auto *fold = dialog.findChild<QToolButton *>(QStringLiteral("fold"));
    ASSERT_TRUE(fold);
    fold->click();
    EXPECT_GE(lettersOf(textsOf(dialog)).size(), 10);
}

TEST_P(MnemonicsTest, TheAccountPageIsUniqueWithASignInByBrowser)
{
    ui::AccountDialog dialog(m_profile.accounts(), m_profile.keychain(), m_profile.outbox(), m_clock, nullptr,
        [](const QString &) { return QList<account::HostHint>(); });
    dialog.show();
    dialog.findChild<QLineEdit *>()->setText(QStringLiteral("ada@outlook.com"));
    Q_EMIT dialog.findChild<QLineEdit *>()->editingFinished();
    auto *row = dialog.findChild<ui::WebSignInRow *>();
    ASSERT_TRUE(row && row->isVisible());
    const auto parts = row->findChildren<QWidget *>(); // those of every state at once
    for (QWidget *part : parts)
        part->show();
    dialog.findChild<QToolButton *>(QStringLiteral("fold"))->click();
    EXPECT_GE(lettersOf(textsOf(dialog)).size(), 13);
}

TEST_P(MnemonicsTest, TheAccountPageIsUniqueWhereAnAccountIsChanged)
{
    const account::Account account = m_profile.addAccount(QStringLiteral("Ada Lovelace"), QStringLiteral("ada@example.org"));
    ui::AccountDialog dialog(m_profile.accounts(), m_profile.keychain(), m_profile.outbox(), m_clock, nullptr,
        [](const QString &) { return QList<account::HostHint>(); });
    dialog.edit(account);
    dialog.show();
    if (auto *fold = dialog.findChild<QToolButton *>(QStringLiteral("advanced")); !fold->isVisible())
        dialog.findChild<QToolButton *>(QStringLiteral("fold"))->click();
    dialog.findChild<QToolButton *>(QStringLiteral("advanced"))->click();
    EXPECT_GE(lettersOf(textsOf(dialog)).size(), 12);
}

TEST_P(MnemonicsTest, IdentitiesAndTheirSignatureAreUnique)
{
    ui::IdentitiesDialog identities({account::Identity{{QStringLiteral("Ada"), QStringLiteral("ada@example.org")}}});
    identities.show();
    EXPECT_GE(lettersOf(textsOf(identities)).size(), 10);
    ui::SigningDialog signing("example.org", {}, {});
    signing.show();
    EXPECT_GE(lettersOf(textsOf(signing)).size(), 3);
    signing.findChild<QPushButton *>(QStringLiteral("makeKey"))->click();
    EXPECT_GE(lettersOf(textsOf(signing)).size(), 4);
}

TEST_P(MnemonicsTest, TheCheckOfADomainAndOfReceivedMailAreUnique)
{
    ui::DomainCheckDialog check({}, m_clock);
    check.show();
    EXPECT_GE(lettersOf(textsOf(check)).size(), 5);
    ui::ReceivedDialog received;
    received.show();
    EXPECT_GE(lettersOf(textsOf(received)).size(), 3);
}

TEST_P(MnemonicsTest, TheConnectionTesterIsUnique)
{
    m_profile.addAccount(QStringLiteral("Ada Lovelace"), QStringLiteral("ada@example.org"));
    ui::TesterWindow tester(m_profile.accounts(), m_profile.keychain(), m_clock);
    tester.showAccount({});
    EXPECT_GE(lettersOf(textsOf(tester)).size(), 10);
    auto *tabs = tester.findChild<QTabWidget *>();
    tabs->setCurrentIndex(tabs->count() - 1);
    EXPECT_GE(lettersOf(textsOf(tester)).size(), 11);
}

TEST_P(MnemonicsTest, TheAccountListIsUnique)
{
    m_profile.addAccount(QStringLiteral("Ada Lovelace"), QStringLiteral("ada@example.org"));
    outbox::DeliveryService delivery(m_profile.outbox(), m_profile.accounts(), m_profile.keychain(), m_clock);
    account::RemovedSecrets removed(m_profile.accounts(), m_profile.keychain());
    ui::AccountListDialog dialog({m_profile.accounts(), m_profile.keychain(), removed, m_profile.outbox(), delivery, m_clock});
    dialog.show();
    EXPECT_GE(lettersOf(textsOf(dialog)).size(), 10);
}

TEST(Mnemonics, ALetterForTwoThingsIsReported)
{
    EXPECT_NONFATAL_FAILURE(lettersOf({QStringLiteral("&Hold"), QStringLiteral("&Help")}), "Alt+H: &Hold, &Help");
}

INSTANTIATE_TEST_SUITE_P(Languages, MnemonicsTest, testing::Values("en_GB", "de_DE"));

} // namespace
