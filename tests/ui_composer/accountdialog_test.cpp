// The account page as a person uses it, against a real server.

#include "smtp/account/account.h"
#include "tests/support/await.h"
#include "tests/ui_composer/accessiblewalk.h"
#include "tests/ui_composer/profile.h"
#include "tests/ui_composer/sandboxrelay.h"
#include "ui/accounts/accountdialog.h"
#include "ui/accounts/accountlistdialog.h"
#include "ui/accounts/passworddialog.h"
#include "ui/accounts/serversettings.h"
#include "ui/theme/noticebar.h"

#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

#include <gtest/gtest.h>

using namespace pillarbox;
using test::await;

namespace {

class AccountDialogTest : public testing::Test
{
protected:
    void SetUp() override
    {
        ASSERT_TRUE(relay.start());
        ASSERT_TRUE(profile.open());
    }

    // As it comes, but for the certificate that a system would trust.
    void show(const account::Account &edited = {})
    {
        dialog = std::make_unique<ui::AccountDialog>(
            profile.accounts(), profile.keychain(), profile.outbox(), systemClock(), nullptr, relay.hints());
        if (edited.id.isEmpty())
            dialog->findChild<ui::ServerSettings *>()->setCertificates(relay.server.certificatePem(), QStringLiteral("ca.pem"));
        else
            dialog->edit(edited);
        dialog->show();
        dialog->activateWindow();
        ASSERT_TRUE(QTest::qWaitForWindowActive(dialog.get()));
    }
    QLineEdit *line(const char *name) const { return dialog->findChild<QLineEdit *>(QString::fromLatin1(name)); }
    ui::NoticeBar *bar() const { return dialog->findChild<ui::NoticeBar *>(); }
    QString said() const { return bar()->isVisible() ? bar()->notice().title : QString(); }
    void press(const char *text)
    {
        const auto buttons = dialog->findChildren<QAbstractButton *>();
        for (QAbstractButton *button : buttons) {
            if (button->text().remove(u'&') == QLatin1String(text)) {
                button->click();
                return;
            }
        }
        FAIL() << "no button " << text;
    }
    bool isAccepted()
    {
        return await([this] { return dialog->result() == QDialog::Accepted; });
    }
    bool shows(const char *text) const
    {
        const auto labels = dialog->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
            [text](const QLabel *label) { return label->isVisible() && label->text().contains(QString::fromUtf8(text)); });
    }
    void type(const QString &password = test::SandboxRelay::password())
    {
        QTest::keyClicks(line("address"), QStringLiteral("ada@example.org"));
        QTest::keyClick(line("address"), Qt::Key_Tab);
        QTest::keyClicks(line("name"), QStringLiteral("Ada Lovelace"));
        QTest::keyClick(line("name"), Qt::Key_Tab);
        QTest::keyClicks(line("password"), password);
    }
    account::Account stored() const { return store().accounts().value(0); }
    const account::AccountStore &store() const { return const_cast<AccountDialogTest *>(this)->profile.accounts(); }

    test::SandboxRelay relay;
    test::Profile profile;
    std::unique_ptr<ui::AccountDialog> dialog;
};

TEST_F(AccountDialogTest, AddressNamePasswordAndReturnAddTheAccount)
{
    show();
    EXPECT_EQ(dialog->focusWidget(), line("address"));
    type();
    QTest::keyClick(line("password"), Qt::Key_Return);
    ASSERT_TRUE(isAccepted());
    ASSERT_EQ(profile.accounts().accounts().size(), 1);
    EXPECT_EQ(stored().identity.address, QStringLiteral("ada@example.org"));
    EXPECT_EQ(stored().identity.name, QStringLiteral("Ada Lovelace"));
    EXPECT_EQ(stored().label, QStringLiteral("ada@example.org"));
    EXPECT_EQ(stored().host, QStringLiteral("localhost"));
    EXPECT_EQ(stored().port, relay.server.startTlsPort());
    EXPECT_EQ(stored().trustedPem, relay.server.certificatePem());
    EXPECT_TRUE(stored().isDefault);
    EXPECT_TRUE(stored().hasStoredSecret);
    EXPECT_EQ(profile.keychain().entries.value(stored().id).reveal(), sandbox::SandboxServer::password());
}

TEST_F(AccountDialogTest, NoSecretReachesTheFileOfTheAccounts)
{
    show();
    type();
    press("Add Account");
    ASSERT_TRUE(isAccepted());
    QFile file(profile.path(QStringLiteral("accounts.json")));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QByteArray content = file.readAll();
    EXPECT_TRUE(content.contains("ada@example.org"));
    EXPECT_FALSE(content.contains(sandbox::SandboxServer::password()));
    EXPECT_FALSE(content.contains(sandbox::SandboxServer::password().toBase64()));
}

TEST_F(AccountDialogTest, ARefusedPasswordAddsNothingAndIsNotRepeated)
{
    show();
    type(QStringLiteral("letmein-17"));
    press("Add Account");
    ASSERT_TRUE(await([this] { return shows("535 5.7.8"); }));
    EXPECT_TRUE(profile.accounts().accounts().isEmpty());
    EXPECT_EQ(dialog->result(), QDialog::Rejected);
    press("Add Account");
    EXPECT_EQ(dialog->focusWidget(), line("password"));
    EXPECT_EQ(line("password")->selectedText().size(), line("password")->text().size()) << "typing replaces it";
    QTest::keyClicks(line("password"), test::SandboxRelay::password());
    press("Add Account");
    ASSERT_TRUE(isAccepted());
    EXPECT_EQ(profile.keychain().entries.size(), 1);
}

TEST_F(AccountDialogTest, WithoutAKeychainThePasswordIsKeptForTheSessionAndThatIsSaid)
{
    profile.keychain().name.clear();
    show();
    EXPECT_TRUE(shows("Kept for this session only"));
    type();
    press("Add Account");
    ASSERT_TRUE(isAccepted());
    EXPECT_FALSE(stored().hasStoredSecret);
    EXPECT_TRUE(profile.keychain().isKeptForSession(stored().id));
    EXPECT_TRUE(profile.keychain().entries.isEmpty());
}

TEST_F(AccountDialogTest, AKeychainThatRefusesLeavesTheSessionAsAWay)
{
    profile.keychain().refusal = account::CredentialError{account::CredentialError::Kind::Locked, {}};
    show();
    type();
    press("Add Account");
    ASSERT_TRUE(await([this] { return said() == QStringLiteral("GNOME Keyring did not take the password."); }));
    EXPECT_EQ(dialog->result(), QDialog::Rejected);
    press("Keep for This Session");
    ASSERT_TRUE(isAccepted());
    ASSERT_EQ(profile.accounts().accounts().size(), 1);
    EXPECT_FALSE(stored().hasStoredSecret);
    EXPECT_TRUE(profile.keychain().isKeptForSession(stored().id));
}

TEST_F(AccountDialogTest, WhatIsMissingIsNamedAndFocused)
{
    show();
    press("Add Account");
    EXPECT_EQ(said(), QStringLiteral("Your e-mail address is not complete."));
    EXPECT_EQ(dialog->focusWidget(), line("address"));
    QTest::keyClicks(line("address"), QStringLiteral("ada@example.org"));
    press("Add Account");
    EXPECT_EQ(said(), QStringLiteral("The password is missing."));
    EXPECT_EQ(dialog->focusWidget(), line("password"));
    EXPECT_TRUE(profile.accounts().accounts().isEmpty());
}

TEST_F(AccountDialogTest, AddWithoutTestingTakesTheSettingsByHand)
{
    show();
    QTest::keyClicks(line("address"), QStringLiteral("ada@example.org"));
    press("Server settings");
    ASSERT_TRUE(line("host")->isVisible());
    line("host")->clear();
    QTest::keyClicks(line("host"), QStringLiteral("mail.example.org"));
    QTest::keyClicks(line("port"), QStringLiteral("465"));
    line("userName")->clear();
    QTest::keyClicks(line("userName"), QStringLiteral("lovelace"));
    press("Add Without Testing");
    ASSERT_TRUE(isAccepted());
    EXPECT_EQ(stored().host, QStringLiteral("mail.example.org"));
    EXPECT_EQ(stored().port, 465);
    EXPECT_EQ(stored().security, protocol::Security::ImplicitTls);
    EXPECT_EQ(stored().userName, QStringLiteral("lovelace"));
}

TEST_F(AccountDialogTest, EditingTriesTheStoredPasswordAndKeepsIdAndSecret)
{
    show();
    type();
    press("Add Account");
    ASSERT_TRUE(isAccepted());
    const account::Account before = stored();
    show(before);
    EXPECT_EQ(line("password")->text(), QString()) << "a stored password is not shown";
    line("name")->selectAll();
    QTest::keyClicks(line("name"), QStringLiteral("Countess of Lovelace"));
    press("Save");
    ASSERT_TRUE(isAccepted());
    ASSERT_EQ(profile.accounts().accounts().size(), 1);
    account::Account expected = before;
    expected.identity.name = QStringLiteral("Countess of Lovelace");
    expected.verifiedEndpoints = stored().verifiedEndpoints;
    EXPECT_EQ(stored(), expected);
    EXPECT_EQ(profile.keychain().entries.value(before.id).reveal(), sandbox::SandboxServer::password());
}

TEST_F(AccountDialogTest, NoFieldLiesOnAnother)
{
    show();
    dialog->findChild<QToolButton *>(QStringLiteral("fold"))->click();
    QWidget *fold = line("perHour")->parentWidget()->parentWidget();
    QList<QWidget *> shown;
    for (QWidget *widget : fold->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly))
        if (widget->isVisible())
            shown += widget;
    ASSERT_GT(shown.size(), 10);
    for (qsizetype i = 0; i < shown.size(); ++i)
        for (qsizetype j = 0; j < i; ++j)
            EXPECT_FALSE(shown[i]->geometry().intersects(shown[j]->geometry()))
                << shown[i]->objectName().toStdString() << " on " << shown[j]->objectName().toStdString();
}

TEST_F(AccountDialogTest, LimitsAreStoredShownAndTakenAwayAgain)
{
    show();
    type();
    dialog->findChild<QToolButton *>(QStringLiteral("fold"))->click();
    QTest::keyClicks(line("recipients"), QStringLiteral("50"));
    QTest::keyClicks(line("perHour"), QStringLiteral("300x")); // numbers only
    press("Add Account");
    ASSERT_TRUE(isAccepted());
    EXPECT_EQ(stored().limits, (account::SendingLimits{.recipients = 50, .perHour = 300}));
    show(stored());
    EXPECT_EQ(line("perHour")->text(), QStringLiteral("300"));
    EXPECT_EQ(line("perDay")->text(), QString());
    line("recipients")->clear();
    line("perHour")->clear();
    press("Save");
    ASSERT_TRUE(isAccepted());
    EXPECT_EQ(stored().limits, account::SendingLimits());
}

TEST_F(AccountDialogTest, WhatIsSentWhereIsExplainedInPlace)
{
    show();
    EXPECT_FALSE(shows("To your name server"));
    const auto labels = dialog->findChildren<QLabel *>();
    for (QLabel *label : labels) {
        if (label->text().contains(QLatin1String("href")))
            Q_EMIT label->linkActivated(QStringLiteral("#"));
    }
    EXPECT_TRUE(shows("To your name server"));
}

TEST_F(AccountDialogTest, TheEyeShowsThePassword)
{
    show();
    QTest::keyClicks(line("password"), QStringLiteral("secret"));
    EXPECT_NE(line("password")->displayText(), QStringLiteral("secret"));
    line("password")->findChild<QToolButton *>()->click();
    EXPECT_EQ(line("password")->displayText(), QStringLiteral("secret"));
}

TEST_F(AccountDialogTest, EveryControlHasANameAndEveryMnemonicIsItsOwn)
{
    show();
    press("Server settings");
    const test::Walk walk = test::walk(*dialog);
    std::cout << "account page: " << walk.named << " named controls\n";
    EXPECT_GE(walk.named, 15);
    EXPECT_TRUE(walk.unnamed.isEmpty()) << qPrintable(walk.unnamed.join(QLatin1String(", ")));
    EXPECT_TRUE(walk.doubledMnemonics.isEmpty()) << qPrintable(walk.doubledMnemonics.join(QLatin1String(", ")));
}

TEST_F(AccountDialogTest, GoesQuietlyWhileAFieldHasTheFocus)
{
    show();
    QTest::keyClicks(line("address"), QStringLiteral("ada@example.org"));
    dialog.reset(); // the field is left now, and must start no search for a page that is gone
    QTest::qWait(0);
    EXPECT_TRUE(profile.accounts().accounts().isEmpty());
}

TEST_F(AccountDialogTest, ThePasswordFormStoresWhatIsEntered)
{
    account::Account account = profile.addAccount(QStringLiteral("Ada"), QStringLiteral("ada@example.org"));
    ui::PasswordDialog form(profile.accounts(), profile.keychain(), profile.outbox(), account.id,
        QStringLiteral("smtp.example.org refused the password for ada."));
    form.show();
    const test::Walk walk = test::walk(form);
    std::cout << "password form: " << walk.named << " named controls\n";
    EXPECT_GE(walk.named, 5);
    EXPECT_TRUE(walk.unnamed.isEmpty()) << qPrintable(walk.unnamed.join(QLatin1String(", ")));
    QString savedId;
    QObject::connect(&form, &ui::PasswordDialog::saved, &form, [&](const QString &id) { savedId = id; });
    form.findChild<QLineEdit *>()->insert(QStringLiteral("pässword")); // QTest types Latin letters only
    QTest::keyClick(form.findChild<QLineEdit *>(), Qt::Key_Return);
    ASSERT_TRUE(await([&] { return !savedId.isEmpty(); }));
    EXPECT_EQ(savedId, account.id);
    EXPECT_EQ(form.result(), QDialog::Accepted);
    EXPECT_EQ(profile.keychain().entries.value(account.id).reveal(), QByteArray("pässword"));
    EXPECT_TRUE(stored().hasStoredSecret);
}

TEST_F(AccountDialogTest, TheListChangesTheDefaultAndRemovesWithItsPassword)
{
    const auto first = profile.addAccount(QStringLiteral("Ada"), QStringLiteral("ada@example.org"));
    const auto second = profile.addAccount(QStringLiteral("Ada"), QStringLiteral("ada@firm.example"));
    profile.keychain().entries.insert(first.id, Secret("x"));
    ui::AccountListDialog list(profile.accounts(), profile.keychain(), profile.outbox());
    list.show();
    const test::Walk walk = test::walk(list);
    std::cout << "account list: " << walk.named << " named controls\n";
    EXPECT_GE(walk.named, 6);
    EXPECT_TRUE(walk.unnamed.isEmpty()) << qPrintable(walk.unnamed.join(QLatin1String(", ")));
    EXPECT_TRUE(walk.doubledMnemonics.isEmpty()) << qPrintable(walk.doubledMnemonics.join(QLatin1String(", ")));
    const auto button = [](QWidget &window, const char *text) -> QPushButton * {
        const auto buttons = window.findChildren<QPushButton *>();
        for (QPushButton *candidate : buttons) {
            if (candidate->text().remove(u'&') == QString::fromUtf8(text))
                return candidate;
        }
        return nullptr;
    };
    list.findChild<QListWidget *>()->setCurrentRow(1);
    button(list, "Make Default")->click();
    EXPECT_TRUE(profile.accounts().find(second.id)->isDefault);
    list.findChild<QListWidget *>()->setCurrentRow(0);
    button(list, "Remove…")->click();
    auto *question = list.findChild<QMessageBox *>();
    ASSERT_TRUE(question);
    EXPECT_EQ(profile.accounts().accounts().size(), 2) << "asked first";
    button(*question, "Remove")->click();
    EXPECT_TRUE(await([&] { return profile.keychain().entries.isEmpty(); }));
    ASSERT_EQ(profile.accounts().accounts().size(), 1);
    EXPECT_EQ(stored().id, second.id);
}

} // namespace
