#include "smtp/protocol/sessionquota.h"

#include <gtest/gtest.h>

namespace pillarbox::protocol {

namespace {

const QByteArrayList five{"a@x", "b@X", "c@y", "d@z", "e@x"};

} // namespace

TEST(SessionQuota, withoutLimitsAllAreNamed)
{
    SessionQuota quota;
    const auto share = quota.begin(five, {});
    EXPECT_EQ(share.named, (QList<int>{0, 1, 2, 3, 4}));
    EXPECT_TRUE(share.unnamed.isEmpty());
    EXPECT_FALSE(quota.isUsedUp({}));
}

TEST(SessionQuota, aTransactionHasSoManyRecipients)
{
    SessionQuota quota;
    const RelayLimits limits{std::nullopt, 2, std::nullopt};
    EXPECT_EQ(quota.begin(five, limits).named, (QList<int>{0, 1}));
    const auto second = quota.begin(five, limits);
    EXPECT_EQ(second.named, (QList<int>{0, 1}));
    EXPECT_EQ(second.unnamed, (QList<int>{2, 3, 4}));
    EXPECT_FALSE(quota.isUsedUp(limits));
}

TEST(SessionQuota, aSessionHasSoManyTransactions)
{
    SessionQuota quota;
    const RelayLimits limits{2, std::nullopt, std::nullopt};
    EXPECT_FALSE(quota.isUsedUp(limits));
    quota.begin(five, limits);
    EXPECT_FALSE(quota.isUsedUp(limits));
    quota.begin(five, limits);
    EXPECT_TRUE(quota.isUsedUp(limits));
}

TEST(SessionQuota, aSessionHasSoManyDomains)
{
    SessionQuota quota;
    const RelayLimits limits{std::nullopt, std::nullopt, 2};
    const auto share = quota.begin(five, limits);
    EXPECT_EQ(share.named, (QList<int>{0, 1, 2, 4}));
    EXPECT_EQ(share.unnamed, (QList<int>{3}));
    EXPECT_TRUE(quota.isUsedUp(limits)); // the next message may be to others
    SessionQuota another;
    EXPECT_EQ(another.begin({"a@x"}, limits).named.size(), 1);
    EXPECT_FALSE(another.isUsedUp(limits));
}

} // namespace pillarbox::protocol
