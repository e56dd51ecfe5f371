// A sign-in at an authorization server: by browser and by device code, and everything that others may do meanwhile.

#include "smtp/account/oauthsignin.h"
#include "tests/support/await.h"
#include "tests/support/formserver.h"
#include "tests/support/manualclock.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QTcpSocket>

#include <gtest/gtest.h>

namespace pillarbox::test {
namespace {

using namespace std::chrono_literals;
using account::OAuthError;
using account::OAuthSignIn;
using Kind = OAuthError::Kind;

QString valueIn(const QUrl &url, const char *key)
{
    return QUrlQuery(url).queryItemValue(QString::fromLatin1(key), QUrl::FullyDecoded);
}

QJsonObject grant(const char *access, const char *refresh = nullptr)
{
    QJsonObject object{{QStringLiteral("access_token"), QString::fromLatin1(access)},
        {QStringLiteral("token_type"), QStringLiteral("Bearer")}, {QStringLiteral("expires_in"), 3600}};
    if (refresh)
        object.insert(QStringLiteral("refresh_token"), QString::fromLatin1(refresh));
    return object;
}

QJsonObject fault(const char *code)
{
    return {{QStringLiteral("error"), QString::fromLatin1(code)}};
}

// Remembers what was waited for.
class NotingClock final : public Clock
{
public:
    QDateTime now() const override { return m_clock.now(); }
    std::chrono::milliseconds monotonic() const override { return m_clock.monotonic(); }
    std::unique_ptr<Timer> startTimer(std::chrono::milliseconds delay, std::function<void()> call) override
    {
        latest = delay;
        return m_clock.startTimer(delay, std::move(call));
    }
    void advance(std::chrono::milliseconds by) { m_clock.advance(by); }
    std::size_t pendingTimers() const { return m_clock.pendingTimers(); }
    std::chrono::milliseconds latest{};

private:
    ManualClock m_clock;
};

class OAuthSignInTest : public testing::Test
{
protected:
    account::OAuthClient client() const
    {
        account::OAuthClient client;
        client.settings.provider = QStringLiteral("Example");
        client.settings.authorizationEndpoint = QUrl(QStringLiteral("https://example.org/auth?x=1"));
        client.settings.tokenEndpoint = m_server.address("/token");
        client.settings.deviceEndpoint = m_server.address("/device");
        client.settings.clientId = QStringLiteral("our id");
        client.settings.scopes = QStringList{QStringLiteral("mail"), QStringLiteral("more")};
        client.clientSecret = Secret("sh&h");
        return client;
    }
    void begin(const account::OAuthClient &client, OAuthSignIn::Way way = OAuthSignIn::Way::Browser)
    {
        m_signIn = std::make_unique<OAuthSignIn>(client, QStringLiteral("ada@example.org"), m_clock);
        m_signIn->setPages(QStringLiteral("All <done>."), QStringLiteral("Not this."));
        QObject::connect(m_signIn.get(), &OAuthSignIn::browserWanted, [this](const QUrl &url) { m_address = url; });
        QObject::connect(m_signIn.get(), &OAuthSignIn::codeShown,
            [this](const QString &code, const QUrl &, const QUrl &) { m_code = code; });
        QObject::connect(m_signIn.get(), &OAuthSignIn::finished, [this] { ++m_ends; });
        m_signIn->start(way);
        m_clock.advance(0ms);
    }
    bool awaitAddress()
    {
        return await([this] { return !m_address.isEmpty() || m_ends > 0; }) && !m_address.isEmpty();
    }
    bool awaitEnd()
    {
        return await([this] { return m_ends > 0; });
    }
    std::optional<Kind> fault_() const
    {
        const auto &result = m_signIn->result();
        return result && !*result ? std::optional(result->error().kind) : std::nullopt;
    }
    QUrl redirection(const QString &query) const { return QUrl(valueIn(m_address, "redirect_uri") + u'?' + query); }
    QString state() const { return valueIn(m_address, "state"); }
    bool awaitRequests(const char *path, int count)
    {
        return await([=, this] { return m_server.requests(path).size() >= count; });
    }
    // The answer has come, and the next question has its time.
    bool awaitTimer(std::size_t count)
    {
        return await([=, this] { return m_clock.pendingTimers() == count; });
    }

    NotingClock m_clock;
    FormServer m_server;
    std::unique_ptr<OAuthSignIn> m_signIn;
    QUrl m_address;
    QString m_code;
    int m_ends = 0;
};

TEST_F(OAuthSignInTest, ACodeIsExchangedWithItsProof)
{
    m_server.addAnswer("/token", grant("at-1", "rt-1"));
    begin(client());
    ASSERT_TRUE(awaitAddress());
    EXPECT_EQ(valueIn(m_address, "x"), QStringLiteral("1"));
    EXPECT_EQ(valueIn(m_address, "client_id"), QStringLiteral("our id"));
    EXPECT_EQ(valueIn(m_address, "scope"), QStringLiteral("mail more"));
    EXPECT_EQ(valueIn(m_address, "login_hint"), QStringLiteral("ada@example.org"));
    EXPECT_EQ(valueIn(m_address, "code_challenge_method"), QStringLiteral("S256"));
    EXPECT_GE(state().size(), 43);
    EXPECT_TRUE(valueIn(m_address, "redirect_uri").startsWith(QStringLiteral("http://127.0.0.1:")));
    const QByteArray page = visit(redirection(QStringLiteral("code=c%2B1&state=") + state()));
    EXPECT_TRUE(page.startsWith("HTTP/1.1 200")) << page.constData();
    EXPECT_TRUE(page.contains("All &lt;done&gt;.")) << page.constData();
    ASSERT_TRUE(awaitEnd());
    ASSERT_TRUE(m_signIn->result()->has_value());
    const account::OAuthTokens tokens = m_signIn->result()->value();
    EXPECT_EQ(tokens.access.reveal(), "at-1");
    EXPECT_EQ(tokens.refresh.reveal(), "rt-1");
    EXPECT_EQ(tokens.clientSecret.reveal(), "sh&h");
    EXPECT_EQ(tokens.expiresAt, m_clock.now().addSecs(3600));
    ASSERT_EQ(m_server.requests().size(), 1);
    const auto request = m_server.requests().first();
    EXPECT_EQ(request.value("grant_type"), QStringLiteral("authorization_code"));
    EXPECT_EQ(request.value("code"), QStringLiteral("c+1"));
    EXPECT_EQ(request.value("client_secret"), QStringLiteral("sh&h"));
    EXPECT_EQ(request.value("redirect_uri"), valueIn(m_address, "redirect_uri"));
    const QByteArray proof = QCryptographicHash::hash(request.value("code_verifier").toLatin1(), QCryptographicHash::Sha256)
                                 .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    EXPECT_EQ(QString::fromLatin1(proof), valueIn(m_address, "code_challenge"));
    EXPECT_FALSE(request.head.toLower().contains("cookie"));
    EXPECT_EQ(m_ends, 1);
}

TEST_F(OAuthSignInTest, EachSignInHasItsOwnStateAndProof)
{
    begin(client());
    ASSERT_TRUE(awaitAddress());
    const QUrl first = std::exchange(m_address, {});
    begin(client());
    ASSERT_TRUE(awaitAddress());
    EXPECT_NE(valueIn(first, "state"), state());
    EXPECT_NE(valueIn(first, "code_challenge"), valueIn(m_address, "code_challenge"));
}

TEST_F(OAuthSignInTest, StrangersChangeNothing)
{
    m_server.addAnswer("/token", grant("at-1"));
    begin(client());
    ASSERT_TRUE(awaitAddress());
    const QString good = QStringLiteral("code=c&state=") + state();
    for (const QString &query :
        QStringList{QStringLiteral("code=c&state=wrong"), QStringLiteral("code=c"), QStringLiteral("error=x"),
            QStringLiteral("code=c&state=%1&state=%1").arg(state()), QStringLiteral("code=c&state=") + state().chopped(1)}) {
        const QByteArray page = visit(redirection(query));
        EXPECT_TRUE(page.startsWith("HTTP/1.1 400")) << qPrintable(query) << page.constData();
        EXPECT_TRUE(page.contains("Not this."));
    }
    QUrl elsewhere = redirection(good);
    elsewhere.setPath(QStringLiteral("/favicon.ico"));
    EXPECT_TRUE(visit(elsewhere).startsWith("HTTP/1.1 400"));
    EXPECT_EQ(m_ends, 0);
    EXPECT_TRUE(m_server.requests().isEmpty());
    visit(redirection(good));
    ASSERT_TRUE(awaitEnd());
    EXPECT_TRUE(m_signIn->result()->has_value());
}

TEST_F(OAuthSignInTest, GarbageAndSlowVisitorsAreSentAway)
{
    m_server.addAnswer("/token", grant("at-1"));
    begin(client());
    ASSERT_TRUE(awaitAddress());
    const quint16 port = quint16(redirection({}).port());
    QTcpSocket slow;
    slow.connectToHost(QStringLiteral("127.0.0.1"), port);
    slow.write("GET /?code=c HTTP/1.1\r\nX: ");
    ASSERT_TRUE(awaitTimer(2)); // of the sign-in, of the visit
    QTcpSocket flood;
    flood.connectToHost(QStringLiteral("127.0.0.1"), port);
    flood.write(QByteArray(64 * 1024, 'x'));
    ASSERT_TRUE(await([&] { return flood.state() == QTcpSocket::UnconnectedState && flood.error() >= 0; }));
    m_clock.advance(10s);
    ASSERT_TRUE(await([&] { return slow.state() == QTcpSocket::UnconnectedState; }));
    EXPECT_EQ(m_ends, 0);
    visit(redirection(QStringLiteral("code=c&state=") + state()));
    ASSERT_TRUE(awaitEnd());
    EXPECT_TRUE(m_signIn->result()->has_value());
}

TEST_F(OAuthSignInTest, TheProvidersNoIsTheAnswer)
{
    begin(client());
    ASSERT_TRUE(awaitAddress());
    const QByteArray page
        = visit(redirection(QStringLiteral("error=access_denied&error_description=not+today&state=") + state()));
    EXPECT_TRUE(page.contains("Not this."));
    ASSERT_TRUE(awaitEnd());
    EXPECT_EQ(fault_(), Kind::Denied);
    EXPECT_EQ(m_signIn->result()->error().detail, QStringLiteral("access_denied: not today"));
    EXPECT_TRUE(m_server.requests().isEmpty());
}

TEST_F(OAuthSignInTest, NobodyComesBack)
{
    begin(client());
    ASSERT_TRUE(awaitAddress());
    m_clock.advance(11min);
    EXPECT_EQ(fault_(), Kind::Expired);
    EXPECT_TRUE(visit(redirection(QStringLiteral("code=c&state=") + state())).isEmpty());
}

TEST_F(OAuthSignInTest, WithoutClientIdNothingIsAsked)
{
    auto nobody = client();
    nobody.settings.clientId.clear();
    begin(nobody);
    ASSERT_TRUE(awaitEnd());
    EXPECT_EQ(fault_(), Kind::NoClient);
    EXPECT_EQ(m_signIn->result()->error().detail, QStringLiteral("Example"));
    EXPECT_TRUE(m_address.isEmpty());
}

TEST_F(OAuthSignInTest, ATokenThatCouldBeACommandIsNone)
{
    m_server.addAnswer("/token", grant("at\r\nMAIL FROM:<x>"));
    begin(client());
    ASSERT_TRUE(awaitAddress());
    visit(redirection(QStringLiteral("code=c&state=") + state()));
    ASSERT_TRUE(awaitEnd());
    EXPECT_EQ(fault_(), Kind::BadAnswer);
}

TEST_F(OAuthSignInTest, ASilentTokenEndpointHasItsLimit)
{
    m_server.setSilent("/token");
    begin(client());
    ASSERT_TRUE(awaitAddress());
    visit(redirection(QStringLiteral("code=c&state=") + state()));
    ASSERT_TRUE(awaitRequests("/token", 1));
    m_clock.advance(20s);
    EXPECT_EQ(fault_(), Kind::Unreachable);
}

TEST_F(OAuthSignInTest, AnOversizedAnswerIsNotRead)
{
    m_server.addRaw("/token", QByteArray(400 * 1024, ' ') + "{}");
    begin(client());
    ASSERT_TRUE(awaitAddress());
    visit(redirection(QStringLiteral("code=c&state=") + state()));
    ASSERT_TRUE(awaitEnd());
    EXPECT_EQ(fault_(), Kind::BadAnswer);
}

TEST_F(OAuthSignInTest, ASecretIsNotRedirected)
{
    m_server.addRaw("/token", {}, "HTTP/1.1 307 X\r\nLocation: " + m_server.address("/thief").toEncoded() + "\r\n");
    m_server.addAnswer("/thief", grant("at-1"));
    begin(client());
    ASSERT_TRUE(awaitAddress());
    visit(redirection(QStringLiteral("code=c&state=") + state()));
    ASSERT_TRUE(awaitEnd());
    EXPECT_EQ(fault_(), Kind::BadAnswer);
    EXPECT_TRUE(m_server.requests("/thief").isEmpty());
}

class OAuthIssuerTest : public OAuthSignInTest
{
protected:
    account::OAuthClient generic() const
    {
        auto generic = client();
        generic.settings.issuer = m_server.address("/op").toString();
        generic.settings.authorizationEndpoint = generic.settings.tokenEndpoint = generic.settings.deviceEndpoint = QUrl();
        return generic;
    }
    QJsonObject metadata() const
    {
        return {{QStringLiteral("issuer"), m_server.address("/op").toString()},
            {QStringLiteral("authorization_endpoint"), QStringLiteral("https://example.org/auth")},
            {QStringLiteral("token_endpoint"), m_server.address("/token").toString()},
            {QStringLiteral("code_challenge_methods_supported"), QJsonArray{QStringLiteral("plain"), QStringLiteral("S256")}}};
    }
};

TEST_F(OAuthIssuerTest, TheMetadataNameTheEndpoints)
{
    m_server.addAnswer("/op/.well-known/openid-configuration", metadata());
    begin(generic());
    ASSERT_TRUE(awaitAddress());
    EXPECT_EQ(m_server.requests().first().path, "/.well-known/oauth-authorization-server/op");
    EXPECT_EQ(m_address.host(), QStringLiteral("example.org"));
    EXPECT_EQ(m_signIn->settings().tokenEndpoint, m_server.address("/token"));
    visit(redirection(QStringLiteral("code=c&iss=https://other.example&state=") + state()));
    ASSERT_TRUE(awaitEnd());
    EXPECT_EQ(fault_(), Kind::WrongIssuer);
}

TEST_F(OAuthIssuerTest, AnothersMetadataAreRefused)
{
    auto wrong = metadata();
    wrong[QStringLiteral("issuer")] = QStringLiteral("https://evil.example");
    m_server.addAnswer("/.well-known/oauth-authorization-server/op", wrong);
    begin(generic());
    ASSERT_TRUE(awaitEnd());
    EXPECT_EQ(fault_(), Kind::WrongIssuer);
}

TEST_F(OAuthIssuerTest, WeakMetadataAreRefused)
{
    for (const auto &[key, value] : std::initializer_list<std::pair<QString, QJsonValue>>{
             {QStringLiteral("token_endpoint"), QStringLiteral("http://example.org/token")},
             {QStringLiteral("token_endpoint"), QJsonValue()},
             {QStringLiteral("authorization_endpoint"), QStringLiteral("http://example.org/auth")},
             {QStringLiteral("code_challenge_methods_supported"), QJsonArray{QStringLiteral("plain")}}}) {
        auto weak = metadata();
        weak[key] = value;
        const auto found = account::withMetadata(generic().settings, weak);
        ASSERT_FALSE(found) << qPrintable(key);
        EXPECT_EQ(found.error().kind, Kind::BadAnswer);
    }
}

TEST(OAuthIssuer, OnlySecurePlacesAreAsked)
{
    EXPECT_TRUE(account::metadataPlaces(QStringLiteral("http://example.org")).isEmpty());
    EXPECT_TRUE(account::metadataPlaces(QStringLiteral("https://example.org/?a=b")).isEmpty());
    EXPECT_TRUE(account::metadataPlaces(QStringLiteral("https://u@example.org")).isEmpty());
    EXPECT_TRUE(account::metadataPlaces(QStringLiteral("google")).isEmpty());
    const auto places = account::metadataPlaces(QStringLiteral("https://example.org/a/"));
    ASSERT_EQ(places.size(), 2);
    EXPECT_EQ(places.first(), QUrl(QStringLiteral("https://example.org/.well-known/oauth-authorization-server/a")));
    EXPECT_EQ(places.last(), QUrl(QStringLiteral("https://example.org/a/.well-known/openid-configuration")));
}

class OAuthDeviceTest : public OAuthSignInTest
{
protected:
    void beginByDevice()
    {
        m_server.addAnswer("/device",
            {{QStringLiteral("device_code"), QStringLiteral("dc")}, {QStringLiteral("user_code"), QStringLiteral("WDJB-MJHT")},
                {QStringLiteral("verification_uri"), QStringLiteral("https://example.org/device")},
                {QStringLiteral("interval"), 2}, {QStringLiteral("expires_in"), 300}});
        begin(client(), OAuthSignIn::Way::Device);
        EXPECT_TRUE(await([this] { return !m_code.isEmpty() || m_ends > 0; }));
    }
    // One question more, for which it waits so long.
    void expectPollAfter(std::chrono::milliseconds time, int count)
    {
        ASSERT_TRUE(await([=, this] { return m_clock.latest == time; }));
        m_clock.advance(time);
        ASSERT_TRUE(awaitRequests("/token", count));
    }
};

TEST_F(OAuthDeviceTest, ItAsksAsSlowlyAsItIsTold)
{
    m_server.addAnswer("/token", fault("authorization_pending"), 400);
    m_server.addAnswer("/token", fault("slow_down"), 400);
    m_server.addAnswer("/token", grant("at-1", "rt-1"));
    beginByDevice();
    EXPECT_EQ(m_code, QStringLiteral("WDJB-MJHT"));
    expectPollAfter(2s, 1);
    expectPollAfter(2s, 2);
    expectPollAfter(7s, 3);
    ASSERT_TRUE(awaitEnd());
    ASSERT_TRUE(m_signIn->result()->has_value());
    EXPECT_EQ(m_signIn->result()->value().refresh.reveal(), "rt-1");
    EXPECT_EQ(m_server.requests("/token").last().value("device_code"), QStringLiteral("dc"));
}

TEST_F(OAuthDeviceTest, ItEndsWithTheAnswer)
{
    for (const auto &[code, kind] : std::initializer_list<std::pair<const char *, Kind>>{{"access_denied", Kind::Denied},
             {"expired_token", Kind::Expired}, {"invalid_grant", Kind::Expired}, {"invalid_client", Kind::ClientRefused}}) {
        m_server.forget("/token");
        m_server.addAnswer("/token", fault(code), 400);
        m_code.clear();
        m_ends = 0;
        const int before = int(m_server.requests("/token").size());
        beginByDevice();
        expectPollAfter(2s, before + 1);
        ASSERT_TRUE(awaitEnd());
        EXPECT_EQ(fault_(), kind) << code;
    }
}

TEST_F(OAuthDeviceTest, ItsCodeRunsOut)
{
    m_server.addAnswer("/token", fault("authorization_pending"), 400);
    beginByDevice();
    m_server.setSilent("/token");
    m_clock.advance(301s);
    ASSERT_TRUE(awaitEnd());
    EXPECT_EQ(fault_(), Kind::Expired);
}

TEST_F(OAuthDeviceTest, SomeHaveNone)
{
    auto none = client();
    none.settings.deviceEndpoint = QUrl();
    begin(none, OAuthSignIn::Way::Device);
    ASSERT_TRUE(awaitEnd());
    EXPECT_EQ(fault_(), Kind::NoSuchFlow);
}

} // namespace
} // namespace pillarbox::test
