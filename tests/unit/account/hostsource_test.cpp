// Each source of a relay by itself, asked for one domain: a name server and an https server of the test's own.

#include "smtp/account/autoconfigsource.h"
#include "smtp/account/exchangersource.h"
#include "smtp/account/knownsource.h"
#include "smtp/account/servicesource.h"
#include "smtp/account/sourceplaces.h"
#include "tests/support/await.h"
#include "tests/support/httpsserver.h"
#include "tests/unit/dns/dnsserver.h"

#include <gtest/gtest.h>

#include <optional>

namespace pillarbox::test {
namespace {

using account::HostHint;
using account::HostSource;
using account::SourceError;
using protocol::Security;
using transport::Endpoint;

const QString kDomain = QStringLiteral("example.org");

HostSource::Answer answerOf(HostSource &source, const QString &domain = kDomain)
{
    std::optional<HostSource::Answer> answer;
    source.ask(domain, [&](HostSource::Answer given) { answer = std::move(given); });
    EXPECT_TRUE(await([&] { return answer.has_value(); }));
    return answer.value_or(HostSource::Answer(Unexpected{SourceError{}}));
}

QStringList hostsOf(const HostSource::Answer &answer)
{
    QStringList hosts;
    for (const HostHint &hint : answer ? answer.value() : QList<HostHint>())
        hosts.append(hint.host);
    return hosts;
}

std::optional<SourceError::Kind> faultOf(const HostSource::Answer &answer)
{
    return answer ? std::nullopt : std::optional(answer.error().kind);
}

QByteArray autoconfig(const QByteArray &socketType = "STARTTLS")
{
    return "<clientConfig version=\"1.1\"><emailProvider id=\"x\"><outgoingServer type=\"smtp\"><hostname>post.%EMAILDOMAIN%"
           "</hostname><port>587</port><socketType>"
        + socketType
        + "</socketType><username>%EMAILLOCALPART%</username><authentication>password-cleartext</authentication>"
          "</outgoingServer></emailProvider></clientConfig>";
}

class DnsSourceTest : public testing::Test
{
protected:
    HostSource::Answer services(Security security)
    {
        account::ServiceSource source(security, m_dns.place());
        return answerOf(source);
    }
    HostSource::Answer exchangers()
    {
        account::ExchangerSource source(m_dns.place());
        return answerOf(source);
    }

    DnsServer m_dns;
};

TEST_F(DnsSourceTest, ServicesAreTakenByPriority)
{
    m_dns.addService("_submissions._tcp.example.org", 20, 0, 465, "second.example.org");
    m_dns.addService("_submissions._tcp.example.org", 10, 0, 4650, "first.example.net");
    const auto answer = services(Security::ImplicitTls);
    ASSERT_TRUE(answer);
    EXPECT_EQ(hostsOf(answer), QStringList({QStringLiteral("first.example.net"), QStringLiteral("second.example.org")}));
    const HostHint &first = answer.value().first();
    EXPECT_EQ(first.endpoints, QList<Endpoint>({{QStringLiteral("first.example.net"), 4650, Security::ImplicitTls}}));
    EXPECT_EQ(first.source, HostHint::Source::Services);
    EXPECT_EQ(first.origin, QStringLiteral("_submissions._tcp.example.org"));
    EXPECT_TRUE(first.isElsewhere);
    EXPECT_FALSE(answer.value().last().isElsewhere);
}

TEST_F(DnsSourceTest, AKnownProvidersServerIsNotElsewhere)
{
    m_dns.addService("_submissions._tcp.example.org", 0, 0, 465, "smtp.fastmail.com");
    const auto answer = services(Security::ImplicitTls);
    ASSERT_TRUE(answer);
    EXPECT_FALSE(answer.value().first().isElsewhere);
}

TEST_F(DnsSourceTest, TheOlderServiceIsStartTlsButOn465)
{
    m_dns.addService("_submission._tcp.example.org", 0, 0, 587, "a.example.org");
    m_dns.addService("_submission._tcp.example.org", 1, 0, 465, "b.example.org");
    const auto answer = services(Security::StartTls);
    ASSERT_EQ(hostsOf(answer).size(), 2);
    EXPECT_EQ(answer.value().first().endpoints.first().security, Security::StartTls);
    EXPECT_EQ(answer.value().last().endpoints.first().security, Security::ImplicitTls);
}

TEST_F(DnsSourceTest, NeitherAddressesNorThisMachineNorManyAreTaken)
{
    for (const char *host : {"127.0.0.1", "192.168.1.1", "localhost", "router"})
        m_dns.addService("_submissions._tcp.example.org", 0, 0, 465, host);
    EXPECT_EQ(faultOf(services(Security::ImplicitTls)), SourceError::Kind::BadAnswer);
    for (int i = 0; i < 12; ++i)
        m_dns.addService("_submissions._tcp.example.net", 0, 0, 465, "s" + QByteArray::number(i) + ".example.net");
    account::ServiceSource source(Security::ImplicitTls, m_dns.place());
    const auto many = answerOf(source, QStringLiteral("example.net"));
    ASSERT_TRUE(many);
    EXPECT_EQ(many.value().size(), account::mostEndpoints);
}

TEST_F(DnsSourceTest, TheRootMeansNotOffered)
{
    m_dns.addService("_submission._tcp.example.org", 0, 0, 0, ".");
    EXPECT_EQ(faultOf(services(Security::StartTls)), SourceError::Kind::NotSubmitting);
}

TEST_F(DnsSourceTest, AbsenceIsAnAnswerAndTroubleIsNone)
{
    const auto absent = services(Security::ImplicitTls);
    ASSERT_TRUE(absent);
    EXPECT_TRUE(absent.value().isEmpty());
    m_dns.setMood(DnsServer::Mood::Fail);
    EXPECT_EQ(faultOf(services(Security::ImplicitTls)), SourceError::Kind::CouldNotAsk);
    EXPECT_EQ(faultOf(exchangers()), SourceError::Kind::CouldNotAsk);
}

TEST_F(DnsSourceTest, MailExchangersLeadToTheirProvider)
{
    m_dns.addMailExchanger("example.org", 10, "in1-smtp.messagingengine.com");
    const auto answer = exchangers();
    ASSERT_EQ(hostsOf(answer), QStringList{QStringLiteral("smtp.fastmail.com")});
    const HostHint &hint = answer.value().first();
    EXPECT_EQ(hint.source, HostHint::Source::MailExchanger);
    EXPECT_EQ(hint.origin, QStringLiteral("MX in1-smtp.messagingengine.com"));
    EXPECT_EQ(hint.userName->nameFor(QStringLiteral("ada@example.org")), QStringLiteral("ada@example.org"));
}

TEST_F(DnsSourceTest, ABackupMailExchangerIsNobodysProvider)
{
    m_dns.addMailExchanger("example.org", 10, "mx.example.org");
    m_dns.addMailExchanger("example.org", 50, "in1-smtp.messagingengine.com");
    const auto answer = exchangers();
    ASSERT_TRUE(answer);
    EXPECT_TRUE(answer.value().isEmpty());
}

TEST_F(DnsSourceTest, MailExchangersOfNobodyKnownTellNothing)
{
    m_dns.addMailExchanger("example.org", 10, "mx.example.org");
    const auto answer = exchangers();
    ASSERT_TRUE(answer);
    EXPECT_TRUE(answer.value().isEmpty());
}

TEST_F(DnsSourceTest, AProviderWithoutSubmissionIsSaidSo)
{
    m_dns.addMailExchanger("example.org", 10, "mail.tutanota.de");
    const auto answer = exchangers();
    EXPECT_EQ(faultOf(answer), SourceError::Kind::NotSubmitting);
    EXPECT_EQ(answer.error().detail, QStringLiteral("Tuta"));
}

TEST(IsWithin, GoesByWholeLabels)
{
    EXPECT_TRUE(account::isWithin(QStringLiteral("Mail.Example.ORG."), kDomain));
    EXPECT_TRUE(account::isWithin(kDomain, kDomain));
    EXPECT_FALSE(account::isWithin(QStringLiteral("notexample.org"), kDomain));
    EXPECT_FALSE(account::isWithin(QStringLiteral("example.org.example.net"), kDomain));
    EXPECT_FALSE(account::isWithin(QString(), kDomain));
}

TEST(KnownSources, NeedNobody)
{
    account::ProviderSource table;
    EXPECT_EQ(hostsOf(answerOf(table, QStringLiteral("web.de"))), QStringList{QStringLiteral("smtp.web.de")});
    EXPECT_EQ(answerOf(table, QStringLiteral("web.de")).value().first().userName->text, QStringLiteral("{local}"));
    EXPECT_TRUE(answerOf(table, kDomain).value().isEmpty());
    EXPECT_EQ(faultOf(answerOf(table, QStringLiteral("tuta.com"))), SourceError::Kind::NotSubmitting);
    account::GuessSource guess;
    EXPECT_EQ(hostsOf(answerOf(guess)).join(u' '), QStringLiteral("smtp.example.org mail.example.org example.org"));
    EXPECT_TRUE(answerOf(guess, QStringLiteral("web.de")).value().isEmpty()) << "its names are known";
}

TEST(ProviderFor, ByDomainThenByMailExchangerThenByAServerThatIsNamed)
{
    const auto nameOf = [](const QString &address, const QList<HostHint> &hints) {
        const account::Provider *provider = account::providerFor(address, hints);
        return provider ? provider->name : QString();
    };
    const QString own = QStringLiteral("ada@example.org");
    const HostHint gmail{
        QStringLiteral("smtp.gmail.com"), HostHint::Source::MailExchanger, {}, QStringLiteral("MX aspmx.l.google.com")};
    EXPECT_EQ(nameOf(own, {gmail}), QStringLiteral("Google Workspace")) << "and not the other one with these servers";
    EXPECT_EQ(nameOf(own, {{QStringLiteral("smtp.office365.com"), HostHint::Source::Autoconfig, {}}}),
        QStringLiteral("Microsoft 365"));
    EXPECT_EQ(nameOf(QStringLiteral("ada@web.de"), {gmail}), QStringLiteral("WEB.DE"));
    EXPECT_EQ(nameOf(own, {{QStringLiteral("smtp.fastmail.com"), HostHint::Source::Guess, {}}}), QString());
    EXPECT_EQ(nameOf(own, {{QStringLiteral("smtp.example.org"), HostHint::Source::Services, {}}}), QString());
    EXPECT_EQ(nameOf(own, {}), QString());
}

class FileSourceTest : public testing::Test
{
protected:
    HostSource::Answer ask(const QString &address, const QByteArray &trusted)
    {
        account::AutoconfigSource source(HostHint::Source::Autoconfig, address, trusted, {});
        return answerOf(source);
    }
    HostSource::Answer ask() { return ask(m_server.address(QStringLiteral("/{domain}.xml")), m_certificates.authorityPem()); }

    TestCertificates m_certificates;
    HttpsServer m_server{m_certificates.good()};
};

TEST_F(FileSourceTest, TheFilesServersAreHints)
{
    m_server.setFile("/example.org.xml", autoconfig());
    const auto answer = ask();
    ASSERT_TRUE(answer) << qPrintable(answer.error().detail);
    ASSERT_EQ(hostsOf(answer), QStringList{QStringLiteral("post.example.org")});
    const HostHint &hint = answer.value().first();
    EXPECT_EQ(hint.endpoints, QList<Endpoint>({{QStringLiteral("post.example.org"), 587, Security::StartTls}}));
    EXPECT_EQ(hint.userName->text, QStringLiteral("{local}"));
    EXPECT_EQ(hint.mechanisms, QByteArrayList({"PLAIN", "LOGIN"}));
    EXPECT_EQ(hint.origin, m_server.address(QStringLiteral("/example.org.xml")));
}

TEST_F(FileSourceTest, OnlyTheDomainIsSaid)
{
    EXPECT_TRUE(ask());
    ASSERT_EQ(m_server.requests().size(), 1);
    const QByteArray head = m_server.requests().first();
    EXPECT_TRUE(head.startsWith("GET /example.org.xml HTTP/1.1\r\n")) << head.constData();
    EXPECT_FALSE(head.contains('@'));
    EXPECT_TRUE(head.contains("\r\nUser-Agent: Pillarbox\r\n")) << head.constData();
    EXPECT_TRUE(head.contains("\r\nAccept-Language: *\r\n")) << head.constData();
    EXPECT_FALSE(head.toLower().contains("cookie"));
}

TEST_F(FileSourceTest, NotThereIsAnAnswer)
{
    const auto answer = ask();
    ASSERT_TRUE(answer) << qPrintable(answer.error().detail);
    EXPECT_TRUE(answer.value().isEmpty());
}

TEST_F(FileSourceTest, AStrangersCertificateIsNotBelieved)
{
    m_server.setFile("/example.org.xml", autoconfig());
    EXPECT_EQ(faultOf(ask(m_server.address(QStringLiteral("/{domain}.xml")), {})), SourceError::Kind::CouldNotAsk);
    EXPECT_TRUE(m_server.requests().isEmpty());
}

TEST_F(FileSourceTest, ACertificateForAnotherNameIsNotBelieved)
{
    HttpsServer other(m_certificates.otherName());
    other.setFile("/example.org.xml", autoconfig());
    EXPECT_EQ(faultOf(ask(other.address(QStringLiteral("/{domain}.xml")), m_certificates.authorityPem())),
        SourceError::Kind::OtherHost);
    EXPECT_TRUE(other.requests().isEmpty());
}

TEST_F(FileSourceTest, ARedirectionIsFollowedButNeverOutOfHttps)
{
    m_server.setFile("/there.xml", autoconfig());
    m_server.setRedirection("/example.org.xml", m_server.address(QStringLiteral("/there.xml")));
    EXPECT_EQ(hostsOf(ask()).size(), 1);
    m_server.setRedirection("/example.org.xml", QStringLiteral("http://localhost:%1/there.xml").arg(m_server.serverPort()));
    EXPECT_EQ(faultOf(ask()), SourceError::Kind::CouldNotAsk);
    m_server.setRedirection("/example.org.xml", m_server.address(QStringLiteral("/example.org.xml")));
    EXPECT_EQ(faultOf(ask()), SourceError::Kind::CouldNotAsk) << "round and round";
}

TEST_F(FileSourceTest, PlainHttpIsNotEvenTried)
{
    const QString address = QStringLiteral("http://localhost:%1/{domain}.xml").arg(m_server.serverPort());
    EXPECT_EQ(faultOf(ask(address, {})), SourceError::Kind::CouldNotAsk);
}

TEST_F(FileSourceTest, WhatIsNoSuchFileIsNotBelieved)
{
    m_server.setFile("/example.org.xml", "<!DOCTYPE html><html><body>Welcome to our hotel</body></html>");
    EXPECT_EQ(faultOf(ask()), SourceError::Kind::BadAnswer);
    m_server.setFile("/example.org.xml", QByteArray(1'000'000, ' '));
    EXPECT_EQ(faultOf(ask()), SourceError::Kind::BadAnswer);
    m_server.setEndlessHead("/example.org.xml");
    EXPECT_EQ(faultOf(ask()), SourceError::Kind::BadAnswer);
    m_server.setEndlessHead({});
    m_server.setFile("/example.org.xml", autoconfig("plain"));
    EXPECT_EQ(faultOf(ask()), SourceError::Kind::BadAnswer);
}

TEST_F(FileSourceTest, NobodyThereCouldNotBeAsked)
{
    const QString address = m_server.address(QStringLiteral("/{domain}.xml"));
    m_server.close();
    EXPECT_EQ(faultOf(ask(address, m_certificates.authorityPem())), SourceError::Kind::CouldNotAsk);
}

TEST_F(FileSourceTest, MayGoAwayAtAnyTime)
{
    m_server.setFile("/example.org.xml", autoconfig());
    const QString address = m_server.address(QStringLiteral("/{domain}.xml"));
    int calls = 0;
    {
        account::AutoconfigSource source(HostHint::Source::Autoconfig, address, m_certificates.authorityPem(), {});
        source.ask(kDomain, [&](const auto &) { ++calls; });
    }
    auto inside = std::make_unique<account::AutoconfigSource>(
        HostHint::Source::Autoconfig, address, m_certificates.authorityPem(), transport::Proxy());
    bool isDone = false;
    inside->ask(kDomain, [&](const auto &) {
        inside.reset();
        isDone = true;
    });
    EXPECT_TRUE(await([&] { return isDone; }));
    EXPECT_EQ(calls, 0);
}

TEST(AllSources, AreOrderedAndAvoidNameServersThroughAProxy)
{
    using Source = HostHint::Source;
    const auto kinds = [](const transport::Proxy &proxy) {
        QList<Source> list;
        for (const auto &source : account::allSources({}, proxy))
            list.append(source->source());
        return list;
    };
    EXPECT_EQ(kinds({}),
        QList<Source>({Source::Provider, Source::Services, Source::Services, Source::Autoconfig, Source::Autoconfig,
            Source::IspDatabase, Source::MailExchanger, Source::Guess}));
    transport::Proxy proxy;
    proxy.kind = transport::Proxy::Kind::Socks5;
    EXPECT_EQ(kinds(proxy),
        QList<Source>({Source::Provider, Source::Autoconfig, Source::Autoconfig, Source::IspDatabase, Source::Guess}));
}

TEST(AllSources, SayWhomTheyAsk)
{
    QStringList places;
    for (const auto &source : account::allSources({}, {}))
        places.append(source->place(kDomain));
    places.removeAll(QString());
    EXPECT_EQ(places.join(u' '),
        QStringLiteral("_submissions._tcp.example.org _submission._tcp.example.org "
                       "https://autoconfig.example.org/mail/config-v1.1.xml "
                       "https://example.org/.well-known/autoconfig/mail/config-v1.1.xml "
                       "https://autoconfig.thunderbird.net/v1.1/example.org MX example.org"));
}

} // namespace
} // namespace pillarbox::test
