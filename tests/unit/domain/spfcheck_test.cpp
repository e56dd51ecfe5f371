// What a receiver makes of a sender, the limits, and the words' facts: which term, which look-up.

#include "smtp/domain/spfcheck.h"
#include "tests/support/await.h"
#include "tests/unit/dns/dnsserver.h"

#include <gtest/gtest.h>

#include <memory>

namespace pillarbox::test {

using domain::SpfProblem;
using domain::SpfResult;
using domain::SpfVerdict;
using Kind = SpfProblem::Kind;

namespace {

class SpfCheckTest : public testing::Test
{
protected:
    SpfVerdict check(const char *address = "192.0.2.1", const char *sender = "ada@example.org")
    {
        dns::Resolver resolver(server.place());
        domain::SpfCheck spf(resolver, {QHostAddress(QString::fromLatin1(address)), sender, "helo.example.net"});
        std::optional<SpfVerdict> verdict;
        spf.start([&](const SpfVerdict &found) { verdict = found; });
        EXPECT_FALSE(verdict) << "called back from inside the call";
        EXPECT_TRUE(await([&] { return verdict.has_value(); }));
        return verdict.value_or(SpfVerdict());
    }

    DnsServer server;
};

} // namespace

TEST_F(SpfCheckTest, SaysWhichTermDecided)
{
    server.addText("example.org", "v=spf1 include:provider.example ~all");
    server.addText("provider.example", "v=spf1 ip4:192.0.2.0/24 -all");
    const SpfVerdict passed = check();
    EXPECT_EQ(passed.result, SpfResult::Pass);
    EXPECT_EQ(passed.term, "include:provider.example");
    EXPECT_EQ(passed.terms, 1);
    const SpfVerdict other = check("198.51.100.1");
    EXPECT_EQ(other.result, SpfResult::SoftFail);
    EXPECT_EQ(other.term, "~all");
}

TEST_F(SpfCheckTest, AMappedAddressIsIpv4)
{
    server.addText("example.org", "v=spf1 ip4:192.0.2.1 -all");
    EXPECT_EQ(check("::ffff:192.0.2.1").result, SpfResult::Pass);
}

TEST_F(SpfCheckTest, TenTermsMayAskAndTheEleventhMayNot)
{
    QByteArray terms;
    for (int i = 0; i < 10; ++i) {
        const QByteArray host = "h" + QByteArray::number(i) + ".example";
        server.add(host, {QHostAddress(QStringLiteral("198.51.100.1"))});
        terms += " a:" + host;
    }
    server.addText("example.org", "v=spf1" + terms + " +all");
    EXPECT_EQ(check().result, SpfResult::Pass);
    server.addText("more.example", "v=spf1" + terms + " a:h1.example +all");
    const SpfVerdict verdict = check("192.0.2.1", "ada@more.example");
    EXPECT_EQ(verdict.result, SpfResult::PermError);
    EXPECT_EQ(verdict.problem, (SpfProblem{Kind::TooManyTerms, "more.example", "a:h1.example", {}, {}}));
}

TEST_F(SpfCheckTest, TwoLookUpsMayFindNothingAndTheThirdMayNot)
{
    server.addText("example.org", "v=spf1 a:gone1.example exists:gone2.example +all");
    EXPECT_EQ(check().result, SpfResult::Pass);
    server.addText("more.example", "v=spf1 a:gone1.example mx:gone2.example a:gone3.example +all");
    const SpfVerdict verdict = check("192.0.2.1", "ada@more.example");
    EXPECT_EQ(verdict.result, SpfResult::PermError);
    EXPECT_EQ(verdict.problem, (SpfProblem{Kind::TooManyVoids, "gone3.example", {}, {}, {}}));
}

TEST_F(SpfCheckTest, TroubleIsNoAnswer)
{
    server.addText("example.org", "v=spf1 a:broken.example +all");
    server.setFailureFor("broken.example");
    const SpfVerdict verdict = check();
    EXPECT_EQ(verdict.result, SpfResult::TempError);
    EXPECT_EQ(verdict.problem->kind, Kind::CouldNotAsk);
    EXPECT_EQ(verdict.problem->domain, "broken.example");
    server.setFailureFor("example.org");
    EXPECT_EQ(check().result, SpfResult::TempError);
}

TEST_F(SpfCheckTest, NamesWhatIsWrongInARecord)
{
    EXPECT_EQ(check().result, SpfResult::None);
    server.addText("example.org", "v=spf1 include:other.example -all");
    EXPECT_EQ(check().problem, (SpfProblem{Kind::NoSuchRecord, "other.example", "include:other.example", {}, {}}));
    server.addText("other.example", "v=spf1 moo");
    EXPECT_EQ(check().problem,
        (SpfProblem{Kind::Syntax, "other.example", "moo", domain::SpfSyntaxError::Kind::UnknownMechanism, {}}));
    server.addText("example.org", "v=spf1 -all");
    EXPECT_EQ(check().problem, (SpfProblem{Kind::SeveralRecords, "example.org", {}, {}, {}}));
}

TEST_F(SpfCheckTest, ANameThatFailsIsSkippedAmongThoseOfAnAddress)
{
    server.addText("example.org", "v=spf1 ptr:good.example -all");
    server.addPointer("1.2.0.192.in-addr.arpa", "mail.broken.example");
    server.addPointer("1.2.0.192.in-addr.arpa", "mail.good.example");
    server.setFailureFor("mail.broken.example");
    server.add("mail.good.example", {QHostAddress(QStringLiteral("192.0.2.1"))});
    EXPECT_EQ(check().result, SpfResult::Pass);
}

TEST_F(SpfCheckTest, MayBeDestroyedAtAnyTime)
{
    server.addText("example.org", "v=spf1 mx a ptr -all");
    server.addMailExchanger("example.org", 10, "mx.example.org");
    dns::Resolver resolver(server.place());
    int calls = 0;
    auto spf = std::make_unique<domain::SpfCheck>(
        resolver, domain::SpfQuestion{QHostAddress(QStringLiteral("192.0.2.1")), "ada@example.org", {}});
    spf->start([&](const SpfVerdict &) { ++calls; });
    EXPECT_TRUE(await([&] { return server.questions().size() > 1; }));
    spf.reset();
    bool isAnswered = false;
    resolver.lookUpTexts(QStringLiteral("example.org"), [&](const auto &) { isAnswered = true; });
    EXPECT_TRUE(await([&] { return isAnswered; }));
    EXPECT_EQ(calls, 0);
}

TEST(SpfResults, TheWorstOfSeveral)
{
    EXPECT_EQ(domain::worstOf({}), SpfResult::None);
    EXPECT_EQ(domain::worstOf({SpfResult::Pass, SpfResult::Pass}), SpfResult::Pass);
    EXPECT_EQ(domain::worstOf({SpfResult::Pass, SpfResult::Fail, SpfResult::SoftFail}), SpfResult::Fail);
    EXPECT_EQ(domain::worstOf({SpfResult::Neutral, SpfResult::Pass}), SpfResult::Neutral);
}

} // namespace pillarbox::test
