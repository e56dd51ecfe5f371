// Passwords, keys and what is trusted, on the account page: each goes where it belongs and nowhere else.

#include "smtp/account/clientkey.h"
#include "tests/support/await.h"
#include "tests/support/testcertificates.h"
#include "tests/ui_composer/accessiblewalk.h"
#include "tests/ui_composer/accountdialogfixture.h"
#include "ui/accounts/certificatedialog.h"
#include "ui/accounts/clientcertificateedit.h"
#include "ui/accounts/passworddialog.h"

#include <QFile>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSslCertificate>
#include <QSslKey>
#include <QToolButton>

using namespace pillarbox;
using test::AccountDialogTest;
using test::await;

namespace {

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

TEST_F(AccountDialogTest, TheEyeShowsThePassword)
{
    show();
    QTest::keyClicks(line("password"), QStringLiteral("secret"));
    EXPECT_NE(line("password")->displayText(), QStringLiteral("secret"));
    line("password")->findChild<QToolButton *>()->click();
    EXPECT_EQ(line("password")->displayText(), QStringLiteral("secret"));
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

} // namespace
