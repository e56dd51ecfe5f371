// Deliveries that sign in with an access token: renewed without a question, and one question where only a person can help.

#include "smtp/account/oauthtokens.h"
#include "tests/support/formserver.h"
#include "tests/unit/outbox/outboxworld.h"

#include <gtest/gtest.h>

namespace pillarbox::test {
namespace {

using outbox::State;
using protocol::ErrorKind;

class OAuthDeliveryTest : public testing::Test
{
protected:
    OAuthDeliveryTest()
    {
        m_world.service.reset();
        m_world.credentials = account::makeTokenStore(std::move(m_world.credentials), *m_world.accounts, m_clock);
        auto account = m_world.account();
        account.oauth = account::OAuthSettings{};
        account.oauth->provider = QStringLiteral("Example");
        account.oauth->clientId = QStringLiteral("id");
        account.oauth->tokenEndpoint = m_tokens.address("/token");
        m_world.change(account);
        m_world.server.setCapabilities({"AUTH PLAIN XOAUTH2", "8BITMIME"});
        m_world.restart();
        m_world.startService();
    }
    void keep(int seconds)
    {
        const account::OAuthTokens tokens{Secret("rt-1"), Secret("at-1"), m_clock.now().addSecs(seconds), {}};
        m_world.credentials->keepForSession(m_world.accountId, tokens.toEntry());
    }
    void addGrant(const char *token)
    {
        m_tokens.addAnswer("/token",
            {{QStringLiteral("access_token"), QString::fromLatin1(token)},
                {QStringLiteral("token_type"), QStringLiteral("Bearer")}, {QStringLiteral("expires_in"), 3600}});
    }
    void refuseSignIns(int count)
    {
        m_world.server.setAnswer([this, count](const Heard &heard) -> std::optional<Answer> {
            if (heard.stage != protocol::Stage::Auth || ++m_signIns > count)
                return {};
            return Answer{"535 5.7.8 no", false, false};
        });
    }
    outbox::ItemId send() { return m_world.enqueue(draftTo({QStringLiteral("grace@navy.example")})); }

    ManualClock m_clock;
    FormServer m_tokens;
    OutboxWorld m_world{&m_clock};
    int m_signIns = 0;
};

TEST_F(OAuthDeliveryTest, AnExpiredTokenIsRenewedWithoutAQuestion)
{
    addGrant("at-2");
    keep(-10);
    const auto id = send();
    ASSERT_TRUE(m_world.awaitState(id, State::Sent));
    EXPECT_TRUE(m_world.server.commands().contains("AUTH XOAUT"));
    EXPECT_EQ(m_tokens.requests().size(), 1);
}

TEST_F(OAuthDeliveryTest, ARefusedOneIsRenewedOnceAndTriedOnceMore)
{
    addGrant("at-2");
    keep(3600);
    refuseSignIns(1);
    const auto id = send();
    ASSERT_TRUE(m_world.awaitState(id, State::Sent));
    EXPECT_EQ(m_signIns, 2);
    EXPECT_EQ(m_tokens.requests().size(), 1);
    EXPECT_EQ(m_world.load(id).summary.attempts, 1);
}

TEST_F(OAuthDeliveryTest, RefusedAgainItAsksThePerson)
{
    addGrant("at-2");
    keep(3600);
    refuseSignIns(9);
    const auto id = send();
    ASSERT_TRUE(m_world.awaitState(id, State::NeedsYou));
    EXPECT_EQ(m_signIns, 2);
    const auto error = m_world.load(id).summary.reason;
    ASSERT_TRUE(error);
    EXPECT_EQ(error->kind, ErrorKind::SignInExpired);
    EXPECT_EQ(error->replyCode, 535);
    EXPECT_EQ(error->detail, QStringLiteral("Example"));
}

TEST_F(OAuthDeliveryTest, WhatWasTakenBackIsOneQuestion)
{
    m_tokens.addAnswer("/token", {{QStringLiteral("error"), QStringLiteral("invalid_grant")}}, 400);
    keep(-10);
    const auto first = send();
    const auto second = send();
    ASSERT_TRUE(m_world.awaitState(first, State::NeedsYou));
    ASSERT_TRUE(m_world.awaitState(second, State::NeedsYou));
    EXPECT_EQ(m_world.load(first).summary.reason->kind, ErrorKind::SignInExpired);
    EXPECT_EQ(m_tokens.requests().size(), 1);
    EXPECT_FALSE(m_world.server.commands().contains("AUTH XOAUT"));
    m_tokens.forget("/token");
    addGrant("at-7");
    keep(-10); // signed in again
    m_world.outbox->accountFixed(m_world.accountId);
    EXPECT_TRUE(m_world.awaitState(first, State::Sent));
    EXPECT_TRUE(m_world.awaitState(second, State::Sent));
}

TEST_F(OAuthDeliveryTest, ATroubledServerIsNoQuestion)
{
    m_tokens.addAnswer("/token", {}, 503);
    keep(-10);
    const auto id = send();
    ASSERT_TRUE(await([&] { return m_world.service->health(m_world.accountId).error.has_value(); }));
    EXPECT_EQ(m_world.service->health(m_world.accountId).error->kind, ErrorKind::TokenUnreachable);
    EXPECT_EQ(m_world.stateOf(id), State::Waiting);
}

} // namespace
} // namespace pillarbox::test
