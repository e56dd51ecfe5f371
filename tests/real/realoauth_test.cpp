// The whole way with OAuth: signed in at oidc-provider with a scripted browser, handed over to Postfix, whose Dovecot asks that
// same oidc-provider about each token; renewed without a question, and one question once all is revoked.

#include "smtp/account/oauthsignin.h"
#include "tests/real/oidcserver.h"
#include "tests/real/realserverstest.h"
#include "tests/support/formserver.h"
#include "tests/unit/outbox/outboxworld.h"

#include <gtest/gtest.h>

namespace pillarbox::test {
namespace {

using account::OAuthError;
using account::OAuthSignIn;
using outbox::State;
using protocol::ErrorKind;

class RealOAuthTest : public RealServersTest
{
protected:
    static void SetUpTestSuite()
    {
        if (!OidcServer::missing().isEmpty() || s_oidc)
            return;
        s_oidc = std::make_unique<OidcServer>(RealServers::ada().address);
        s_isOidcUp = s_oidc->start();
        startServers([](RealServers &servers) { servers.setIntrospection(s_oidc->introspection()); });
    }
    void SetUp() override
    {
        PILLARBOX_NEED(OidcServer::missing());
        ASSERT_TRUE(s_isOidcUp);
        RealServersTest::SetUp();
    }

    static account::OAuthClient client()
    {
        auto client = account::OAuthClients({}).find(s_oidc->issuer());
        client->settings.clientId = QStringLiteral("pillarbox");
        return *client;
    }
    // As a person who agrees to everything.
    Expected<account::OAuthTokens, OAuthError> signIn(OAuthSignIn::Way way)
    {
        OAuthSignIn signIn(client(), RealServers::ada().address);
        QUrl address;
        QString code;
        bool hasEnded = false;
        QObject::connect(&signIn, &OAuthSignIn::browserWanted, [&](const QUrl &wanted) { address = wanted; });
        QObject::connect(&signIn, &OAuthSignIn::codeShown, [&](const QString &shown, const QUrl &place, const QUrl &) {
            code = shown;
            address = place;
        });
        QObject::connect(&signIn, &OAuthSignIn::finished, [&] { hasEnded = true; });
        signIn.start(way);
        await([&] { return hasEnded || !address.isEmpty(); });
        m_left = s_oidc->browse(address, code);
        if (way == OAuthSignIn::Way::Browser) {
            QUrl strange(QString::fromLatin1(m_left));
            QUrlQuery query(strange);
            query.removeQueryItem(QStringLiteral("state"));
            query.addQueryItem(QStringLiteral("state"), QStringLiteral("of-somebody-else"));
            strange.setQuery(query);
            EXPECT_TRUE(visit(strange).startsWith("HTTP/1.1 400"));
            EXPECT_FALSE(hasEnded);
            EXPECT_TRUE(visit(QUrl(QString::fromLatin1(m_left))).startsWith("HTTP/1.1 200")) << m_left.constData();
        }
        EXPECT_TRUE(await([&] { return hasEnded; })) << m_left.constData();
        m_settings = signIn.settings();
        return signIn.result().value_or(Unexpected{OAuthError{}});
    }
    // An account that is signed in.
    void prepare(OutboxWorld &world, const account::OAuthTokens &tokens, const QByteArray &mechanism)
    {
        world.service.reset();
        world.credentials = account::makeTokenStore(std::move(world.credentials), *world.accounts);
        auto account = world.account();
        account.identity.address = account.userName = RealServers::ada().address;
        account.host = RealServers::host();
        account.port = s_servers->ports().startTls;
        account.trustedPem = s_servers->caPem();
        account.oauth = m_settings;
        account.mechanism = mechanism;
        world.change(account);
        world.credentials->keepForSession(world.accountId, tokens.toEntry());
        world.restart();
        world.startService();
    }
    static outbox::ItemId send(OutboxWorld &world, const QString &recipient)
    {
        auto draft = draftTo({recipient});
        draft.from.address = RealServers::ada().address;
        return world.enqueue(draft);
    }

    static inline std::unique_ptr<OidcServer> s_oidc;
    static inline bool s_isOidcUp = false;
    // The servers, once for all suites, go on asking this one.
    struct EndOidc : testing::Environment {
        void TearDown() override { s_oidc.reset(); }
    };
    static inline testing::Environment *const s_endOidc = testing::AddGlobalTestEnvironment(new EndOidc);
    QByteArray m_left;
    account::OAuthSettings m_settings;
};

class RealOAuthMechanismsTest : public RealOAuthTest, public testing::WithParamInterface<const char *>
{
};

TEST_P(RealOAuthMechanismsTest, SignedInByBrowserItDelivers)
{
    const auto tokens = signIn(OAuthSignIn::Way::Browser);
    ASSERT_TRUE(tokens) << int(tokens.error().kind) << qPrintable(tokens.error().detail);
    EXPECT_FALSE(tokens->refresh.isEmpty());
    OutboxWorld world;
    prepare(world, *tokens, GetParam());
    const QString recipient = QStringLiteral("oauth-%1@pillarbox.test").arg(QString::fromLatin1(GetParam()).toLower());
    const auto id = send(world, recipient);
    ASSERT_TRUE(world.awaitState(id, State::Sent)) << s_servers->log().constData();
    EXPECT_EQ(s_servers->waitForMail(recipient).size(), 1);
    const QByteArray transcript = world.load(id).attempts.last().transcript;
    EXPECT_TRUE(transcript.contains(QByteArray("AUTH ").append(GetParam()))) << transcript.constData();
    EXPECT_FALSE(transcript.contains(tokens->access.reveal()));
}

INSTANTIATE_TEST_SUITE_P(Both, RealOAuthMechanismsTest, testing::Values("XOAUTH2", "OAUTHBEARER"),
    [](const auto &of) { return std::string(of.param); });

TEST_F(RealOAuthTest, SignedInByDeviceCodeItDelivers)
{
    const auto tokens = signIn(OAuthSignIn::Way::Device);
    ASSERT_TRUE(tokens) << int(tokens.error().kind) << qPrintable(tokens.error().detail);
    OutboxWorld world;
    prepare(world, *tokens, {});
    const auto id = send(world, QStringLiteral("oauth-device@pillarbox.test"));
    EXPECT_TRUE(world.awaitState(id, State::Sent)) << s_servers->log().constData();
}

TEST_F(RealOAuthTest, AnExpiredTokenIsRenewedWithoutAQuestionAndRotates)
{
    const auto tokens = signIn(OAuthSignIn::Way::Browser);
    ASSERT_TRUE(tokens);
    auto old = *tokens;
    old.expiresAt = QDateTime::currentDateTimeUtc();
    OutboxWorld world;
    prepare(world, old, "XOAUTH2");
    const auto first = send(world, QStringLiteral("oauth-renewed@pillarbox.test"));
    ASSERT_TRUE(world.awaitState(first, State::Sent)) << s_servers->log().constData();
    // Taken back, unknown to us: the relay's refusal is what tells.
    world.restart();
    s_oidc->forgetAccessTokens();
    world.startService();
    const auto second = send(world, QStringLiteral("oauth-refused@pillarbox.test"));
    ASSERT_TRUE(world.awaitState(second, State::Sent)) << s_servers->log().constData();
    EXPECT_EQ(world.load(second).summary.attempts, 1);
}

TEST_F(RealOAuthTest, OnceAllIsRevokedThereIsOneQuestion)
{
    const auto tokens = signIn(OAuthSignIn::Way::Browser);
    ASSERT_TRUE(tokens);
    s_oidc->revokeAll();
    OutboxWorld world;
    prepare(world, *tokens, "XOAUTH2");
    const auto first = send(world, QStringLiteral("oauth-revoked@pillarbox.test"));
    ASSERT_TRUE(world.awaitState(first, State::NeedsYou)) << s_servers->log().constData();
    EXPECT_EQ(world.load(first).summary.reason->kind, ErrorKind::SignInExpired);
    const auto again = signIn(OAuthSignIn::Way::Browser);
    ASSERT_TRUE(again);
    world.credentials->keepForSession(world.accountId, again->toEntry());
    world.outbox->accountFixed(world.accountId);
    EXPECT_TRUE(world.awaitState(first, State::Sent)) << s_servers->log().constData();
}

} // namespace
} // namespace pillarbox::test
