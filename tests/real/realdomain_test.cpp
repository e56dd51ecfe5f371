// A domain checked with real parts on the true numbers, in a network of the test's own: dnsmasq has the records, an https
// server on 443 the policies, and the program itself is asked.

#include "tests/real/daemon.h"
#include "tests/real/need.h"
#include "tests/real/ownnetwork.h"
#include "tests/support/await.h"
#include "tests/support/httpsserver.h"
#include "tests/support/testcertificates.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <gtest/gtest.h>

#include <memory>

namespace pillarbox::test {
namespace {

using namespace Qt::StringLiterals;

constexpr quint16 DnsPort = 5353;
const char *const PolicyPath = "/.well-known/mta-sts.txt";

QByteArray records()
{
    // A text over 512 octets comes over TCP.
    QByteArray longSpf = "\"v=spf1 ";
    for (int i = 0; i < 36; ++i)
        longSpf += "ip4:10.0." + QByteArray::number(i) + ".0/24 " + (i % 12 == 11 ? "\",\"" : "");
    longSpf += "ip4:192.0.2.1 -all\"";
    return "local=/test/\n"
           "mx-host=good.test,mail.good.test,10\n"
           "mx-host=good.test,mail2.good.test,20\n"
           "txt-record=good.test,\"v=spf1 include:_spf.relay.test -all\"\n"
           "txt-record=_spf.relay.test,\"v=spf1 ip4:192.0.2.0/24 -all\"\n"
           "host-record=smtp.relay.test,192.0.2.1\n"
           "txt-record=s1._domainkey.good.test,\"v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\"\n"
           "txt-record=old._domainkey.good.test,\"v=DKIM1; p=\"\n"
           "txt-record=_dmarc.good.test,\"v=DMARC1; p=reject; rua=mailto:dmarc@good.test\"\n"
           "txt-record=_mta-sts.good.test,\"v=STSv1; id=20260101;\"\n"
           "txt-record=_smtp._tls.good.test,\"v=TLSRPTv1; rua=mailto:tls@good.test\"\n"
           "txt-record=_mta-sts.stranger.test,\"v=STSv1; id=1;\"\n"
           "txt-record=long.test,"
        + longSpf + "\n";
}

QString missing()
{
    if (QStandardPaths::findExecutable(u"dnsmasq"_s, {u"/usr/sbin"_s, u"/usr/bin"_s}).isEmpty())
        return u"dnsmasq is not installed"_s;
    return ownNetworkMissing();
}

class World
{
public:
    World()
    {
        QFile configuration(directory.filePath(u"dnsmasq.conf"_s));
        isUp = configuration.open(QIODevice::WriteOnly) && configuration.write(records()) > 0;
        configuration.close();
        isUp = isUp
            && m_dnsmasq.start(
                u"dnsmasq.sh"_s, {configuration.fileName(), QString::number(DnsPort)}, directory.filePath(u"dnsmasq.out"_s));
        isUp = isUp && await([] { return acceptsConnections(DnsPort); });
        CertificateWish wish;
        wish.dnsNames = {u"mta-sts.good.test"_s}; // and not of stranger.test
        files = std::make_unique<HttpsServer>(m_certificates.make(wish), 443);
        QFile authority(trustFile());
        isUp = isUp && files->isListening() && authority.open(QIODevice::WriteOnly)
            && authority.write(m_certificates.authorityPem()) > 0;
    }
    QString trustFile() const { return directory.filePath(u"ca.pem"_s); }

    bool isUp = false;
    QTemporaryDir directory;
    std::unique_ptr<HttpsServer> files;

private:
    TestCertificates m_certificates;
    Daemon m_dnsmasq;
};

struct Outcome {
    int code = -1;
    QByteArray output;
    QByteArray errors;

    QJsonObject object() const { return QJsonDocument::fromJson(output).object(); }
    QJsonObject part(const char *name) const { return object().value(QLatin1String(name)).toObject(); }
};

class RealDomain : public testing::Test
{
protected:
    void SetUp() override
    {
        PILLARBOX_NEED(isInOwnNetwork() ? QString() : missing());
        if (!s_world)
            s_world = std::make_unique<World>();
        ASSERT_TRUE(s_world->isUp);
        s_world->files->setAbsent(PolicyPath);
    }
    Outcome check(const QStringList &words, const QString &nameserver = u"127.0.0.1:%1"_s.arg(DnsPort))
    {
        return run(
            QStringList{u"check"_s} + words + QStringList{u"--nameserver"_s, nameserver, u"--ca"_s, s_world->trustFile()});
    }
    Outcome run(const QStringList &words)
    {
        QProcess program;
        bool hasEnded = false;
        QObject::connect(&program, &QProcess::finished, &program, [&hasEnded] { hasEnded = true; });
        program.start(
            QStringLiteral(PILLARBOX_PROGRAM), QStringList{u"--profile"_s, s_world->directory.filePath(u"profile"_s)} + words);
        EXPECT_TRUE(await([&] { return hasEnded; }, std::chrono::seconds(60)));
        return {program.exitCode(), program.readAllStandardOutput(), program.readAllStandardError()};
    }
    static void publish(const QByteArray &policy) { s_world->files->setFile(PolicyPath, policy); }

    static inline std::unique_ptr<World> s_world;

private:
    struct End : testing::Environment {
        void TearDown() override { s_world.reset(); }
    };
    static inline testing::Environment *const s_end = testing::AddGlobalTestEnvironment(new End);
};

} // namespace

TEST_F(RealDomain, ADomainInOrder)
{
    publish("version: STSv1\r\nmode: enforce\r\nmx: *.good.test\r\nmax_age: 604800\r\n");
    const Outcome outcome = check({u"good.test"_s, u"--relay"_s, u"smtp.relay.test"_s, u"--selector"_s, u"s1"_s, u"--json"_s});
    EXPECT_EQ(outcome.code, 0) << outcome.errors.constData() << outcome.output.constData();
    EXPECT_EQ(outcome.part("mx").value(u"hosts"_s).toArray().size(), 2);
    EXPECT_EQ(outcome.part("spf").value(u"result"_s), u"pass"_s);
    EXPECT_EQ(outcome.part("spf").value(u"relayIncluded"_s), true);
    EXPECT_EQ(outcome.part("spf").value(u"lookups"_s), 1);
    const QJsonObject key = outcome.object().value(u"dkim"_s).toArray().at(0).toObject();
    EXPECT_EQ(key.value(u"keyType"_s), u"ed25519"_s);
    EXPECT_EQ(key.value(u"bits"_s), 256);
    EXPECT_EQ(outcome.part("dmarc").value(u"policy"_s), u"reject"_s);
    EXPECT_EQ(outcome.part("dmarc").value(u"alignment"_s), u"pass"_s);
    EXPECT_EQ(outcome.part("mtaSts").value(u"mode"_s), u"enforce"_s);
    EXPECT_EQ(outcome.part("mtaSts").value(u"mxMatch"_s), true);
    EXPECT_EQ(outcome.part("tlsRpt").value(u"rua"_s).toArray().at(0), u"mailto:tls@good.test"_s);
    for (const char *part : {"mx", "spf", "dmarc", "mtaSts", "tlsRpt"}) {
        EXPECT_EQ(outcome.part(part).value(u"state"_s), u"found"_s) << part;
        EXPECT_TRUE(outcome.part(part).value(u"problems"_s).toArray().isEmpty()) << part;
    }
}

TEST_F(RealDomain, APolicyThatLeavesAnExchangerOut)
{
    publish("version: STSv1\nmode: enforce\nmx: mail.good.test\nmax_age: 604800\n");
    const Outcome outcome = check({u"good.test"_s, u"--json"_s});
    EXPECT_EQ(outcome.code, 0);
    EXPECT_EQ(outcome.part("mtaSts").value(u"mxMatch"_s), false);
    EXPECT_TRUE(outcome.part("mtaSts").value(u"problems"_s).toArray().at(0).toString().contains(u"mail2.good.test"_s));
}

TEST_F(RealDomain, APolicyThatIsNotThereIsNotOneThatCouldNotBeFetched)
{
    const Outcome absent = check({u"good.test"_s, u"--json"_s});
    EXPECT_EQ(absent.code, 0);
    EXPECT_EQ(absent.part("mtaSts").value(u"mode"_s), QJsonValue());
    EXPECT_EQ(absent.part("mtaSts").value(u"problems"_s).toArray().size(), 1);
    const Outcome stranger = check({u"stranger.test"_s, u"--json"_s});
    EXPECT_EQ(stranger.code, 75) << "its certificate is for another name";
    s_world->files->setRedirection(PolicyPath, u"https://mta-sts.good.test/other"_s);
    s_world->files->setFile("/other", "version: STSv1\nmode: enforce\nmx: *.good.test\nmax_age: 604800\n");
    const Outcome moved = check({u"good.test"_s, u"--json"_s});
    EXPECT_EQ(moved.code, 75) << "redirections are not followed (RFC 8461 section 3.3)";
    EXPECT_EQ(moved.part("mtaSts").value(u"mode"_s), QJsonValue());
}

TEST_F(RealDomain, NothingPublishedIsSaidAsSuchWithWhatToPublish)
{
    const Outcome outcome = check({u"nobody.test"_s, u"--json"_s});
    EXPECT_EQ(outcome.code, 0);
    for (const char *part : {"mx", "spf", "dmarc", "mtaSts", "tlsRpt"})
        EXPECT_EQ(outcome.part(part).value(u"state"_s), u"absent"_s) << part;
    EXPECT_EQ(outcome.part("dmarc").value(u"publish"_s).toArray().at(0).toObject().value(u"name"_s), u"_dmarc.nobody.test"_s);
}

TEST_F(RealDomain, AServerThatRefusesOrKeepsSilentIsNoAbsence)
{
    const Outcome refused = check({u"elsewhere.example"_s, u"--json"_s}); // not dnsmasq's, and it may ask nobody
    EXPECT_EQ(refused.code, 75);
    const Outcome unreachable = check({u"good.test"_s, u"--json"_s}, u"127.0.0.1:9"_s);
    EXPECT_EQ(unreachable.code, 75);
    for (const char *part : {"mx", "spf", "dmarc", "mtaSts", "tlsRpt"}) {
        EXPECT_EQ(refused.part(part).value(u"state"_s), u"unknown"_s) << part;
        EXPECT_EQ(unreachable.part(part).value(u"state"_s), u"unknown"_s) << part;
        EXPECT_FALSE(refused.part(part).value(u"problems"_s).toArray().isEmpty()) << part;
    }
}

TEST_F(RealDomain, ALongRecordComesWhole)
{
    const Outcome outcome = check({u"long.test"_s, u"--relay"_s, u"192.0.2.1"_s, u"--json"_s});
    EXPECT_EQ(outcome.part("spf").value(u"result"_s), u"pass"_s);
    EXPECT_GT(outcome.part("spf").value(u"record"_s).toString().size(), 512);
}

TEST_F(RealDomain, ARevokedKeyIsFoundAndOfNoUse)
{
    const Outcome outcome = check({u"good.test"_s, u"--selector"_s, u"old"_s, u"--selector"_s, u"gone"_s, u"--json"_s});
    const QJsonArray keys = outcome.object().value(u"dkim"_s).toArray();
    EXPECT_EQ(keys.at(0).toObject().value(u"state"_s), u"found"_s);
    EXPECT_EQ(keys.at(0).toObject().value(u"problems"_s).toArray().size(), 1);
    EXPECT_EQ(keys.at(1).toObject().value(u"state"_s), u"absent"_s);
}

TEST_F(RealDomain, AnAccountBringsItsRelayAndItsEnvelopeSender)
{
    publish("version: STSv1\nmode: enforce\nmx: *.good.test\nmax_age: 604800\n");
    const Outcome added = run({u"account"_s, u"add"_s, u"--address"_s, u"ada@good.test"_s, u"--label"_s, u"work"_s, u"--host"_s,
        u"smtp.relay.test"_s, u"--port"_s, u"465"_s, u"--security"_s, u"tls"_s});
    ASSERT_EQ(added.code, 0) << added.errors.constData();
    const QStringList words{u"good.test"_s, u"--account"_s, u"work"_s, u"--selector"_s, u"gone"_s, u"--json"_s};
    const Outcome own = check(words);
    EXPECT_EQ(own.part("spf").value(u"relayIncluded"_s), true) << own.errors.constData();
    EXPECT_EQ(own.part("dmarc").value(u"alignment"_s), u"pass"_s);
    const Outcome set = run({u"account"_s, u"identity"_s, u"set"_s, u"work"_s, u"--address"_s, u"ada@good.test"_s,
        u"--envelope-sender"_s, u"bounces@elsewhere.test"_s});
    ASSERT_EQ(set.code, 0) << set.errors.constData();
    EXPECT_EQ(check(words).part("dmarc").value(u"alignment"_s), u"fail"_s) << "bounces go to a domain that does not align";
    EXPECT_EQ(check({u"good.test"_s, u"--account"_s, u"nobody"_s}).code, 78);
}

TEST_F(RealDomain, TheSameInWords)
{
    publish("version: STSv1\nmode: enforce\nmx: *.good.test\nmax_age: 604800\n");
    const Outcome outcome = check({u"good.test"_s, u"--relay"_s, u"smtp.relay.test"_s});
    EXPECT_TRUE(outcome.output.contains("DMARC: found")) << outcome.output.constData();
    EXPECT_TRUE(outcome.output.contains("mail.good.test"));
    EXPECT_TRUE(outcome.output.endsWith("Mail from good.test is expected to pass.\n"));
}

} // namespace pillarbox::test

int main(int argc, char **argv)
{
    using namespace pillarbox::test;
    if (!isInOwnNetwork() && missing().isEmpty())
        enterOwnNetwork(
            argv, "127.0.0.1 localhost mta-sts.good.test mta-sts.stranger.test\n", "ip address add 192.0.2.1/32 dev lo");
    const QCoreApplication application(argc, argv);
    testing::InitGoogleTest(&argc, argv);
    const int result = RUN_ALL_TESTS();
    leaveOwnNetwork();
    return result;
}
