// What speaks for a network's sign-in page and what does not, and what errors mean behind one; and a search in such a network:
// one TLS server with one certificate answers in the place of everybody.

#include "smtp/account/captiveportal.h"
#include "smtp/account/discovery.h"
#include "tests/support/await.h"
#include "tests/support/httpsserver.h"
#include "tests/unit/dns/dnsserver.h"

#include <gtest/gtest.h>

namespace pillarbox::test {
namespace {

using namespace Qt::StringLiterals;
using account::Showing;
using protocol::ErrorKind;
using protocol::SendError;
using protocol::Stage;
using Who = account::Showing::Who;

const QString kHost = u"mail.example.org"_s;

Showing stranger(const QString &host, quint16 port = 443, const QByteArray &sign = "portal")
{
    return {host, port, Who::Stranger, sign};
}

SendError errorOf(ErrorKind kind, Stage stage, const QString &detail = {})
{
    SendError error;
    error.kind = kind;
    error.stage = stage;
    error.detail = detail;
    return error;
}

TEST(CaptivePortal, OneStrangerAtHostsThatHaveNothingToDoWithEachOther)
{
    EXPECT_TRUE(account::speakForPortal({stranger(u"autoconfig.example.org"_s), stranger(u"files.example.net"_s)}));
    EXPECT_TRUE(account::speakForPortal({stranger(u"smtp.gmail.com"_s, 465), stranger(u"smtp.gmail.com"_s, 587)}))
        << "a provider's server shows no other name";
}

TEST(CaptivePortal, OtherStrangersAreTheServersOwn)
{
    EXPECT_FALSE(account::speakForPortal({}));
    EXPECT_FALSE(account::speakForPortal({stranger(u"smtp.gmail.com"_s, 465)})) << "once is no evidence";
    EXPECT_FALSE(account::speakForPortal({stranger(u"smtp.example.org"_s, 465), stranger(u"smtp.example.org"_s, 587),
        stranger(u"mail.example.org"_s, 465), stranger(u"example.org"_s)}))
        << "a hoster's machine with the hoster's certificate";
    EXPECT_FALSE(account::speakForPortal({stranger(u"example.org"_s), stranger(u"example.net"_s, 443, "another")}));
    EXPECT_FALSE(account::speakForPortal({stranger(u"example.org"_s), stranger(u"example.net"_s), {u"example.com"_s, 443}}))
        << "a host itself has answered";
    EXPECT_FALSE(account::speakForPortal(
        {stranger(u"example.org"_s), stranger(u"example.net"_s), {u"a.example"_s, 443, Who::Doubtful}}));
}

TEST(CaptivePortal, WhatItDoesToAnyServerIsNoServersFault)
{
    const SendError seen = account::seenBehindPortal(
        errorOf(ErrorKind::CertificateInvalid, Stage::Tls, u"otherName=portal.example;+3, selfSigned=portal.example"_s), kHost);
    EXPECT_EQ(seen, errorOf(ErrorKind::CaptivePortal, Stage::Tls, u"portal.example"_s));
    EXPECT_EQ(protocol::dispositionOf(seen), protocol::Disposition::RetryRelay) << "the account is not stopped";
    for (const ErrorKind kind : {ErrorKind::NoSuchHost, ErrorKind::ResolveFailed, ErrorKind::Unreachable, ErrorKind::TimedOut,
             ErrorKind::Disconnected, ErrorKind::TlsFailed, ErrorKind::PinnedKeyChanged})
        EXPECT_EQ(account::seenBehindPortal(errorOf(kind, Stage::Connect), kHost).kind, ErrorKind::CaptivePortal);
    const SendError http = errorOf(ErrorKind::ProtocolViolation, Stage::Greeting, u"service/HTTP"_s);
    EXPECT_EQ(account::seenBehindPortal(http, kHost).kind, ErrorKind::CaptivePortal);
}

TEST(CaptivePortal, WhatTheServerItselfSaidStays)
{
    for (const SendError &error :
        {errorOf(ErrorKind::CredentialRefused, Stage::Auth), errorOf(ErrorKind::TimedOut, Stage::Mail),
            errorOf(ErrorKind::StartTlsNotOffered, Stage::StartTls), errorOf(ErrorKind::Cancelled, Stage::Connect),
            errorOf(ErrorKind::ProtocolViolation, Stage::Greeting, u"service/SSH"_s)})
        EXPECT_EQ(account::seenBehindPortal(error, kHost), error);
}

TEST(CaptivePortal, WhatRunsOnThisMachineNeedsNoNetwork)
{
    const SendError refused = errorOf(ErrorKind::Unreachable, Stage::Connect);
    const SendError own = errorOf(ErrorKind::CertificateInvalid, Stage::Tls, u"selfSigned=127.0.0.1"_s);
    for (const QString &host : {u"localhost"_s, u"LOCALHOST."_s, u"bridge.localhost"_s, u"127.0.0.1"_s, u"[::1]"_s}) {
        EXPECT_EQ(account::seenBehindPortal(refused, host), refused) << host.toStdString();
        EXPECT_EQ(account::seenBehindPortal(own, host), own) << host.toStdString();
    }
    const SendError strangers = errorOf(ErrorKind::CertificateInvalid, Stage::Tls, u"otherName=portal.example"_s);
    EXPECT_EQ(account::seenBehindPortal(strangers, u"localhost"_s).kind, ErrorKind::CaptivePortal);
}

class SearchBehindPortal : public testing::Test
{
protected:
    void SetUp() override
    {
        CertificateWish wish;
        wish.commonName = u"portal.example"_s;
        wish.dnsNames = QStringList{u"portal.example"_s};
        wish.isSelfSigned = true;
        m_portal = std::make_unique<HttpsServer>(m_certificates.make(wish));
        for (const char *name :
            {"autoconfig.example.org", "example.org", "smtp.example.org", "mail.example.org", "files.example.net"})
            m_names.add(name, {QHostAddress(QHostAddress::LocalHost)});
        m_places.nameserver = m_names.place();
        m_places.autoconfig = QStringList{u"https://autoconfig.{domain}:%1/file"_s.arg(m_portal->serverPort())};
        m_places.trustedPem = m_certificates.authorityPem();
    }
    void askFilesAt(quint16 port) { m_places.ispDatabase = u"https://files.example.net:%1/{domain}"_s.arg(port); }
    void search(account::Discovery &discovery)
    {
        discovery.setPlaces(m_places);
        discovery.start();
        ASSERT_TRUE(await([&] { return discovery.isFinished(); }));
        EXPECT_FALSE(discovery.best());
        ASSERT_FALSE(discovery.candidates().isEmpty());
    }

    TestCertificates m_certificates;
    std::unique_ptr<HttpsServer> m_portal;
    DnsServer m_names;
    account::SourcePlaces m_places;
};

TEST_F(SearchBehindPortal, EveryFailureIsTheNetworks)
{
    askFilesAt(m_portal->serverPort());
    account::Discovery discovery(u"ada@example.org"_s, {});
    ASSERT_NO_FATAL_FAILURE(search(discovery));
    EXPECT_TRUE(discovery.isBehindPortal());
    for (const transport::Candidate &candidate : discovery.candidates())
        EXPECT_EQ(candidate.error.value().kind, ErrorKind::CaptivePortal);
    EXPECT_TRUE(m_portal->requests().isEmpty()) << "nothing is asked of a stranger";
}

TEST_F(SearchBehindPortal, AStrangerInOneDomainAloneIsThatDomains)
{
    CertificateWish wish;
    wish.dnsNames = QStringList{u"files.example.net"_s};
    HttpsServer files(m_certificates.make(wish));
    files.setFile("/example.org", "<clientConfig version=\"1.1\"/>");
    askFilesAt(files.serverPort());
    account::Discovery discovery(u"ada@example.org"_s, {});
    ASSERT_NO_FATAL_FAILURE(search(discovery));
    EXPECT_FALSE(discovery.isBehindPortal());
    EXPECT_EQ(discovery.candidates().first().error.value().kind, ErrorKind::Unreachable);
}

} // namespace
} // namespace pillarbox::test
