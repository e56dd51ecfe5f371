// An account as JSON and as a list of endpoints to try.

#include "smtp/account/account.h"
#include "smtp/account/accountconnection.h"
#include "smtp/account/ehloname.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <gtest/gtest.h>

namespace pillarbox::account {
namespace {

using protocol::Security;

Account full()
{
    Account account;
    account.id = QStringLiteral("7e1f");
    account.label = QStringLiteral("Work");
    account.identity = {QStringLiteral("Ada Lövelace"), QStringLiteral("ada@example.org")};
    account.identity.id = QStringLiteral("a1");
    account.identity.replyTo = {QStringLiteral("The desk"), QStringLiteral("desk@example.org")};
    account.identity.organisation = QStringLiteral("Analytical Engines");
    account.identity.signature = QStringLiteral("Ada\nLondon");
    account.identity.richSignature = QStringLiteral("<p><b>Ada</b></p>");
    account.identity.bcc = {{QStringLiteral("Archive, all"), QStringLiteral("archive@example.org")}};
    account.identity.envelopeSender = QStringLiteral("bounces@example.org");
    account.furtherIdentities
        = {Identity{{QStringLiteral("Press"), QStringLiteral("press@example.org")}, QStringLiteral("b2")}};
    account.backup = QStringLiteral("9c4d");
    account.host = QStringLiteral("smtp.example.org");
    account.port = 465;
    account.security = Security::ImplicitTls;
    account.userName = QStringLiteral("ada");
    account.mechanism = "PLAIN";
    account.trustedPem = "-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n";
    account.trust.pins = {{QStringLiteral("localhost"), 1025, QByteArray(32, 'k'), "-----BEGIN CERTIFICATE-----"},
        {QStringLiteral("localhost"), 1026, QByteArray(32, 'l'), {}}};
    account.trust.issuers = {{QStringLiteral("mail.example.org"), "-----BEGIN CERTIFICATE-----"}};
    account.clientCertificate = "-----BEGIN CERTIFICATE-----";
    account.proxy = {transport::Proxy::Kind::Socks5, QStringLiteral("::1"), 1080, QStringLiteral("ada@home"), {}};
    account.isDefault = true;
    account.hasStoredSecret = true;
    account.isSandbox = true;
    account.sizeLimit = 5'000'000'000LL;
    account.limits = {50, 30, 500, 2000};
    account.timeout = std::chrono::seconds(90);
    account.ehloName = "mail.example.org";
    account.memory = protocol::RelayMemory{true, {"PLAIN", "SCRAM-SHA-256"}, {"SIZE", "CHUNKING"}, QByteArray(32, '\xfe')};
    account.verifiedEndpoints = {{QStringLiteral("smtp.example.org"), 587, Security::StartTls}};
    return account;
}

TEST(Account, TheMechanismSaysWhatIsNeeded)
{
    Account account = full();
    EXPECT_TRUE(account.signsIn() && account.needsSecret());
    account.mechanism = "XOAUTH2";
    EXPECT_EQ(account.secretKind(), protocol::SecretKind::Token);
    EXPECT_TRUE(account.needsSecret());
    account.mechanism = "EXTERNAL";
    EXPECT_TRUE(account.signsIn());
    EXPECT_FALSE(account.needsSecret());
    account.userName.clear();
    EXPECT_TRUE(account.signsIn());
    account.mechanism.clear();
    EXPECT_FALSE(account.signsIn() || account.needsSecret());
}

TEST(Account, TheNameForEhloIsADomainOrAnAddressLiteral)
{
    for (const char *good : {"mail.example.org", "localhost", "a-b.example", "[192.0.2.1]", "[IPv6:2001:db8::1]"})
        EXPECT_EQ(ehloNameOf(QString::fromLatin1(good)), QByteArray(good)) << good;
    EXPECT_EQ(ehloNameOf(QStringLiteral("B\u00fccher.example")), QByteArray("xn--bcher-kva.example"));
    for (const char *bad : {"", "a b", "a..b", ".a", "-a.example", "a_b.example", "a\r\nQUIT", "192.0.2.1]", "[192.0.2]",
             "[IPv6:zz]", "[2001:db8::1]", "ada@example.org"})
        EXPECT_FALSE(ehloNameOf(QString::fromLatin1(bad))) << bad;
    const QString longLabel(64, u'a');
    EXPECT_FALSE(ehloNameOf(longLabel));
}

TEST(Account, ADamagedNameOrTimeIsNone)
{
    QJsonObject json = full().toJson();
    json[QStringLiteral("ehloName")] = QStringLiteral("a\r\nQUIT");
    json[QStringLiteral("timeout")] = -3;
    const Account account = Account::fromJson(json);
    EXPECT_EQ(account.ehloName, QByteArray());
    EXPECT_FALSE(account.timeout);
}

TEST(Account, ItsConnectionsKeepToItsNameAndTime)
{
    const auto settings = connectionSettings(full());
    EXPECT_EQ(settings.ehloName, "mail.example.org");
    EXPECT_EQ(settings.timeout, std::chrono::milliseconds(90'000));
    EXPECT_FALSE(connectionSettings({}).timeout);
}

TEST(Account, TheMailDomainIsTheEnvelopes)
{
    Account account;
    account.identity.address = QStringLiteral("ada@B\u00fccher.example");
    EXPECT_EQ(account.mailDomain(), "xn--bcher-kva.example");
    account.identity.address.clear();
    EXPECT_EQ(account.mailDomain(), QByteArray());
}

TEST(Account, ADamagedProxyIsNoWayAroundIt)
{
    QJsonObject json = full().toJson();
    for (const QJsonValue &damaged : {QJsonValue(QStringLiteral("socks5")), QJsonValue(7), QJsonValue()}) {
        json.insert(QStringLiteral("proxy"), damaged);
        const auto proxy = Account::fromJson(json).proxy;
        EXPECT_EQ(proxy.kind, transport::Proxy::Kind::Socks5);
        EXPECT_TRUE(proxy.host.isEmpty());
    }
}

TEST(Account, AroundAPinnedKeyLeadsNoWay)
{
    Account account;
    account.host = QStringLiteral("smtp.example.org");
    account.port = 587;
    account.verifiedEndpoints = {{account.host, 465, Security::ImplicitTls}};
    EXPECT_EQ(account.endpoints().size(), 2);
    account.trust.pins = {{QStringLiteral("SMTP.example.org"), 587, QByteArray(32, 'k'), {}}};
    ASSERT_EQ(account.endpoints().size(), 1);
    EXPECT_EQ(account.endpoints().first().port, 587);
    account.port = 0;
    ASSERT_EQ(account.endpoints().size(), 1);
    EXPECT_EQ(account.endpoints().first().port, 587);
}

TEST(Account, JsonGivesBackEveryField)
{
    EXPECT_EQ(Account::fromJson(QJsonDocument::fromJson(QJsonDocument(full().toJson()).toJson()).object()), full());
    Account bare;
    bare.security = Security::None;
    EXPECT_EQ(Account::fromJson(bare.toJson()), bare);
}

TEST(Account, TheFormWithOneIdentityIsStillReadAndWritten)
{
    const QJsonObject old{
        {QStringLiteral("name"), QStringLiteral("Ada")}, {QStringLiteral("address"), QStringLiteral("a@b.org")}};
    const Account account = Account::fromJson(old);
    EXPECT_EQ(account.identity, (Identity{{QStringLiteral("Ada"), QStringLiteral("a@b.org")}}));
    EXPECT_TRUE(account.furtherIdentities.isEmpty());
    EXPECT_FALSE(account.toJson().contains(QStringLiteral("identities")));
    EXPECT_EQ(account.toJson().value(QStringLiteral("address")).toString(), QStringLiteral("a@b.org"));
}

TEST(Account, AnIdentityIsFoundByItsIdAndByItsMailbox)
{
    const Account account = full();
    ASSERT_TRUE(account.findIdentity(QStringLiteral("b2")));
    EXPECT_EQ(account.findIdentity(QStringLiteral("b2"))->name, QStringLiteral("Press"));
    EXPECT_EQ(account.findIdentity(QStringLiteral("c3")), nullptr);
    EXPECT_EQ(account.identityFor(QStringLiteral("ada@EXAMPLE.org")), &account.identity);
    EXPECT_EQ(account.identityFor(QStringLiteral("Ada@example.org")), nullptr);
    EXPECT_EQ(account.identity.reversePath(), QStringLiteral("bounces@example.org"));
    EXPECT_EQ(account.furtherIdentities.first().reversePath(), QStringLiteral("press@example.org"));
}

TEST(Account, ADamagedIdentityIsLeftOutAndTheOthersStay)
{
    QJsonObject json = full().toJson();
    json.insert(QStringLiteral("identities"),
        QJsonArray{7,
            QJsonObject{{QStringLiteral("address"), QStringLiteral("a@b.org")},
                {QStringLiteral("replyTo"), QStringLiteral("no")},
                {QStringLiteral("bcc"), QJsonArray{1, QStringLiteral("c@d.org")}}}});
    const Account account = Account::fromJson(json);
    EXPECT_EQ(account.identity.address, QStringLiteral("a@b.org"));
    EXPECT_TRUE(account.identity.replyTo.address.isEmpty());
    EXPECT_EQ(account.identity.bcc, (QList<message::Mailbox>{{{}, QStringLiteral("c@d.org")}}));
    EXPECT_TRUE(account.furtherIdentities.isEmpty());
}

TEST(Account, UnknownAndDamagedValuesNeverOpenAPlainLink)
{
    const QJsonObject json{{QStringLiteral("security"), QStringLiteral("nonsense")}, {QStringLiteral("port"), 70'000},
        {QStringLiteral("later"), 1}, {QStringLiteral("sizeLimit"), QStringLiteral("x")},
        {QStringLiteral("limits"),
            QJsonObject{{QStringLiteral("perHour"), 0}, {QStringLiteral("perDay"), QStringLiteral("x")}}},
        {QStringLiteral("verifiedEndpoints"), QJsonArray{1, QJsonObject{}}}};
    const Account account = Account::fromJson(json);
    EXPECT_EQ(account.security, Security::StartTls);
    EXPECT_EQ(account.port, 0);
    EXPECT_FALSE(account.sizeLimit);
    EXPECT_EQ(account.limits, SendingLimits());
    EXPECT_TRUE(account.verifiedEndpoints.isEmpty());
}

TEST(AccountEndpoints, TheChosenOneComesFirstThenThoseSeenWorking)
{
    EXPECT_EQ(full().endpoints(),
        (QList<transport::Endpoint>{{QStringLiteral("smtp.example.org"), 465, Security::ImplicitTls},
            {QStringLiteral("smtp.example.org"), 587, Security::StartTls}}));
}

TEST(AccountEndpoints, WithoutAPortTheUsualOnesFollow)
{
    Account account = full();
    account.port = 0;
    account.verifiedEndpoints = {{QStringLiteral("SMTP.example.org"), 2525, Security::StartTls}};
    const auto endpoints = account.endpoints();
    ASSERT_EQ(endpoints.size(), 3);
    EXPECT_EQ(endpoints.at(0).port, 2525);
    EXPECT_EQ(endpoints.at(1).port, 587);
    EXPECT_EQ(endpoints.at(2).port, 465);
}

TEST(AccountEndpoints, NeitherAnotherHostNorALessSecureOneIsEverTried)
{
    Account account = full();
    account.verifiedEndpoints = {{QStringLiteral("elsewhere.example.org"), 587, Security::StartTls},
        {QStringLiteral("smtp.example.org"), 25, Security::None}};
    EXPECT_EQ(account.endpoints().size(), 1);
}

TEST(AccountEndpoints, APlainLinkChosenByHandStaysAlone)
{
    Account account = full();
    account.security = Security::None;
    EXPECT_EQ(account.endpoints(), (QList<transport::Endpoint>{{QStringLiteral("smtp.example.org"), 465, Security::None}}));
}

} // namespace
} // namespace pillarbox::account
