// The search for a server and the sign-in, against a real one, and what runs again when something changes.

#include "tests/support/await.h"
#include "tests/support/manualclock.h"
#include "tests/ui_composer/sandboxrelay.h"
#include "ui/accounts/checkrow.h"

#include <QTcpServer>
#include <gtest/gtest.h>

using namespace pillarbox;
using test::await;
using State = ui::CheckRow::State;

namespace {

class AccountCheckTest : public testing::Test
{
protected:
    void SetUp() override { ASSERT_TRUE(relay.start()); }

    ui::ServerWish server(bool isTrusted = true) const
    {
        return {.address = QStringLiteral("ada@example.org"),
            .host = {},
            .trustedPem = isTrusted ? relay.server.certificatePem() : QByteArray(),
            .proxy = {}};
    }
    ui::SignInWish signIn(const QString &password = test::SandboxRelay::password()) const
    {
        return {.userName = QStringLiteral("ada"), .mechanism = {}, .password = Secret(password.toUtf8())};
    }
    bool ends()
    {
        return await([this] { return !check.isRunning() && check.discovery() && check.discovery()->isFinished(); });
    }

    test::SandboxRelay relay;
    ui::AccountCheck check{systemClock(), relay.hints()};
};

TEST_F(AccountCheckTest, WhoNamesTheServerKnowsTheUserName)
{
    ui::AccountCheck own(systemClock(), [this](const QString &address) {
        auto hints = relay.hints()(address);
        hints.first().source = account::HostHint::Source::Autoconfig;
        hints.first().userName = account::UserNameForm{QStringLiteral("{local}")};
        return hints;
    });
    ui::SignInWish wish = signIn();
    wish.userName = QStringLiteral("ada@example.org");
    wish.isUserNameGuessed = true;
    own.setSignIn(wish);
    own.setServer(server());
    ASSERT_TRUE(await([&] { return own.hasSucceeded(); }));
    EXPECT_EQ(own.found().userName, QStringLiteral("ada"));
    EXPECT_EQ(ui::reportOf(own).find.text, QStringLiteral("localhost, named in the domain's settings file"));
    wish.isUserNameGuessed = false;
    own.setSignIn(wish);
    EXPECT_EQ(own.userName(), QStringLiteral("ada@example.org")) << "what was typed is kept";
}

TEST_F(AccountCheckTest, ThePortsOtherWayOfEncryptionIsFound)
{
    using protocol::Security;
    for (const bool isImplicit : {false, true}) {
        ui::ServerWish wish = server();
        wish.isByHand = true;
        wish.host = QStringLiteral("localhost");
        wish.port = isImplicit ? relay.server.tlsPort() : relay.server.startTlsPort();
        wish.security = isImplicit ? Security::StartTls : Security::ImplicitTls;
        ui::AccountCheck own(systemClock());
        own.setServer(wish);
        ASSERT_TRUE(await([&] { return own.remedy() != nullptr; })) << isImplicit;
        EXPECT_EQ(own.best(), nullptr) << "nobody chose it";
        EXPECT_EQ(own.remedy()->endpoint.port, wish.port);
        EXPECT_EQ(own.remedy()->endpoint.security, isImplicit ? Security::ImplicitTls : Security::StartTls);
        wish.security = own.remedy()->endpoint.security;
        own.setServer(wish);
        ASSERT_TRUE(await([&] { return own.best() != nullptr; }));
        EXPECT_EQ(own.remedy(), nullptr);
    }
}

TEST_F(AccountCheckTest, ANewTimeRunsOnlyTheSignInAgain)
{
    check.setSignIn(signIn());
    check.setServer(server());
    ASSERT_TRUE(await([this] { return check.hasSucceeded(); }));
    const auto *search = check.discovery();
    ui::SignInWish wish = signIn();
    wish.timeout = std::chrono::seconds(20);
    check.setSignIn(wish);
    EXPECT_TRUE(check.isSigningIn());
    ASSERT_TRUE(await([this] { return check.hasSucceeded(); }));
    EXPECT_EQ(check.discovery(), search);
    EXPECT_EQ(check.found().timeout, std::chrono::seconds(20));
    ui::ServerWish named = server();
    named.ehloName = "desk.example.org";
    check.setServer(named);
    EXPECT_NE(check.discovery(), search) << "the server is told another name";
    EXPECT_EQ(check.found().ehloName, "desk.example.org");
}

TEST_F(AccountCheckTest, AServerOutsideTheDomainIsAskedAboutFirst)
{
    ui::AccountCheck own(systemClock(), [this](const QString &address) {
        auto hints = relay.hints()(address);
        for (account::HostHint &hint : hints) {
            hint.source = account::HostHint::Source::Services;
            hint.isElsewhere = true;
        }
        return hints;
    });
    own.setSignIn(signIn());
    own.setServer(server());
    ASSERT_TRUE(await([&] { return own.discovery()->isFinished(); }));
    EXPECT_TRUE(own.isApprovalWanted());
    EXPECT_FALSE(own.isRunning()) << "no password goes there";
    const ui::CheckReport report = ui::reportOf(own);
    EXPECT_TRUE(report.wantsApproval);
    EXPECT_EQ(report.title, QStringLiteral("Is localhost your mail server?"));
    own.approve();
    ASSERT_TRUE(await([&] { return own.hasSucceeded(); }));
    EXPECT_FALSE(ui::reportOf(own).wantsApproval);
    own.again();
    EXPECT_TRUE(await([&] { return own.hasSucceeded(); })) << "one word is enough";
    ui::ServerWish another = server();
    another.address = QStringLiteral("grace@example.org");
    own.setServer(another);
    EXPECT_FALSE(own.isApprovalWanted()) << "it is the domain's server, whoever writes";
}

TEST_F(AccountCheckTest, WhatIsSilentCanBeSkipped)
{
    QTcpServer silent;
    ASSERT_TRUE(silent.listen(QHostAddress::LocalHost));
    test::ManualClock clock;
    ui::AccountCheck own(clock);
    ui::ServerWish wish = server();
    wish.isByHand = true;
    wish.host = QStringLiteral("127.0.0.1");
    wish.port = silent.serverPort();
    own.setServer(wish);
    ASSERT_TRUE(await([&] { return silent.hasPendingConnections(); }));
    EXPECT_FALSE(ui::reportOf(own).connect.canSkip);
    clock.advance(std::chrono::seconds(3));
    EXPECT_TRUE(ui::reportOf(own).connect.canSkip);
    EXPECT_FALSE(ui::reportOf(own).find.canSkip) << "nobody is asked about a server given by hand";
    own.skipSearch();
    ASSERT_TRUE(await([&] { return own.discovery()->isFinished(); }));
    EXPECT_FALSE(own.isRunning());
    EXPECT_EQ(ui::reportOf(own).connect.state, State::Failed);
}

TEST_F(AccountCheckTest, ASilentSourceCanBeSkipped)
{
    QTcpServer silent; // takes the place of every address asked for over https
    ASSERT_TRUE(silent.listen(QHostAddress::LocalHost));
    test::ManualClock clock;
    ui::AccountCheck own(clock);
    ui::ServerWish wish = server();
    wish.proxy = {transport::Proxy::Kind::HttpConnect, QStringLiteral("127.0.0.1"), silent.serverPort(), {}, {}};
    own.setServer(wish);
    ASSERT_TRUE(own.isAskingSources());
    clock.advance(std::chrono::seconds(3));
    EXPECT_TRUE(ui::reportOf(own).find.canSkip);
    own.skipSources();
    EXPECT_FALSE(own.isAskingSources());
}

TEST_F(AccountCheckTest, AProviderThatTakesNoMailIsNamed)
{
    ui::AccountCheck own(systemClock());
    ui::ServerWish wish = server();
    wish.address = QStringLiteral("ada@tuta.com");
    wish.proxy = {transport::Proxy::Kind::Socks5, QStringLiteral("127.0.0.1"), 1, {}, {}}; // leads nowhere
    own.setServer(wish);
    ASSERT_TRUE(await([&] { return own.discovery()->isFinished(); }));
    EXPECT_EQ(ui::reportOf(own).title, QStringLiteral("Tuta takes no mail from mail programs."));
    EXPECT_EQ(ui::reportOf(own).find.state, State::Failed);
}

TEST_F(AccountCheckTest, FindsSecuresAndSignsIn)
{
    check.setSignIn(signIn());
    check.setServer(server());
    ASSERT_TRUE(await([this] { return check.hasSucceeded(); }));
    ASSERT_TRUE(ends());
    const ui::CheckReport report = ui::reportOf(check);
    EXPECT_EQ(report.find.state, State::Done);
    EXPECT_EQ(report.connect.state, State::Done);
    EXPECT_EQ(report.secure.state, State::Done);
    EXPECT_EQ(report.greet.state, State::Done);
    EXPECT_EQ(report.signIn.state, State::Done);
    EXPECT_EQ(report.handOver.state, State::Ahead);
    ASSERT_EQ(report.ports.size(), 2);
    EXPECT_TRUE(report.ports.at(0).lane->isChosen) << "the first in the order that works";
    EXPECT_EQ(report.title, QStringLiteral("It works."));
    EXPECT_TRUE(report.advice.isEmpty());

    const account::Account found = check.found();
    EXPECT_EQ(found.host, QStringLiteral("localhost"));
    EXPECT_EQ(found.port, relay.server.startTlsPort());
    EXPECT_EQ(found.security, protocol::Security::StartTls);
    EXPECT_EQ(found.userName, QStringLiteral("ada"));
    EXPECT_EQ(found.verifiedEndpoints.size(), 2);
    EXPECT_TRUE(ui::certificateOf(check));
}

TEST_F(AccountCheckTest, AWrongPasswordIsSaidAndOnlyTheSignInRunsAgain)
{
    check.setServer(server());
    check.setSignIn(signIn(QStringLiteral("letmein-17")));
    ASSERT_TRUE(await([this] { return check.signedIn().has_value(); }));
    ASSERT_FALSE(check.signedIn()->has_value());
    EXPECT_EQ(check.signedIn()->error().kind, protocol::ErrorKind::CredentialRefused);
    const ui::CheckReport report = ui::reportOf(check);
    EXPECT_EQ(report.signIn.state, State::Failed);
    EXPECT_TRUE(report.title.contains(QLatin1String("password"))) << qPrintable(report.title);
    EXPECT_TRUE(report.advice.contains(QLatin1String("535"))) << qPrintable(report.advice);
    EXPECT_FALSE(report.advice.contains(QLatin1String("letmein-17")));

    const auto *before = check.discovery();
    check.setSignIn(signIn());
    EXPECT_EQ(check.discovery(), before);
    EXPECT_TRUE(await([this] { return check.hasSucceeded(); }));
}

TEST_F(AccountCheckTest, AnotherPersonOfTheDomainNeedsNoSearch)
{
    check.setServer(server());
    check.setSignIn(signIn());
    ASSERT_TRUE(await([this] { return check.hasSucceeded(); }));
    const auto *search = check.discovery();
    ui::ServerWish wish = server();
    wish.address = QStringLiteral("grace") + wish.address.mid(wish.address.indexOf(QLatin1Char('@')));
    check.setServer(wish);
    EXPECT_EQ(check.discovery(), search);
    EXPECT_FALSE(check.isSearching());
    wish.address = QStringLiteral("grace@elsewhere.example");
    check.setServer(wish);
    EXPECT_NE(check.discovery(), search);
}

TEST_F(AccountCheckTest, TheSameWishIsNotTriedTwice)
{
    check.setServer(server());
    check.setSignIn(signIn(QStringLiteral("letmein-17")));
    ASSERT_TRUE(await([this] { return check.signedIn().has_value() && !check.isRunning(); }));
    check.setSignIn(signIn(QStringLiteral("letmein-17")));
    check.setServer(server());
    EXPECT_FALSE(check.isRunning()) << "a refused password again would bring the account nearer to being locked";
}

TEST_F(AccountCheckTest, WithoutAPasswordItWaitsForOne)
{
    check.setSignIn(signIn({}));
    check.setServer(server());
    ASSERT_TRUE(await([this] { return check.isPasswordWanted(); }));
    EXPECT_FALSE(check.signedIn());
    EXPECT_EQ(ui::reportOf(check).signIn.state, State::Ahead);
    EXPECT_EQ(ui::reportOf(check).signIn.text, QStringLiteral("waits for your password"));
}

TEST_F(AccountCheckTest, AnUntrustedCertificateNeverSeesThePassword)
{
    check.setSignIn(signIn());
    check.setServer(server(false));
    ASSERT_TRUE(ends());
    EXPECT_FALSE(check.best());
    EXPECT_FALSE(check.signedIn());
    const ui::CheckReport report = ui::reportOf(check);
    EXPECT_EQ(report.secure.state, State::Failed);
    EXPECT_EQ(report.ports.at(0).lane->word, QStringLiteral("Not trusted"));
    EXPECT_FALSE(report.title.isEmpty());
    EXPECT_FALSE(report.advice.isEmpty());
    EXPECT_TRUE(ui::certificateOf(check)) << "it can be looked at";
}

TEST_F(AccountCheckTest, AServerByHandIsTriedInsteadOfTheGuess)
{
    ui::ServerWish wish = server();
    wish.isByHand = true;
    wish.host = QStringLiteral("127.0.0.1");
    wish.port = relay.server.tlsPort();
    wish.security = protocol::Security::ImplicitTls;
    check.setSignIn(signIn());
    check.setServer(wish);
    ASSERT_TRUE(await([this] { return check.hasSucceeded(); }));
    EXPECT_EQ(check.found().host, QStringLiteral("127.0.0.1"));
    EXPECT_EQ(check.found().port, relay.server.tlsPort());
    EXPECT_EQ(ui::reportOf(check).ports.size(), 1);
}

TEST_F(AccountCheckTest, NothingAnswers)
{
    ui::ServerWish wish = server();
    wish.isByHand = true;
    wish.host = QStringLiteral("127.0.0.1");
    {
        test::SandboxRelay gone; // its port is free again afterwards
        ASSERT_TRUE(gone.start());
        wish.port = gone.server.tlsPort();
    }
    wish.security = protocol::Security::ImplicitTls;
    check.setServer(wish);
    ASSERT_TRUE(ends());
    const ui::CheckReport report = ui::reportOf(check);
    EXPECT_EQ(report.connect.state, State::Failed);
    EXPECT_EQ(report.ports.at(0).lane->word, QStringLiteral("Closed"));
    EXPECT_FALSE(report.title.isEmpty());
}

TEST_F(AccountCheckTest, AnIncompleteAddressSearchesNothing)
{
    ui::ServerWish wish = server();
    wish.address = QStringLiteral("ada@");
    check.setServer(wish);
    EXPECT_FALSE(check.discovery());
    EXPECT_EQ(ui::reportOf(check).find.state, State::Ahead);
    EXPECT_EQ(ui::reportOf(check).rows().size(), 9) << "rows are reserved from the start";
}

} // namespace
