// Which candidate is best, and whether another could still beat it.

#include "smtp/account/discoverychoice.h"

#include <gtest/gtest.h>

namespace pillarbox::account {
namespace {

using transport::Candidate;
using transport::Endpoint;

Endpoint endpoint(const char *host, quint16 port)
{
    return {QString::fromLatin1(host), port, port == 465 ? protocol::Security::ImplicitTls : protocol::Security::StartTls};
}

enum class End { Running, Verified, Failed, Untrusted };

Candidate candidate(const char *host, quint16 port, End end)
{
    Candidate result;
    result.endpoint = endpoint(host, port);
    result.isFinished = end != End::Running;
    if (end == End::Failed)
        result.error = protocol::SendError{};
    if (end == End::Verified || end == End::Untrusted) {
        result.tls.emplace();
        result.tls->isTrusted = end == End::Verified;
    }
    return result;
}

const QList<HostHint> kHints{
    {QStringLiteral("a"), HostHint::Source::Guess, {endpoint("a", 587), endpoint("a", 465)}},
    {QStringLiteral("b"), HostHint::Source::Guess, {endpoint("b", 587), endpoint("b", 465)}},
};

TEST(BestVerified, NoneWithoutAVerifiedOne)
{
    EXPECT_FALSE(bestVerified(kHints, {}));
    EXPECT_FALSE(bestVerified(
        kHints, {candidate("a", 587, End::Running), candidate("b", 587, End::Failed), candidate("a", 465, End::Untrusted)}));
}

TEST(BestVerified, ABetterHostBeatsABetterPort)
{
    EXPECT_EQ(bestVerified(kHints, {candidate("b", 587, End::Verified), candidate("a", 465, End::Verified)}), 1);
}

TEST(BestVerified, AnEarlierEndpointBeatsALaterOne)
{
    EXPECT_EQ(bestVerified(kHints, {candidate("a", 465, End::Verified), candidate("a", 587, End::Verified)}), 1);
}

TEST(RivalOf, ABetterHostNotYetResolvedIsARival)
{
    EXPECT_EQ(rivalOf(0, kHints, {candidate("b", 587, End::Verified)}), Rival::BetterHost);
}

TEST(RivalOf, EachAddressOfAnEndpointCounts)
{
    const QList<Candidate> candidates{
        candidate("a", 465, End::Verified), candidate("a", 587, End::Failed), candidate("a", 587, End::Running)};
    EXPECT_EQ(rivalOf(0, kHints, candidates), Rival::SameHost);
}

TEST(RivalOf, NothingBehindItCounts)
{
    EXPECT_EQ(rivalOf(0, kHints, {candidate("a", 587, End::Verified), candidate("b", 587, End::Running)}), Rival::None);
}

TEST(RivalOf, ABetterHostThatFailedIsNone)
{
    EXPECT_EQ(rivalOf(2, kHints,
                  {candidate("a", 587, End::Failed), candidate("a", 465, End::Untrusted), candidate("b", 587, End::Verified)}),
        Rival::None);
}

TEST(HasHostEnded, WaitsForItsOwnEndpointsOnly)
{
    QList<Candidate> candidates{candidate("a", 587, End::Verified), candidate("a", 465, End::Running)};
    EXPECT_FALSE(hasHostEnded(0, kHints, candidates));
    candidates[1] = candidate("a", 465, End::Failed);
    EXPECT_TRUE(hasHostEnded(0, kHints, candidates));
}

} // namespace
} // namespace pillarbox::account
