// The account page as a person uses it, against a real server.

#include "tests/support/await.h"
#include "tests/ui_composer/accessiblewalk.h"
#include "tests/ui_composer/accountdialogfixture.h"

#include <QApplication>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>

using namespace pillarbox;
using test::AccountDialogTest;
using test::await;

namespace {

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
