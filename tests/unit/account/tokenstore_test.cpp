// Access tokens in the place of passwords: renewed in time, once for everybody, and what happens when that fails.

#include "smtp/account/accountstore.h"
#include "smtp/account/credentialstore.h"
#include "smtp/account/oauthclients.h"
#include "smtp/account/oauthtokens.h"
#include "tests/support/await.h"
#include "tests/support/formserver.h"
#include "tests/support/manualclock.h"

#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace pillarbox::test {
namespace {

using account::CredentialError;
using account::OAuthTokens;
using Answer = Expected<Secret, CredentialError>;
using Kind = CredentialError::Kind;

QJsonObject grant(const char *access, const char *refresh = nullptr)
{
    QJsonObject object{{QStringLiteral("access_token"), QString::fromLatin1(access)},
        {QStringLiteral("token_type"), QStringLiteral("bearer")}, {QStringLiteral("expires_in"), QStringLiteral("3600")}};
    if (refresh)
        object.insert(QStringLiteral("refresh_token"), QString::fromLatin1(refresh));
    return object;
}

class TokenStoreTest : public testing::Test
{
protected:
    TokenStoreTest()
    {
        auto inner = account::makeMemoryStore();
        m_entries = inner.get();
        m_store = account::makeTokenStore(std::move(inner), m_accounts, m_clock);
        account::Account account;
        account.label = QStringLiteral("work");
        account.userName = QStringLiteral("ada@example.org");
        account.oauth = account::OAuthSettings{};
        account.oauth->clientId = QStringLiteral("id");
        account.oauth->tokenEndpoint = m_server.address("/token");
        m_id = m_accounts.save(account).value();
    }
    void keep(const char *refresh, const char *access, int seconds)
    {
        const OAuthTokens tokens{Secret(refresh), Secret(access), m_clock.now().addSecs(seconds), Secret("sec")};
        m_store->keepForSession(m_id, tokens.toEntry());
    }
    Answer read()
    {
        std::optional<Answer> answer;
        const auto job = m_store->read(m_id, [&](const Answer &found) { answer = found; });
        EXPECT_FALSE(answer); // from the event loop
        EXPECT_TRUE(await([&] { return answer.has_value(); }));
        return answer.value_or(Answer(Unexpected{CredentialError{}}));
    }
    QByteArray token()
    {
        const Answer answer = read();
        return answer ? answer->reveal() : "error " + QByteArray::number(int(answer.error().kind));
    }
    OAuthTokens entry()
    {
        std::optional<Answer> answer;
        const auto job = m_entries->read(m_id, [&](const Answer &found) { answer = found; });
        await([&] { return answer.has_value(); });
        return OAuthTokens::fromEntry(answer->value()).value_or(OAuthTokens{});
    }

    QTemporaryDir m_directory;
    ManualClock m_clock;
    FormServer m_server;
    account::AccountStore m_accounts{m_directory.filePath(QStringLiteral("accounts.json"))};
    account::CredentialStore *m_entries = nullptr;
    std::unique_ptr<account::CredentialStore> m_store;
    QString m_id;
};

TEST_F(TokenStoreTest, AFreshTokenIsHandedOutAsItIs)
{
    keep("rt", "at", 3600);
    EXPECT_EQ(token(), "at");
    EXPECT_TRUE(m_server.requests().isEmpty());
}

TEST_F(TokenStoreTest, AStaleOneIsRenewedAndTheRotationKept)
{
    m_server.addAnswer("/token", grant("at-2", "rt-2"));
    keep("rt-1", "at-1", 30); // within the slack
    EXPECT_EQ(token(), "at-2");
    const auto request = m_server.requests().first();
    EXPECT_EQ(request.value("grant_type"), QStringLiteral("refresh_token"));
    EXPECT_EQ(request.value("refresh_token"), QStringLiteral("rt-1"));
    EXPECT_EQ(request.value("client_secret"), QStringLiteral("sec"));
    EXPECT_EQ(entry().refresh.reveal(), "rt-2");
    EXPECT_EQ(token(), "at-2");
    EXPECT_EQ(m_server.requests().size(), 1);
}

TEST_F(TokenStoreTest, WithoutRotationTheOldOneStays)
{
    m_server.addAnswer("/token", grant("at-2"));
    keep("rt-1", "at-1", -5);
    EXPECT_EQ(token(), "at-2");
    EXPECT_EQ(entry().refresh.reveal(), "rt-1");
    EXPECT_EQ(entry().clientSecret.reveal(), "sec");
}

TEST_F(TokenStoreTest, ManyDeliveriesShareOneRenewal)
{
    m_server.addAnswer("/token", grant("at-2"));
    keep("rt-1", "at-1", 0);
    QByteArrayList found;
    std::vector<std::unique_ptr<account::CredentialJob>> jobs;
    for (int count = 0; count < 5; ++count)
        jobs.push_back(m_store->read(m_id, [&](const Answer &answer) { found.append(answer ? answer->reveal() : "-"); }));
    jobs.pop_back(); // gave up
    ASSERT_TRUE(await([&] { return found.size() >= 4; }));
    EXPECT_EQ(found, QByteArrayList({"at-2", "at-2", "at-2", "at-2"}));
    EXPECT_EQ(m_server.requests().size(), 1);
}

TEST_F(TokenStoreTest, ARefusedTokenIsRenewedOnce)
{
    m_server.addAnswer("/token", grant("at-2"));
    keep("rt-1", "at-1", 3600);
    EXPECT_EQ(token(), "at-1");
    EXPECT_TRUE(m_store->renew(m_id, Secret("at-1")));
    EXPECT_EQ(token(), "at-2");
    EXPECT_FALSE(m_store->renew(m_id, Secret("at-2")));
    EXPECT_EQ(token(), "at-2");
    EXPECT_EQ(m_server.requests().size(), 1);
    keep("rt-5", "at-5", 3600); // signed in again: it may be renewed again
    EXPECT_TRUE(m_store->renew(m_id, Secret("at-5")));
}

TEST_F(TokenStoreTest, WhatWasTakenBackNeedsThePerson)
{
    m_server.addAnswer("/token", {{QStringLiteral("error"), QStringLiteral("invalid_grant")}}, 400);
    keep("rt-1", "at-1", 0);
    const Answer answer = read();
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().kind, Kind::SignInNeeded);
    EXPECT_EQ(m_server.requests().size(), 1); // the same refresh token is not asked about twice
    EXPECT_EQ(entry().refresh.reveal(), "rt-1");
}

TEST_F(TokenStoreTest, AnotherProcessMayHaveBeenFaster)
{
    m_server.setSilent("/token");
    keep("rt-1", "at-1", 0);
    std::optional<Answer> answer;
    const auto job = m_store->read(m_id, [&](const Answer &found) { answer = found; });
    ASSERT_TRUE(await([&] { return m_server.requests().size() == 1; }));
    m_entries->keepForSession(
        m_id, OAuthTokens{Secret("rt-9"), Secret("at-9"), m_clock.now().addSecs(3600), Secret()}.toEntry());
    m_clock.advance(std::chrono::seconds(20));
    ASSERT_TRUE(await([&] { return answer.has_value(); }));
    EXPECT_EQ(answer->error().kind, Kind::Unreachable);
    EXPECT_EQ(token(), "at-9");

    m_server.forget("/token");
    m_server.addAnswer("/token", {{QStringLiteral("error"), QStringLiteral("invalid_grant")}}, 400);
    m_server.addAnswer("/token", grant("at-11"));
    keep("rt-1", "at-1", 0);
    answer.reset();
    const auto second = m_store->read(m_id, [&](const Answer &found) { answer = found; });
    ASSERT_TRUE(await([&] { return m_server.requests().size() == 2; }));
    m_entries->keepForSession(m_id, OAuthTokens{Secret("rt-10"), {}, {}, {}}.toEntry());
    ASSERT_TRUE(await([&] { return answer.has_value(); }));
    ASSERT_TRUE(*answer);
    EXPECT_EQ((*answer)->reveal(), "at-11");
    EXPECT_EQ(m_server.requests().last().value("refresh_token"), QStringLiteral("rt-10"));
}

TEST_F(TokenStoreTest, ATroubledServerIsAskedLater)
{
    m_server.addAnswer("/token", {}, 503);
    keep("rt-1", "at-1", 0);
    EXPECT_EQ(read().error().kind, Kind::Unreachable);
    m_server.forget("/token");
    m_server.addAnswer("/token", grant("at-2"));
    EXPECT_EQ(token(), "at-2");
}

TEST_F(TokenStoreTest, ADamagedEntryNeedsThePerson)
{
    m_store->keepForSession(m_id, Secret("an old password"));
    EXPECT_EQ(read().error().kind, Kind::SignInNeeded);
    EXPECT_TRUE(m_server.requests().isEmpty());
}

TEST_F(TokenStoreTest, PasswordsPassThrough)
{
    account::Account plain;
    plain.label = QStringLiteral("home");
    plain.userName = QStringLiteral("ada");
    m_id = m_accounts.save(plain).value();
    m_store->keepForSession(m_id, Secret("wholly unlike JSON"));
    EXPECT_EQ(token(), "wholly unlike JSON");
    EXPECT_FALSE(m_store->renew(m_id, Secret("wholly unlike JSON")));
}

TEST(OAuthSettings, SurviveTheFile)
{
    account::Account account;
    account.oauth = account::OAuthClients({}).find(QStringLiteral("microsoft"))->settings;
    account.oauth->clientId = QStringLiteral("id");
    EXPECT_EQ(account.secretKind(), protocol::SecretKind::Token);
    EXPECT_EQ(account::Account::fromJson(account.toJson()).oauth, account.oauth);
    account.oauth.reset();
    EXPECT_FALSE(account.toJson().contains(QStringLiteral("oauth")));
    auto json = account.toJson();
    json[QStringLiteral("oauth")] = QJsonObject{{QStringLiteral("tokenEndpoint"), QStringLiteral("http://evil.example/t")},
        {QStringLiteral("clientId"), QStringLiteral("id")}};
    const auto damaged = account::Account::fromJson(json);
    ASSERT_TRUE(damaged.oauth);
    EXPECT_FALSE(damaged.oauth->canRenew());
}

TEST(OAuthClients, TheTableKnowsServersAndBringsNoClient)
{
    const account::OAuthClients clients({});
    ASSERT_EQ(clients.all().size(), 4);
    for (const auto &client : clients.all()) {
        EXPECT_FALSE(client.isSet());
        EXPECT_TRUE(account::isAskable(client.settings.tokenEndpoint)) << qPrintable(client.key);
        EXPECT_TRUE(account::isAskable(client.settings.authorizationEndpoint)) << qPrintable(client.key);
        EXPECT_FALSE(client.settings.scopes.isEmpty());
    }
    EXPECT_EQ(clients.ofHost(QStringLiteral("SMTP.gmail.com"))->key, QStringLiteral("google"));
    EXPECT_FALSE(clients.ofHost(QStringLiteral("example.org")));
    EXPECT_FALSE(clients.find(QStringLiteral("nobody")));
    EXPECT_TRUE(clients.find(QStringLiteral("https://op.example"))->settings.scopes.contains(QStringLiteral("offline_access")));
}

TEST(OAuthClients, TheNearestFileCounts)
{
    QTemporaryDir directory;
    const auto write = [&](const QString &name, const QByteArray &text) {
        QFile file(directory.filePath(name));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(text);
        return directory.filePath(name);
    };
    const account::OAuthClients clients({directory.filePath(QStringLiteral("none.json")), write(QStringLiteral("damaged"), "{"),
        write(QStringLiteral("own"), R"({"google": {"clientId": "mine"}})"),
        write(QStringLiteral("system"),
            R"({"google": {"clientId": "theirs", "clientSecret": "s"}, "yahoo": {"clientId": "y", "clientSecret": "s"},
                "https://op.example": {"clientId": "o", "hosts": ["mail.op.example"]}, "rubbish": 3})")});
    EXPECT_EQ(clients.find(QStringLiteral("google"))->settings.clientId, QStringLiteral("mine"));
    EXPECT_TRUE(clients.find(QStringLiteral("google"))->clientSecret.isEmpty());
    EXPECT_EQ(clients.find(QStringLiteral("yahoo"))->clientSecret.reveal(), "s");
    EXPECT_EQ(clients.ofHost(QStringLiteral("mail.op.example"))->settings.clientId, QStringLiteral("o"));
}

} // namespace
} // namespace pillarbox::test
