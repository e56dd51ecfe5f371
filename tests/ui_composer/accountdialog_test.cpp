// The account page as a person uses it, against a real server.

#include "smtp/account/account.h"
#include "smtp/account/clientkey.h"
#include "tests/support/await.h"
#include "tests/support/testcertificates.h"
#include "tests/ui_composer/accessiblewalk.h"
#include "tests/ui_composer/profile.h"
#include "tests/ui_composer/sandboxrelay.h"
#include "ui/accounts/accountdialog.h"
#include "ui/accounts/certificatedialog.h"
#include "ui/accounts/clientcertificateedit.h"
#include "ui/accounts/passworddialog.h"
#include "ui/accounts/serversettings.h"
#include "ui/theme/noticebar.h"

#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSslCertificate>
#include <QSslKey>
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
            if (button->text().remove(u'&') == QString::fromUtf8(text)) {
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

// The way of a bridge on this computer: nobody vouches for it, its key is looked at, trusted, and stored with the account.
TEST_F(AccountDialogTest, AKeyThatWasLookedAtIsTrustedForThisEndpointAlone)
{
    show();
    dialog->findChild<ui::ServerSettings *>()->setCertificates({}, {});
    type();
    auto *view = dialog->findChild<QToolButton *>(QStringLiteral("certificate"));
    ASSERT_TRUE(await([&] { return view->isVisible() && shows("trust its key"); }));
    view->click();
    auto *certificate = dialog->findChild<ui::CertificateDialog *>();
    ASSERT_TRUE(certificate);
    EXPECT_TRUE(certificate->findChild<QPlainTextEdit *>()->toPlainText().contains(QLatin1String("Key SHA-256")));
    EXPECT_FALSE(certificate->findChild<QPushButton *>(QStringLiteral("trustIssuer"))) << "it is its own";
    certificate->findChild<QPushButton *>(QStringLiteral("trustKey"))->click();
    ASSERT_TRUE(await([&] { return shows("It works."); }));
    press("Add Account");
    ASSERT_TRUE(isAccepted());
    ASSERT_EQ(stored().trust.pins.size(), 1);
    EXPECT_EQ(stored().trust.pins.first().host, QStringLiteral("localhost"));
    EXPECT_EQ(stored().trust.pins.first().port, stored().port);
    EXPECT_EQ(stored().trust.pins.first().certificatePem.trimmed(), relay.server.certificatePem().trimmed());
    EXPECT_TRUE(stored().trustedPem.isEmpty());
}

TEST_F(AccountDialogTest, TheKeyOfAClientCertificateGoesToTheKeychainAlone)
{
    const test::TestCertificates authority(QStringLiteral("Authority of clients"));
    const test::TestIdentity client = authority.good();
    const QString path = profile.path(QStringLiteral("ada.pem"));
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(client.pem() + client.key.toPem());
    file.close();
    show();
    auto *edit = dialog->findChild<ui::ClientCertificateEdit *>();
    edit->takeFile(profile.path(QStringLiteral("missing.p12")));
    EXPECT_TRUE(said().contains(QLatin1String("cannot be read")));
    edit->takeFile(path);
    EXPECT_EQ(edit->client().certificate.trimmed(), client.pem().trimmed());
    type();
    press("Add Account");
    ASSERT_TRUE(isAccepted());
    EXPECT_EQ(stored().clientCertificate.trimmed(), client.pem().trimmed());
    EXPECT_EQ(QSslKey(profile.keychain().entries.value(account::clientKeyId(stored().id)).reveal(), QSsl::Ec), client.key);
    EXPECT_EQ(profile.keychain().entries.value(stored().id).reveal(), sandbox::SandboxServer::password());
    QFile accounts(profile.path(QStringLiteral("accounts.json")));
    ASSERT_TRUE(accounts.open(QIODevice::ReadOnly));
    EXPECT_FALSE(accounts.readAll().contains("PRIVATE KEY"));

    show(stored());
    ASSERT_TRUE(await([&] { return shows("It works."); }));
    EXPECT_FALSE(dialog->findChild<ui::ClientCertificateEdit *>()->client().key.isEmpty());
}

TEST_F(AccountDialogTest, AChangedKeyIsShownBesideTheTrustedOne)
{
    account::Account account;
    account.identity = {QStringLiteral("Ada"), QStringLiteral("ada@example.org")};
    account.label = account.identity.address;
    account.host = QStringLiteral("localhost");
    account.port = relay.server.startTlsPort();
    account.userName = QStringLiteral("ada@example.org");
    account.trustedPem = relay.server.certificatePem(); // which alone would do
    account.trust.pin({account.host, account.port, QByteArray(32, '\x11'), {}});
    account.id = profile.accounts().save(account).value();
    profile.keychain().entries.insert(account.id, Secret(test::SandboxRelay::password().toUtf8()));
    show(*profile.accounts().find(account.id));
    ASSERT_TRUE(await([this] { return shows("shows another key than the one you trust"); }));
    dialog->findChild<QToolButton *>(QStringLiteral("certificate"))->click();
    auto *certificate = dialog->findChild<ui::CertificateDialog *>();
    QString both;
    for (const QLabel *label : certificate->findChild<QWidget *>(QStringLiteral("comparison"))->findChildren<QLabel *>())
        both += label->text();
    const QSslCertificate shown(relay.server.certificatePem());
    EXPECT_TRUE(both.contains(QLatin1String("11:11:11:11:11:11:11:11")));
    EXPECT_TRUE(both.contains(shown.subjectDisplayName()));
    EXPECT_TRUE(both.contains(QLocale().toString(shown.expiryDate().toLocalTime().date(), QStringLiteral("d MMM yyyy"))));
    certificate->findChild<QPushButton *>(QStringLiteral("trustKey"))->click();
    ASSERT_TRUE(await([&] { return shows("It works."); }));
    press("Save");
    ASSERT_TRUE(isAccepted());
    ASSERT_EQ(stored().trust.pins.size(), 1);
    EXPECT_NE(stored().trust.pins.first().keySha256, QByteArray(32, '\x11'));
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

TEST_F(AccountDialogTest, ASlipOfTheDomainIsAskedAboutAndMendedByOneClick)
{
    show();
    QTest::keyClicks(line("address"), QStringLiteral("ada@gmial.com"));
    QTest::keyClick(line("address"), Qt::Key_Tab);
    EXPECT_TRUE(shows("Did you mean"));
    EXPECT_EQ(line("address")->text(), QStringLiteral("ada@gmial.com")) << "never by itself";
    Q_EMIT dialog->findChild<QLabel *>(QStringLiteral("meant"))->linkActivated(QStringLiteral("ada@gmail.com"));
    EXPECT_EQ(line("address")->text(), QStringLiteral("ada@gmail.com"));
    EXPECT_FALSE(shows("Did you mean"));
}

TEST_F(AccountDialogTest, SpacesAtThePasswordsEndsAreAskedAbout)
{
    show();
    type(QStringLiteral(" secret "));
    QTest::keyClick(line("password"), Qt::Key_Tab);
    ASSERT_TRUE(shows("begins or ends with a space"));
    auto *question = dialog->findChild<QLabel *>(QStringLiteral("spaces"));
    Q_EMIT question->linkActivated(QStringLiteral("keep"));
    EXPECT_EQ(line("password")->text(), QStringLiteral(" secret "));
    EXPECT_TRUE(question->isHidden());
    line("password")->setFocus();
    QTest::keyClick(line("password"), Qt::Key_End);
    QTest::keyClicks(line("password"), QStringLiteral(" "));
    QTest::keyClick(line("password"), Qt::Key_Tab);
    ASSERT_FALSE(question->isHidden());
    Q_EMIT question->linkActivated(QStringLiteral("remove"));
    EXPECT_EQ(line("password")->text(), QStringLiteral("secret"));
}

TEST_F(AccountDialogTest, TheWrongWayOfEncryptionIsMendedByOneClick)
{
    show();
    type();
    press("Server settings");
    line("host")->setText(QStringLiteral("localhost"));
    line("port")->setFocus();
    line("port")->clear();
    QTest::keyClicks(line("port"), QString::number(relay.server.tlsPort()));
    QTest::keyClick(line("port"), Qt::Key_Tab);
    ASSERT_TRUE(await([this] { return said().contains(QLatin1String("speaks TLS from the first byte, not STARTTLS.")); }));
    EXPECT_FALSE(shows("wrong version number"));
    press("Use TLS");
    ASSERT_TRUE(await([this] { return shows("It works."); }));
    press("Add Account");
    ASSERT_TRUE(isAccepted());
    EXPECT_EQ(stored().port, relay.server.tlsPort());
    EXPECT_EQ(stored().security, protocol::Security::ImplicitTls);
}

// One certificate answers for hosts that have nothing to do with each other: nobody is asked whether to trust it.
TEST_F(AccountDialogTest, ASignInPageOfTheNetworkIsNamedAndItsCertificateNotOffered)
{
    const auto hints = [this](const QString &) {
        QList<transport::Endpoint> endpoints;
        for (const auto &host : {QStringLiteral("mail.one.localhost"), QStringLiteral("mail.two.localhost")})
            endpoints.append({host, relay.server.tlsPort(), protocol::Security::ImplicitTls});
        return account::hintsOf(endpoints, account::HostHint::Source::Guess);
    };
    dialog = std::make_unique<ui::AccountDialog>(
        profile.accounts(), profile.keychain(), profile.outbox(), systemClock(), nullptr, hints);
    dialog->show();
    dialog->activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(dialog.get()));
    type();
    ASSERT_TRUE(await([this] { return said() == QStringLiteral("Sign in to the network first."); }));
    EXPECT_EQ(bar()->notice().action, QStringLiteral("Open Sign-In Page"));
    EXPECT_TRUE(shows("This network wants you to sign in first."));
    EXPECT_TRUE(shows("Nothing that it shows is trusted."));
    EXPECT_FALSE(dialog->findChild<QToolButton *>(QStringLiteral("certificate"))->isVisible());
    press("Try Again");
    EXPECT_TRUE(said().isEmpty()) << "while it is tried";
    ASSERT_TRUE(await([this] { return !said().isEmpty(); }));
}

TEST_F(AccountDialogTest, WhatIsAdvancedIsStored)
{
    show();
    type();
    press("Server settings");
    EXPECT_FALSE(line("ehloName")->isVisible());
    press("Advanced");
    ASSERT_TRUE(line("ehloName")->isVisible());
    const auto enter = [this](const char *name, const char *text) {
        line(name)->setFocus();
        line(name)->clear();
        QTest::keyClicks(line(name), QString::fromLatin1(text));
        QTest::keyClick(line(name), Qt::Key_Tab);
    };
    enter("ehloName", "a b");
    EXPECT_TRUE(said().contains(QLatin1String("no name for EHLO")));
    EXPECT_EQ(line("ehloName")->text(), QString());
    enter("ehloName", "desk.example.org");
    enter("timeout", "20");
    enter("perHour", "300");
    press("Add Account");
    ASSERT_TRUE(isAccepted());
    EXPECT_EQ(stored().ehloName, "desk.example.org");
    EXPECT_EQ(stored().timeout, std::chrono::seconds(20));
    EXPECT_EQ(stored().limits.perHour, 300);
    EXPECT_EQ(stored().proxy, transport::Proxy());
}

TEST_F(AccountDialogTest, AnInternationalisedAddressWorksWhereTheServerTakesIt)
{
    show();
    line("address")->setText(QStringLiteral("j\u00f6rg@b\u00fccher.example"));
    QTest::keyClick(line("address"), Qt::Key_Tab);
    EXPECT_TRUE(shows("bücher.example (xn--bcher-kva.example)"));
    EXPECT_TRUE(await([this] { return shows("accented addresses"); }));
}

TEST_F(AccountDialogTest, ItCanBeAddedWithoutTestingInTheMiddleOfATest)
{
    show();
    type();
    press("Server settings");
    line("host")->setText({});
    QTest::keyClicks(line("host"), QStringLiteral("192.0.2.1"));
    QTest::keyClick(line("host"), Qt::Key_Tab);
    press("Add Account"); // it is being tried
    EXPECT_EQ(dialog->result(), QDialog::Rejected);
    press("Add Without Testing");
    ASSERT_TRUE(isAccepted());
    EXPECT_EQ(stored().host, QStringLiteral("192.0.2.1"));
}

TEST_F(AccountDialogTest, ALockedKeychainIsUnlockedFromHere)
{
    profile.keychain().refusal = account::CredentialError{account::CredentialError::Kind::Locked, {}};
    show();
    type();
    press("Add Account");
    ASSERT_TRUE(await([this] { return !said().isEmpty(); }));
    EXPECT_TRUE(bar()->notice().text.contains(QLatin1String("locked")));
    press("Unlock…");
    ASSERT_TRUE(isAccepted());
    EXPECT_EQ(profile.keychain().entries.size(), 1);
    EXPECT_EQ(profile.accounts().accounts().size(), 1);
}

TEST_F(AccountDialogTest, AStoredPasswordThatIsLockedIsSaidAndUnlocked)
{
    account::Account account;
    account.identity = {QStringLiteral("Ada"), QStringLiteral("ada@example.org")};
    account.label = account.identity.address;
    account.host = QStringLiteral("localhost");
    account.port = relay.server.startTlsPort();
    account.userName = QStringLiteral("ada@example.org");
    account.trustedPem = relay.server.certificatePem();
    account.id = profile.accounts().save(account).value();
    profile.keychain().entries.insert(account.id, Secret(test::SandboxRelay::password().toUtf8()));
    profile.keychain().isLocked = true;
    show(*profile.accounts().find(account.id));
    ASSERT_TRUE(await([this] { return said().contains(QLatin1String("locked keychain")); }));
    press("Unlock…");
    EXPECT_TRUE(await([this] { return shows("It works."); }));
    EXPECT_EQ(said(), QString());
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
    dialog->findChild<QToolButton *>(QStringLiteral("advanced"))->click();
    QApplication::processEvents(); // the page makes room when the event loop comes round
    const auto areApart = [](const QWidget *parent) {
        QList<QWidget *> shown;
        for (QWidget *widget : parent->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly))
            if (widget->isVisible())
                shown += widget;
        ASSERT_GT(shown.size(), 7);
        for (qsizetype i = 0; i < shown.size(); ++i)
            for (qsizetype j = 0; j < i; ++j)
                EXPECT_FALSE(shown[i]->geometry().intersects(shown[j]->geometry()))
                    << shown[i]->metaObject()->className() << shown[i]->objectName().toStdString() << " on "
                    << shown[j]->metaObject()->className() << shown[j]->objectName().toStdString();
    };
    areApart(dialog->findChild<ui::ServerSettings *>());
    areApart(line("ehloName")->parentWidget());
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

TEST_F(AccountDialogTest, TheKindOfPasswordIsSaidBeforeTheFirstTry)
{
    show();
    QTest::keyClicks(line("address"), QStringLiteral("ada@gmail.com"));
    EXPECT_TRUE(shows("Gmail wants an app password here"));
    line("address")->clear();
    QTest::keyClicks(line("address"), QStringLiteral("ada@web.de"));
    EXPECT_TRUE(shows("WEB.DE lets mail programs in only once that is allowed"));
    line("address")->clear();
    QTest::keyClicks(line("address"), QStringLiteral("ada@example.org"));
    EXPECT_TRUE(shows("Pillarbox looks up example.org"));
}

// An own domain is hosted by somebody: what that one wants is said as soon as it is known, and the password treated likewise.
TEST_F(AccountDialogTest, TheProviderBehindAnOwnDomainIsNamedBeforeTheFirstTry)
{
    const auto hints = [this](const QString &address) {
        QList<account::HostHint> found = relay.hints()(address);
        for (account::HostHint &hint : found) {
            hint.source = account::HostHint::Source::MailExchanger;
            hint.origin = QStringLiteral("MX aspmx.l.google.com");
        }
        return found;
    };
    dialog = std::make_unique<ui::AccountDialog>(
        profile.accounts(), profile.keychain(), profile.outbox(), systemClock(), nullptr, hints);
    dialog->show();
    dialog->activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(dialog.get()));
    QTest::keyClicks(line("address"), QStringLiteral("ada@example.org"));
    EXPECT_TRUE(shows("Pillarbox looks up example.org"));
    QTest::keyClick(line("address"), Qt::Key_Tab);
    ASSERT_TRUE(await([this] { return shows("Google Workspace wants an app password here"); }));
    line("password")->setFocus();
    QTest::keyClicks(line("password"), QStringLiteral("abcd efgh ijkl mnop"));
    QTest::keyClick(line("password"), Qt::Key_Tab);
    EXPECT_EQ(line("password")->text(), QStringLiteral("abcdefghijklmnop"));
    QTest::keyClicks(line("address"), QStringLiteral(".example"));
    EXPECT_FALSE(shows("Google Workspace")) << "of another address nothing is known yet";
}

TEST_F(AccountDialogTest, PastedSpacesAreTakenOutWithNotice)
{
    show();
    QTest::keyClicks(line("address"), QStringLiteral("ada@gmail.com"));
    line("password")->setFocus();
    QTest::keyClicks(line("password"), QStringLiteral("abcd efgh ijkl mnop"));
    QTest::keyClick(line("password"), Qt::Key_Tab);
    EXPECT_EQ(line("password")->text(), QStringLiteral("abcdefghijklmnop"));
    EXPECT_TRUE(shows("The spaces were taken out of the password: Gmail makes passwords without any."));
}

TEST_F(AccountDialogTest, WhatIsSentWhereNamesTheDomainAlone)
{
    show();
    QTest::keyClicks(line("address"), QStringLiteral("ada@example.org"));
    const auto labels = dialog->findChildren<QLabel *>();
    const auto told = std::find_if(labels.begin(), labels.end(),
        [](const QLabel *label) { return label->text().contains(QLatin1String("public collection of mail settings")); });
    ASSERT_NE(told, labels.end());
    EXPECT_TRUE((*told)->text().contains(QLatin1String("example.org, nothing else of your address")));
    EXPECT_FALSE((*told)->text().contains(QLatin1String("ada")));
}

} // namespace
