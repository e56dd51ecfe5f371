// Names to addresses, with a name server of the test's own: found, absent and "could not be asked" are told apart.

#include "dnsserver.h"
#include "smtp/dns/addresslookup.h"
#include "smtp/dns/hostname.h"
#include "smtp/dns/resolver.h"
#include "tests/support/await.h"

#include <QElapsedTimer>

#include <gtest/gtest.h>

#include <optional>

namespace pillarbox::test {

using dns::DnsError;
using dns::Resolver;
using Result = Expected<QStringList, DnsError>;

namespace {

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

QStringList list(std::initializer_list<const char *> items)
{
    QStringList made;
    for (const char *item : items)
        made.append(text(item));
    return made;
}

class ResolverTest : public testing::Test
{
protected:
    ResolverTest()
    {
        server.add("mail.example.org",
            {QHostAddress(text("192.0.2.1")), QHostAddress(text("192.0.2.2")), QHostAddress(text("2001:db8::1"))});
        server.add("v4.example.org", {QHostAddress(text("192.0.2.3"))});
        server.add("empty.example.org", {});
        server.add("xn--mller-kva.example", {QHostAddress(text("192.0.2.4"))});
    }

    Result lookUp(const char *host)
    {
        Resolver resolver(server.place());
        return lookUp(resolver, host);
    }
    static Result lookUp(Resolver &resolver, const char *host)
    {
        std::optional<Result> result;
        resolver.lookUpAddresses(text(host), [&](Result found) { result = std::move(found); });
        EXPECT_FALSE(result) << "called back from inside the call";
        EXPECT_TRUE(await([&] { return result.has_value(); }));
        return result.value_or(Result(Unexpected{DnsError{}}));
    }
    DnsError::Kind failure(const char *host)
    {
        const Result result = lookUp(host);
        EXPECT_FALSE(result);
        return result ? DnsError::Kind::BadName : result.error().kind;
    }

    DnsServer server;
};

} // namespace

TEST_F(ResolverTest, FindsBothFamiliesTakingTurns)
{
    const Result result = lookUp("mail.example.org");
    ASSERT_TRUE(result);
    ASSERT_EQ(result->size(), 3);
    EXPECT_EQ(result->at(0), text("2001:db8::1"));
    EXPECT_EQ(QSet<QString>(result->begin() + 1, result->end()), (QSet<QString>{text("192.0.2.1"), text("192.0.2.2")}));
}

TEST_F(ResolverTest, FindsANameInAnyForm)
{
    EXPECT_EQ(lookUp("V4.Example.ORG").value(), list({"192.0.2.3"}));
    EXPECT_EQ(lookUp("v4.example.org.").value(), list({"192.0.2.3"}));
    EXPECT_EQ(lookUp("müller.example").value(), list({"192.0.2.4"}));
}

TEST_F(ResolverTest, AnswersLiteralsAndLocalhostWithoutAServer)
{
    EXPECT_EQ(lookUp("192.0.2.9").value(), list({"192.0.2.9"}));
    EXPECT_EQ(lookUp("[2001:db8::9]").value(), list({"2001:db8::9"}));
    EXPECT_TRUE(lookUp("localhost").value().contains(text("127.0.0.1")));
    EXPECT_TRUE(lookUp("anything.localhost").value().contains(text("127.0.0.1")));
    EXPECT_TRUE(server.questions().isEmpty());
}

TEST_F(ResolverTest, TellsAbsenceFromTrouble)
{
    EXPECT_EQ(failure("nobody.example.org"), DnsError::Kind::NoSuchName);
    EXPECT_EQ(failure("empty.example.org"), DnsError::Kind::NoData);
    server.setMood(DnsServer::Mood::Refuse);
    EXPECT_EQ(failure("mail.example.org"), DnsError::Kind::Refused);
    server.setMood(DnsServer::Mood::Fail);
    EXPECT_EQ(failure("mail.example.org"), DnsError::Kind::Refused);
}

TEST_F(ResolverTest, EndsWhenTheServerKeepsSilent)
{
    server.setMood(DnsServer::Mood::KeepSilent);
    QElapsedTimer elapsed;
    elapsed.start();
    EXPECT_EQ(failure("mail.example.org"), DnsError::Kind::TimedOut);
    EXPECT_LT(elapsed.elapsed(), 15'000);
}

TEST_F(ResolverTest, DoesNotWaitForAServerThatIgnoresOneFamily)
{
    server.setSilentForIpv6(true);
    QElapsedTimer elapsed;
    elapsed.start();
    EXPECT_EQ(lookUp("v4.example.org").value(), list({"192.0.2.3"}));
    EXPECT_LT(elapsed.elapsed(), 1900); // less than its first time-out
}

TEST_F(ResolverTest, SaysWhenNobodyIsThereToBeAsked)
{
    QUdpSocket gone;
    gone.bind(QHostAddress::LocalHost);
    const QString place = QStringLiteral("127.0.0.1:%1").arg(gone.localPort());
    gone.close();
    Resolver resolver(place);
    const Result result = lookUp(resolver, "mail.example.org");
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().kind, DnsError::Kind::Unreachable);
}

TEST_F(ResolverTest, RefusesWhatIsNoName)
{
    for (const char *bad : {"", ".", "two words", "a..b", "-\r\n.example", "exa\"mple.org"})
        EXPECT_EQ(failure(bad), DnsError::Kind::BadName) << bad;
    EXPECT_EQ(failure(QByteArray(70, 'x').append(".example").constData()), DnsError::Kind::BadName);
    EXPECT_TRUE(server.questions().isEmpty());
}

TEST_F(ResolverTest, MayBeDestroyedAtAnyTime)
{
    int calls = 0;
    {
        Resolver resolver(server.place());
        resolver.lookUpAddresses(text("mail.example.org"), [&](const Result &) { ++calls; });
        resolver.lookUpAddresses(text("192.0.2.9"), [&](const Result &) { ++calls; });
    }
    auto inside = std::make_unique<Resolver>(server.place());
    bool isDone = false;
    inside->lookUpAddresses(text("v4.example.org"), [&](const Result &) {
        inside.reset();
        isDone = true;
    });
    EXPECT_TRUE(await([&] { return isDone; }));
    EXPECT_EQ(calls, 0);
}

TEST(DnsErrors, OfBothFamiliesLeaveAnOpenQuestionOpen)
{
    using Kind = DnsError::Kind;
    const auto of = [](Kind a, Kind b) { return dns::graverError({a, {}}, {b, {}}).kind; };
    EXPECT_EQ(of(Kind::NoData, Kind::NoData), Kind::NoData);
    EXPECT_EQ(of(Kind::NoData, Kind::TimedOut), Kind::TimedOut);
    EXPECT_EQ(of(Kind::TimedOut, Kind::NoData), Kind::TimedOut);
    EXPECT_EQ(of(Kind::NoSuchName, Kind::TimedOut), Kind::NoSuchName);
    EXPECT_EQ(of(Kind::Refused, Kind::NoSuchName), Kind::NoSuchName);
}

TEST(Families, TakeTurns)
{
    EXPECT_EQ(dns::interleavedFamilies(list({"::1", "::2", "::3", "127.0.0.1"})), list({"::1", "127.0.0.1", "::2", "::3"}));
    EXPECT_EQ(dns::interleavedFamilies(list({"127.0.0.1", "127.0.0.2", "::1"})), list({"127.0.0.1", "::1", "127.0.0.2"}));
    EXPECT_TRUE(dns::interleavedFamilies({}).isEmpty());
}

} // namespace pillarbox::test
