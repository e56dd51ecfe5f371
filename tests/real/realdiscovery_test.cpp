// From an address to a relay with real parts, on the true numbers, in a network of the test's own: dnsmasq, an https server on
// 443, submission servers on 587 and 465, addresses that swallow every packet, an IPv6 that leads nowhere.

#include "smtp/account/discovery.h"
#include "tests/real/daemon.h"
#include "tests/real/need.h"
#include "tests/real/ownnetwork.h"
#include "tests/support/await.h"
#include "tests/support/httpsserver.h"
#include "tests/support/recordingserver.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QUdpSocket>
#include <gtest/gtest.h>

#include <memory>
#include <vector>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

namespace pillarbox::test {
namespace {

using namespace Qt::StringLiterals;
using account::Discovery;
using account::HostHint;
using account::SourceReport;
using protocol::Security;
using transport::Endpoint;
using Source = HostHint::Source;
using State = SourceReport::State;

constexpr quint16 DnsPort = 5353;
const char *const kGood = "127.0.0.2"; // 587 and 465 answer
const char *const kHalf = "127.0.0.3"; // 587 takes connections and says nothing, 465 answers
const char *const kHole = "127.0.0.9"; // nothing answers at all
const char *const kHoleIpv6 = "fd00::9"; // likewise

// The libraries that fetch files resolve names by themselves; the rest asks dnsmasq.
QByteArray hosts()
{
    return QByteArray("127.0.0.1 localhost\n127.0.0.1 autoconfig.file.test known.test collection.test\n") + kHole
        + " autoconfig.hole.test hole.test autoconfig.half.test half.test\n";
}

QByteArray records()
{
    const QByteArray good(kGood);
    QByteArray text = "local=/test/\nlocal=/org/\nlocal=/com/\n"
                      "srv-host=_submissions._tcp.srv.test,mail.srv.test,465,10\n"
                      "srv-host=_submissions._tcp.srv.test,spare.srv.test,465,20\n"
                      "srv-host=_submissions._tcp.away.test,mail.srv.test,465,10\n"
                      "srv-host=_submission._tcp.none.test\n"
                      "mx-host=hosted.test,mxext1.mailbox.org,10\n"
                      "mx-host=secret.test,mail.tutanota.de,10\n";
    for (const char *host : {"mail.srv.test", "spare.srv.test", "smtp.guess.test", "post.file.test", "smtp.known.test",
             "smtp.mailbox.org", "smtp.none.test", "relay.listed.test"})
        text += QByteArray("host-record=") + host + "," + good + "\n";
    text += QByteArray("host-record=smtp.half.test,") + kHalf + "\n";
    text += QByteArray("host-record=smtp.six.test,") + good + "," + kHoleIpv6 + "\n";
    for (const char *host : {"smtp.hole.test", "mail.hole.test", "hole.test"})
        text += QByteArray("host-record=") + host + "," + kHole + "," + kHoleIpv6 + "\n";
    return text;
}

QByteArray autoconfig(const QByteArray &host, const QByteArray &user)
{
    return "<?xml version=\"1.0\"?><clientConfig version=\"1.1\"><emailProvider id=\"x\"><outgoingServer "
           "type=\"smtp\"><hostname>"
        + host + "</hostname><port>465</port><socketType>SSL</socketType><username>" + user
        + "</username><authentication>password-cleartext</authentication></outgoingServer></emailProvider></clientConfig>";
}

// A port whose backlog is full, so that the kernel drops each SYN.
class BlackHole
{
public:
    BlackHole(const char *address, quint16 port)
    {
        sockaddr_storage place = {};
        auto *four = reinterpret_cast<sockaddr_in *>(&place);
        auto *six = reinterpret_cast<sockaddr_in6 *>(&place);
        const bool isSix = QByteArrayView(address).contains(':');
        place.ss_family = isSix ? AF_INET6 : AF_INET;
        ::inet_pton(place.ss_family, address, isSix ? static_cast<void *>(&six->sin6_addr) : &four->sin_addr);
        (isSix ? six->sin6_port : four->sin_port) = htons(port);
        const auto *where = reinterpret_cast<const sockaddr *>(&place);
        const socklen_t size = isSix ? sizeof *six : sizeof *four;
        const int listener = open(place.ss_family);
        m_isThere = ::bind(listener, where, size) == 0 && ::listen(listener, 0) == 0;
        for (int i = 0; i < 3 && m_isThere; ++i)
            ::connect(open(place.ss_family), where, size);
    }
    ~BlackHole()
    {
        for (const int handle : m_handles)
            ::close(handle);
    }
    bool isThere() const { return m_isThere; }

private:
    int open(int family)
    {
        m_handles.push_back(::socket(family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
        return m_handles.back();
    }

    std::vector<int> m_handles;
    bool m_isThere = false;
};

QString missing()
{
    if (QStandardPaths::findExecutable(u"dnsmasq"_s, {u"/usr/sbin"_s, u"/usr/bin"_s}).isEmpty())
        return u"dnsmasq is not installed"_s;
    return ownNetworkMissing();
}

// All servers, for all tests.
class World
{
public:
    World()
    {
        QFile configuration(m_directory.filePath(u"dnsmasq.conf"_s));
        isUp = configuration.open(QIODevice::WriteOnly) && configuration.write(records()) > 0;
        configuration.close();
        isUp = isUp
            && m_dnsmasq.start(
                u"dnsmasq.sh"_s, {configuration.fileName(), QString::number(DnsPort)}, m_directory.filePath(u"dnsmasq.out"_s));
        isUp = isUp && await([] { return acceptsConnections(DnsPort); });
        CertificateWish wish;
        wish.dnsNames = {u"known.test"_s, u"collection.test"_s, u"*.srv.test"_s, u"*.guess.test"_s, u"*.file.test"_s,
            u"*.known.test"_s, u"*.mailbox.org"_s, u"*.none.test"_s, u"*.listed.test"_s, u"*.half.test"_s, u"*.six.test"_s};
        good.setIdentity(good.certificates().make(wish));
        half.setIdentity(good.certificates().make(wish));
        isUp = isUp && good.start(QHostAddress(QString::fromLatin1(kGood)), 587, 465)
            && half.start(QHostAddress(QString::fromLatin1(kHalf)), 5870, 465)
            && silent.listen(QHostAddress(QString::fromLatin1(kHalf)), 587);
        files = std::make_unique<HttpsServer>(good.certificates().make(wish), 443);
        isUp = isUp && files->isListening();
        for (const char *address : {kHole, kHoleIpv6}) {
            for (const quint16 port : {587, 465, 2525, 443}) {
                m_holes.push_back(std::make_unique<BlackHole>(address, port));
                isUp = isUp && m_holes.back()->isThere();
            }
        }
    }

    bool isUp = false;
    RecordingServer good;
    RecordingServer half;
    QTcpServer silent;
    std::unique_ptr<HttpsServer> files;

private:
    QTemporaryDir m_directory;
    Daemon m_dnsmasq;
    std::vector<std::unique_ptr<BlackHole>> m_holes;
};

class RealDiscovery : public testing::Test
{
protected:
    void SetUp() override
    {
        PILLARBOX_NEED(isInOwnNetwork() ? QString() : missing());
        if (!s_world)
            s_world = std::make_unique<World>();
        ASSERT_TRUE(s_world->isUp);
        places.nameserver = u"127.0.0.1:%1"_s.arg(DnsPort);
        places.ispDatabase = u"https://collection.test/v1.1/{domain}"_s;
        places.trustedPem = trusted();
    }
    static QByteArray trusted() { return s_world->good.trustedPem(); }
    static HttpsServer &files() { return *s_world->files; }

    // The whole time until a relay is decided on, or until it is said that there is none.
    qint64 find(const QString &domain)
    {
        discovery = std::make_unique<Discovery>(u"ada@"_s + domain, trusted());
        discovery->setPlaces(places);
        QElapsedTimer elapsed;
        elapsed.start();
        discovery->start();
        EXPECT_TRUE(await([&] { return discovery->best() || discovery->isFinished(); }));
        return elapsed.elapsed();
    }
    std::optional<Endpoint> found() const
    {
        return discovery->best() ? std::optional(discovery->candidates().at(*discovery->best()).endpoint) : std::nullopt;
    }
    // For a failure's message.
    std::string told() const
    {
        QString text;
        for (const auto &hint : discovery->hints())
            text += hint.host + u" by "_s + hint.origin + u'\n';
        for (const auto &candidate : discovery->candidates())
            text += candidate.endpoint.host + u':' + QString::number(candidate.endpoint.port) + u' '
                + candidate.address.toString() + u' '
                + (candidate.isVerified() ? u"verified"_s
                        : candidate.error ? candidate.error->detail
                                          : u"open"_s)
                + u'\n';
        return text.toStdString();
    }
    HostHint hint() const { return discovery->best() ? *discovery->hintOf(*discovery->best()) : HostHint(); }
    SourceReport report(const QString &place) const
    {
        for (const SourceReport &one : discovery->sources()) {
            if (one.place == place)
                return one;
        }
        ADD_FAILURE() << "nobody asked " << qPrintable(place);
        return {};
    }

    account::SourcePlaces places;
    std::unique_ptr<Discovery> discovery;

private:
    struct End : testing::Environment {
        void TearDown() override { s_world.reset(); }
    };
    static inline std::unique_ptr<World> s_world;
    static inline testing::Environment *const s_end = testing::AddGlobalTestEnvironment(new End); // the framework's to delete
};

TEST_F(RealDiscovery, ServiceRecordsOfDnsmasq)
{
    find(u"srv.test"_s);
    EXPECT_EQ(found(), (Endpoint{u"mail.srv.test"_s, 465, Security::ImplicitTls})) << told();
    EXPECT_EQ(hint().source, Source::Services);
    EXPECT_EQ(hint().origin, u"_submissions._tcp.srv.test"_s);
    EXPECT_EQ(report(u"_submission._tcp.srv.test"_s).state, State::NothingFound);
}

TEST_F(RealDiscovery, ARecordOutOfTheDomainIsQuestionable)
{
    find(u"away.test"_s);
    ASSERT_EQ(found(), (Endpoint{u"mail.srv.test"_s, 465, Security::ImplicitTls})) << told();
    EXPECT_TRUE(discovery->isQuestionable(*discovery->best()));
    find(u"srv.test"_s);
    ASSERT_TRUE(found()) << told();
    EXPECT_FALSE(discovery->isQuestionable(*discovery->best()));
}

TEST_F(RealDiscovery, NotOfferedIsSaidAndTheUsualNamesAreTriedAllTheSame)
{
    find(u"none.test"_s);
    EXPECT_EQ(found(), (Endpoint{u"smtp.none.test"_s, 587, Security::StartTls}));
    EXPECT_EQ(hint().source, Source::Guess);
    const SourceReport declined = report(u"_submission._tcp.none.test"_s);
    EXPECT_EQ(declined.state, State::Failed);
    EXPECT_EQ(declined.error->kind, account::SourceError::Kind::NotSubmitting);
}

TEST_F(RealDiscovery, TheDomainsOwnFile)
{
    files().setFile("/mail/config-v1.1.xml", autoconfig("post.%EMAILDOMAIN%", "%EMAILLOCALPART%"));
    find(u"file.test"_s);
    files().setAbsent("/mail/config-v1.1.xml");
    EXPECT_EQ(found(), (Endpoint{u"post.file.test"_s, 465, Security::ImplicitTls}));
    EXPECT_EQ(hint().source, Source::Autoconfig);
    EXPECT_EQ(hint().origin, u"https://autoconfig.file.test/mail/config-v1.1.xml"_s);
    EXPECT_EQ(hint().userName->nameFor(u"ada@file.test"_s), u"ada"_s);
}

TEST_F(RealDiscovery, TheFileAtItsWellKnownPlace)
{
    files().setFile("/.well-known/autoconfig/mail/config-v1.1.xml", autoconfig("smtp.known.test", "%EMAILADDRESS%"));
    find(u"known.test"_s);
    files().setAbsent("/.well-known/autoconfig/mail/config-v1.1.xml");
    EXPECT_EQ(found(), (Endpoint{u"smtp.known.test"_s, 465, Security::ImplicitTls}));
    EXPECT_EQ(hint().source, Source::Autoconfig);
}

TEST_F(RealDiscovery, ThePublicCollection)
{
    files().setFile("/v1.1/listed.test", autoconfig("relay.listed.test", "%EMAILADDRESS%"));
    find(u"listed.test"_s);
    EXPECT_EQ(found(), (Endpoint{u"relay.listed.test"_s, 465, Security::ImplicitTls}));
    EXPECT_EQ(hint().source, Source::IspDatabase);
}

TEST_F(RealDiscovery, TheProviderWhoTakesTheDomainsMail)
{
    find(u"hosted.test"_s);
    EXPECT_EQ(found(), (Endpoint{u"smtp.mailbox.org"_s, 587, Security::StartTls}));
    EXPECT_EQ(hint().source, Source::MailExchanger);
    EXPECT_EQ(hint().origin, u"MX mxext1.mailbox.org"_s);
    find(u"secret.test"_s);
    EXPECT_EQ(found(), std::nullopt);
    EXPECT_EQ(report(u"MX secret.test"_s).error, (account::SourceError{account::SourceError::Kind::NotSubmitting, u"Tuta"_s}));
}

TEST_F(RealDiscovery, OnlyTheDomainLeavesTheMachine)
{
    find(u"guess.test"_s);
    EXPECT_EQ(hint().source, Source::Guess);
    for (const QByteArray &request : files().requests())
        EXPECT_FALSE(request.contains("ada") || request.contains('@')) << request.constData();
}

TEST_F(RealDiscovery, ADeadIpv6CostsLessThanASecond)
{
    EXPECT_LT(find(u"six.test"_s), 1000);
    EXPECT_EQ(found(), (Endpoint{u"smtp.six.test"_s, 587, Security::StartTls}));
}

// 587 says nothing, and neither do the hosts of the domain's files.
TEST_F(RealDiscovery, ASilent587CostsLessThanASecond)
{
    EXPECT_LT(find(u"half.test"_s), 1000);
    EXPECT_EQ(found(), (Endpoint{u"smtp.half.test"_s, 465, Security::ImplicitTls}));
}

TEST_F(RealDiscovery, NothingButBlackHolesIsSaidWithinTenSeconds)
{
    EXPECT_LT(find(u"hole.test"_s), 10'000);
    EXPECT_EQ(found(), std::nullopt);
    EXPECT_TRUE(discovery->isFinished());
    EXPECT_EQ(discovery->candidates().size(), 15) << "three hosts, three ports, two of them in two families";
    EXPECT_EQ(report(u"https://hole.test/.well-known/autoconfig/mail/config-v1.1.xml"_s).state, State::TimedOut);
}

TEST_F(RealDiscovery, ASilentNameServerIsSaidWithinTenSeconds)
{
    QUdpSocket silent;
    ASSERT_TRUE(silent.bind(QHostAddress::LocalHost));
    places.nameserver = u"127.0.0.1:%1"_s.arg(silent.localPort());
    EXPECT_LT(find(u"guess.test"_s), 10'000);
    EXPECT_EQ(found(), std::nullopt);
    EXPECT_EQ(report(u"_submissions._tcp.guess.test"_s).state, State::TimedOut);
}

} // namespace
} // namespace pillarbox::test

int main(int argc, char **argv)
{
    using namespace pillarbox::test;
    if (!isInOwnNetwork() && missing().isEmpty())
        // The IPv4 address is for the system's resolver, which leaves out families that are on no interface.
        enterOwnNetwork(argv, hosts(),
            QByteArray("ip address add 192.0.2.1/32 dev lo && ip address add ") + kHoleIpv6 + "/128 dev lo nodad");
    const QCoreApplication application(argc, argv);
    testing::InitGoogleTest(&argc, argv);
    const int result = RUN_ALL_TESTS();
    leaveOwnNetwork();
    return result;
}
