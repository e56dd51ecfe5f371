// SRV and MX: the order to use them in, and asking for them.

#include "dnsserver.h"
#include "smtp/dns/records.h"
#include "smtp/dns/resolver.h"
#include "tests/support/await.h"

#include <QElapsedTimer>
#include <gtest/gtest.h>

#include <map>
#include <optional>

namespace pillarbox::test {

using dns::DnsError;
using dns::MailExchanger;
using dns::Resolver;
using dns::ServiceRecord;

namespace {

ServiceRecord service(const char *host, quint16 priority, quint16 weight, quint16 port = 465)
{
    return {QString::fromLatin1(host), port, priority, weight};
}

QStringList hostsOf(const QList<ServiceRecord> &records)
{
    QStringList hosts;
    for (const ServiceRecord &record : records)
        hosts.append(record.host);
    return hosts;
}

quint32 lowest(quint32)
{
    return 0;
}

quint32 highest(quint32 bound)
{
    return bound - 1;
}

template<typename Value>
using Result = Expected<QList<Value>, DnsError>;

class RecordLookupTest : public testing::Test
{
protected:
    Result<ServiceRecord> services(const char *name) { return ask<ServiceRecord>(&Resolver::lookUpServices, name); }
    Result<MailExchanger> exchangers(const char *name) { return ask<MailExchanger>(&Resolver::lookUpMailExchangers, name); }

    Result<QByteArray> texts(const char *name) { return ask<QByteArray>(&Resolver::lookUpTexts, name); }
    Result<QString> pointers(const char *address) { return ask<QString>(&Resolver::lookUpPointers, address); }
    Result<QString> published(const char *name, Resolver::Family family)
    {
        Resolver resolver(server.place());
        std::optional<Result<QString>> result;
        resolver.lookUpPublished(QString::fromUtf8(name), family, [&](auto found) { result = std::move(found); });
        EXPECT_TRUE(await([&] { return result.has_value(); }));
        return result.value_or(Result<QString>(Unexpected{DnsError{}}));
    }

    DnsServer server;

private:
    template<typename Value, typename Method>
    Result<Value> ask(Method method, const char *name)
    {
        Resolver resolver(server.place());
        std::optional<Result<Value>> result;
        (resolver.*method)(QString::fromUtf8(name), [&](Result<Value> found) { result = std::move(found); });
        EXPECT_FALSE(result) << "called back from inside the call";
        EXPECT_TRUE(await([&] { return result.has_value(); }));
        return result.value_or(Result<Value>(Unexpected{DnsError{}}));
    }
};

} // namespace

TEST(ServicesInOrder, PriorityBeforeAnyWeight)
{
    const QList<ServiceRecord> records{service("c", 20, 60000), service("a", 0, 0), service("b", 10, 1)};
    EXPECT_EQ(hostsOf(dns::inOrderOfUse(records, highest)).join(u' '), QStringLiteral("a b c"));
    EXPECT_EQ(hostsOf(dns::inOrderOfUse(records, lowest)).join(u' '), QStringLiteral("a b c"));
}

TEST(ServicesInOrder, TheDrawDecidesAmongEquals)
{
    const QList<ServiceRecord> records{service("heavy", 0, 90), service("light", 0, 10), service("none", 0, 0)};
    EXPECT_EQ(hostsOf(dns::inOrderOfUse(records, lowest)).first(), QStringLiteral("none")) << "0 draws those of weight 0";
    EXPECT_EQ(hostsOf(dns::inOrderOfUse(records, highest)).first(), QStringLiteral("light"));
    const auto one = [](quint32) { return 1U; };
    EXPECT_EQ(hostsOf(dns::inOrderOfUse(records, one)).first(), QStringLiteral("heavy"));
}

TEST(ServicesInOrder, SharesFollowTheWeights)
{
    std::map<QString, int> first;
    for (int i = 0; i < 2000; ++i)
        ++first[dns::inOrderOfUse({service("heavy", 0, 90), service("light", 0, 10)}, dns::systemDraw()).first().host];
    EXPECT_GT(first[QStringLiteral("heavy")], 1600);
    EXPECT_GT(first[QStringLiteral("light")], 80);
}

TEST_F(RecordLookupTest, FindsServicesInTheOrderOfTheirPriority)
{
    server.addService("_submissions._tcp.example.org", 20, 0, 465, "backup.example.org");
    server.addService("_submissions._tcp.example.org", 10, 5, 4650, "Mail.Example.ORG");
    const auto found = services("_submissions._tcp.example.org");
    ASSERT_TRUE(found);
    EXPECT_EQ(found.value(),
        QList<ServiceRecord>({service("mail.example.org", 10, 5, 4650), service("backup.example.org", 20, 0, 465)}));
}

TEST_F(RecordLookupTest, TheRootAsTargetIsNoHost)
{
    server.addService("_submission._tcp.example.org", 0, 0, 0, ".");
    const auto found = services("_submission._tcp.example.org");
    ASSERT_TRUE(found);
    EXPECT_EQ(found.value(), QList<ServiceRecord>({service("", 0, 0, 0)}));
}

TEST_F(RecordLookupTest, FindsMailExchangersBestFirst)
{
    server.addMailExchanger("example.org", 20, "mx2.example.org");
    server.addMailExchanger("example.org", 10, "mx1.example.org");
    const auto found = exchangers("Example.ORG.");
    ASSERT_TRUE(found);
    EXPECT_EQ(found.value(),
        QList<MailExchanger>({{QStringLiteral("mx1.example.org"), 10}, {QStringLiteral("mx2.example.org"), 20}}));
}

TEST_F(RecordLookupTest, AsksForAnInternationalNameAsLabels)
{
    server.addMailExchanger("xn--mller-kva.example", 10, "mx.example.org");
    EXPECT_TRUE(exchangers("müller.example"));
}

TEST_F(RecordLookupTest, TellsAbsenceFromTrouble)
{
    using Kind = DnsError::Kind;
    server.add("example.org", {});
    EXPECT_EQ(exchangers("nobody.example.org").error().kind, Kind::NoSuchName);
    EXPECT_EQ(exchangers("example.org").error().kind, Kind::NoData);
    server.setMood(DnsServer::Mood::Refuse);
    EXPECT_EQ(exchangers("example.org").error().kind, Kind::Refused);
    server.setMood(DnsServer::Mood::Fail);
    EXPECT_EQ(services("_submissions._tcp.example.org").error().kind, Kind::Refused);
}

TEST_F(RecordLookupTest, JoinsTheStringsOfATextAndKeepsTextsApart)
{
    const QByteArray both = QByteArray(255, 'a') + QByteArray(40, 'b');
    server.addText("example.org", both);
    server.addText("example.org", "v=spf1 -all");
    server.addText("example.org", "");
    const auto found = texts("example.org");
    ASSERT_TRUE(found);
    EXPECT_EQ(found.value(), QByteArrayList({both, "v=spf1 -all", ""}));
}

TEST_F(RecordLookupTest, TextsOfANameThatIsNoHost)
{
    server.addText("ada+list=x._spf.example.org", "yes");
    server.addText("back\\slash.example.org", "yes");
    EXPECT_TRUE(texts("ada+list=x._spf.example.org"));
    EXPECT_TRUE(texts("back\\slash.example.org"));
    for (const char *bad : {"", "a..b", "new\nline.example.org", "."})
        EXPECT_EQ(texts(bad).error().kind, DnsError::Kind::BadName) << bad;
    EXPECT_EQ(texts(QByteArray(QByteArray(64, 'x') + ".org").constData()).error().kind, DnsError::Kind::BadName);
}

TEST_F(RecordLookupTest, PublishedAddressesAreOfOneFamilyAndOfNameServersAlone)
{
    using Family = Resolver::Family;
    server.add("both.example.org", {QHostAddress(QStringLiteral("192.0.2.1")), QHostAddress(QStringLiteral("2001:db8::1"))});
    server.add("one.example.org", {QHostAddress(QStringLiteral("192.0.2.2"))});
    EXPECT_EQ(published("both.example.org", Family::Ipv4).value(), QStringList(QStringLiteral("192.0.2.1")));
    EXPECT_EQ(published("both.example.org", Family::Ipv6).value(), QStringList(QStringLiteral("2001:db8::1")));
    EXPECT_EQ(published("one.example.org", Family::Ipv6).error().kind, DnsError::Kind::NoData);
    EXPECT_EQ(published("nobody.example.org", Family::Ipv4).error().kind, DnsError::Kind::NoSuchName);
    EXPECT_EQ(published("localhost", Family::Ipv4).error().kind, DnsError::Kind::NoSuchName);
    server.add("a+b.example.org", {QHostAddress(QStringLiteral("192.0.2.3"))});
    EXPECT_TRUE(published("a+b.example.org", Family::Ipv4)) << "the name need be no host's";
}

TEST_F(RecordLookupTest, FindsTheNamesOfAnAddress)
{
    server.addPointer("7.2.0.192.in-addr.arpa", "mail.example.org");
    server.addPointer("7.2.0.192.in-addr.arpa", "Other.Example.org");
    server.addPointer("1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa", "six.example.org");
    EXPECT_EQ(
        pointers("192.0.2.7").value(), QStringList({QStringLiteral("mail.example.org"), QStringLiteral("other.example.org")}));
    EXPECT_EQ(pointers("2001:db8::1").value(), QStringList(QStringLiteral("six.example.org")));
    EXPECT_EQ(pointers("192.0.2.8").error().kind, DnsError::Kind::NoSuchName);
    EXPECT_EQ(pointers("mail.example.org").error().kind, DnsError::Kind::BadName);
}

TEST_F(RecordLookupTest, TroubleIsNoAbsenceOfATextEither)
{
    server.addText("example.org", "v=spf1 -all");
    server.setFailureFor("example.org");
    EXPECT_EQ(texts("example.org").error().kind, DnsError::Kind::Refused);
    EXPECT_EQ(texts("elsewhere.example.org").error().kind, DnsError::Kind::NoSuchName);
}

TEST_F(RecordLookupTest, ARecordThatIsCutOffIsTrouble)
{
    server.addData("_submissions._tcp.example.org", 33, QByteArray("\0\0\0", 3));
    const auto found = services("_submissions._tcp.example.org");
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().kind, DnsError::Kind::Refused);
}

TEST_F(RecordLookupTest, EndsWhenTheServerKeepsSilent)
{
    server.setMood(DnsServer::Mood::KeepSilent);
    QElapsedTimer elapsed;
    elapsed.start();
    EXPECT_EQ(exchangers("example.org").error().kind, DnsError::Kind::TimedOut);
    EXPECT_LT(elapsed.elapsed(), 15'000);
}

TEST_F(RecordLookupTest, RefusesWhatIsNoName)
{
    for (const char *bad : {"", "two words", "a..b", "127.0.0.1", "-\r\n.example"})
        EXPECT_EQ(exchangers(bad).error().kind, DnsError::Kind::BadName) << bad;
    EXPECT_TRUE(server.questions().isEmpty());
}

TEST_F(RecordLookupTest, MayBeDestroyedAtAnyTime)
{
    server.addMailExchanger("example.org", 10, "mx1.example.org");
    int calls = 0;
    {
        Resolver resolver(server.place());
        resolver.lookUpMailExchangers(QStringLiteral("example.org"), [&](const auto &) { ++calls; });
    }
    auto inside = std::make_unique<Resolver>(server.place());
    bool isDone = false;
    inside->lookUpMailExchangers(QStringLiteral("example.org"), [&](const auto &) {
        inside.reset();
        isDone = true;
    });
    EXPECT_TRUE(await([&] { return isDone; }));
    EXPECT_EQ(calls, 0);
}

} // namespace pillarbox::test
