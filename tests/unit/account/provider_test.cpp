// Whose an address, a mail exchanger or a relay is, and which hosts are worth trying for an address.

#include "smtp/account/hosthint.h"
#include "smtp/account/pastedpassword.h"
#include "smtp/account/provider.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace pillarbox::account {
namespace {

TEST(ProviderOf, KnowsTheDomainInAnyCaseAndBelowADot)
{
    ASSERT_NE(providerOf(QStringLiteral("Ada@GMail.com")), nullptr);
    EXPECT_EQ(providerOf(QStringLiteral("Ada@GMail.com"))->name, QStringLiteral("Gmail"));
    EXPECT_TRUE(providerOf(QStringLiteral("Ada@gmail.com"))->needsAppPassword());
    const Provider *hosted = providerOf(QStringLiteral("ada@contoso.onmicrosoft.com"));
    ASSERT_TRUE(hosted);
    EXPECT_FALSE(hosted->needsOAuth()) << "an administrator may allow passwords";
    EXPECT_TRUE(hosted->needsEnabling);
    EXPECT_EQ(providerOf(QStringLiteral("ada@web.de"))->userName.nameFor(QStringLiteral("ada@web.de")), QStringLiteral("ada"));
    EXPECT_EQ(providerOf(QStringLiteral("ada@notgmail.com")), nullptr);
    EXPECT_EQ(providerOf(QStringLiteral("ada@gmail.com.example.org")), nullptr);
    EXPECT_EQ(providerOf(QStringLiteral("ada@onmicrosoft.com")), nullptr);
    EXPECT_EQ(providerOf(QStringLiteral("gmail.com")), nullptr);
    EXPECT_EQ(providerOf(QString()), nullptr);
}

struct Hosted {
    const char *exchanger;
    const char *provider; // null: nobody's
};

class ProviderOfMailExchanger : public testing::TestWithParam<Hosted>
{
};

TEST_P(ProviderOfMailExchanger, KnowsWhoseItIs)
{
    const Provider *provider = providerOfMailExchanger(QLatin1String(GetParam().exchanger));
    EXPECT_EQ(provider ? provider->name : QString(), QLatin1String(GetParam().provider)) << GetParam().exchanger;
}

INSTANTIATE_TEST_SUITE_P(Known, ProviderOfMailExchanger,
    testing::Values(Hosted{"aspmx.l.google.com", "Google Workspace"}, Hosted{"SMTP.Google.com.", "Google Workspace"},
        Hosted{"aspmx2.googlemail.com", "Google Workspace"},
        Hosted{"firm-example.mail.protection.outlook.com", "Microsoft 365"},
        Hosted{"firm-example.n-v1.mx.microsoft", "Microsoft 365"}, Hosted{"mx01.mail.icloud.com", "iCloud"},
        Hosted{"in1-smtp.messagingengine.com", "Fastmail"}, Hosted{"mxext1.mailbox.org", "mailbox.org"},
        Hosted{"mailsec.protonmail.ch", "Proton Mail"}, Hosted{"mx2.zoho.eu", "Zoho Mail for organisations (Europe)"},
        Hosted{"mx.yandex.net", "Yandex Mail"}, Hosted{"aspmx1.migadu.com", "Migadu"}, Hosted{"mx00.ionos.de", "IONOS"},
        Hosted{"spool.mail.gandi.net", "Gandi"}, Hosted{"mta-gw.infomaniak.ch", "Infomaniak"},
        Hosted{"mail.tutanota.de", "Tuta"}));
INSTANTIATE_TEST_SUITE_P(Strangers, ProviderOfMailExchanger,
    testing::Values(Hosted{"mail.example.org", nullptr}, Hosted{"google.com.example.org", nullptr},
        Hosted{"notgoogle.com", nullptr}, Hosted{"mx.yandex.net.example", nullptr}, Hosted{"", nullptr}));

TEST(ProviderOfHost, KnowsRelaysOfEveryRegion)
{
    ASSERT_NE(providerOfHost(QStringLiteral("email-smtp.eu-central-1.amazonaws.com")), nullptr);
    EXPECT_EQ(providerOfHost(QStringLiteral("email-smtp.eu-central-1.amazonaws.com"))->name, QStringLiteral("Amazon SES"));
    EXPECT_EQ(providerOfHost(QStringLiteral("email-smtp.moon-1.amazonaws.com")), nullptr);
    ASSERT_NE(providerOfHost(QStringLiteral("SMTP.SendGrid.net")), nullptr);
    EXPECT_EQ(providerOfHost(QStringLiteral("SMTP.SendGrid.net"))->userName.nameFor(QStringLiteral("ada@example.org")),
        QStringLiteral("apikey"));
    EXPECT_EQ(providerOfHost(QStringLiteral("smtp.example.org")), nullptr);
}

TEST(ProviderEndpoints, ARegionIsPutIn)
{
    const Provider *ses = providerOfHost(QStringLiteral("email-smtp.us-east-1.amazonaws.com"));
    ASSERT_NE(ses, nullptr);
    const auto endpoints = ses->endpointsIn(QStringLiteral("eu-west-1"));
    ASSERT_EQ(endpoints.size(), 4);
    for (const auto &endpoint : endpoints)
        EXPECT_EQ(endpoint.host, QStringLiteral("email-smtp.eu-west-1.amazonaws.com"));
}

TEST(DeadEnds, MicrosoftsThreeAreToldApart)
{
    using Meaning = DeadEnd::Meaning;
    const Provider *organisation = providerOf(QStringLiteral("ada@firm.onmicrosoft.com"));
    ASSERT_NE(organisation, nullptr);
    EXPECT_EQ(organisation->meaningOf(535, {5, 7, 139}), Meaning::PasswordSignInOff);
    EXPECT_EQ(organisation->meaningOf(550, {5, 7, 30}), Meaning::PasswordSignInGone);
    EXPECT_EQ(organisation->meaningOf(535, {5, 7, 3}), Meaning::PasswordSignInRefused);
    EXPECT_EQ(organisation->meaningOf(535, {5, 7, 8}), std::nullopt);
    EXPECT_EQ(organisation->meaningOf(550, {5, 7, 139}), std::nullopt);
    const Provider *person = providerOf(QStringLiteral("ada@outlook.com"));
    ASSERT_NE(person, nullptr);
    EXPECT_EQ(person->meaningOf(535, {5, 7, 139}), Meaning::PasswordSignInGone) << "there is no administrator to ask";
    EXPECT_EQ(providerOf(QStringLiteral("ada@gmail.com"))->meaningOf(534, {5, 7, 9}), Meaning::AppPasswordNeeded);
}

TEST(UserNameForm, IsFilledInOnePass)
{
    const QString address = QStringLiteral("{domain}@example.org");
    EXPECT_EQ(UserNameForm{QStringLiteral("{address}")}.nameFor(address), address);
    EXPECT_EQ(UserNameForm{QStringLiteral("{local}")}.nameFor(address), QStringLiteral("{domain}"));
    EXPECT_EQ(
        UserNameForm{QStringLiteral("{local}%{domain}-x")}.nameFor(QStringLiteral("a@b.org")), QStringLiteral("a%b.org-x"));
    EXPECT_EQ(UserNameForm{QStringLiteral("apikey")}.nameFor(address), QStringLiteral("apikey"));
    EXPECT_EQ(UserNameForm{}.nameFor(address), std::nullopt) << "issued by the provider";
    EXPECT_EQ(UserNameForm{QStringLiteral("{address}")}.nameFor(QStringLiteral("example.org")), std::nullopt);
    EXPECT_FALSE(UserNameForm{QStringLiteral("{user}")}.isWellFormed());
    EXPECT_FALSE(UserNameForm{QStringLiteral("a\n")}.isWellFormed());
    EXPECT_TRUE(UserNameForm{QStringLiteral("{local}@{domain}")}.isWellFormed());
}

TEST(PastedPassword, LosesSpacesOnlyWhereTheProviderMadeIt)
{
    const QString shown = QStringLiteral(" abcd efgh\u00a0ijkl mnop\t");
    EXPECT_EQ(withoutPastedSpaces(shown, *providerOf(QStringLiteral("ada@gmail.com"))), QStringLiteral("abcdefghijklmnop"));
    EXPECT_EQ(withoutPastedSpaces(shown, *providerOf(QStringLiteral("ada@posteo.de"))), shown);
    EXPECT_EQ(withoutPastedSpaces(shown, *providerOf(QStringLiteral("ada@gmx.de"))), shown);
    EXPECT_EQ(withoutPastedSpaces(shown, *providerOf(QStringLiteral("ada@outlook.com"))), shown);
}

TEST(HostHints, TheUsualNamesOfADomain)
{
    const auto hints = guessedHosts(QStringLiteral("example.org"));
    ASSERT_EQ(hints.size(), 3);
    EXPECT_EQ(hints.at(0).host, QStringLiteral("smtp.example.org"));
    EXPECT_EQ(hints.at(1).host, QStringLiteral("mail.example.org"));
    EXPECT_EQ(hints.at(2).host, QStringLiteral("example.org"));
    for (const HostHint &hint : hints) {
        EXPECT_EQ(hint.source, HostHint::Source::Guess);
        EXPECT_EQ(hint.endpoints, transport::usualEndpoints(hint.host));
    }
}

// Where one port is filtered, the other often is not.
TEST(Providers, HaveASecondDoorWhereTheirPagesNameOne)
{
    using protocol::Security;
    for (const char *name : {"Yahoo Mail", "OVHcloud", "Elastic Email", "Runbox"}) {
        const auto &all = providers();
        const auto found = std::find_if(
            all.begin(), all.end(), [name](const Provider &provider) { return provider.name == QLatin1String(name); });
        ASSERT_NE(found, all.end()) << name;
        const auto has = [&found](quint16 port, Security security) {
            return found->endpoints.contains({found->endpoints.first().host, port, security});
        };
        EXPECT_TRUE(has(465, Security::ImplicitTls)) << name;
        EXPECT_TRUE(has(587, Security::StartTls)) << name;
    }
}

TEST(AskableDomain, IsWhatStandsBehindTheAt)
{
    EXPECT_EQ(askableDomain(QStringLiteral("Ada <ada@Example.org>")), QStringLiteral("example.org"));
    EXPECT_EQ(askableDomain(QStringLiteral("ada@bücher.example")), QStringLiteral("xn--bcher-kva.example"));
    EXPECT_EQ(askableDomain(QStringLiteral("ada@faß.example")), QStringLiteral("xn--fa-hia.example")) << "IDNA2008, not 2003";
    EXPECT_EQ(providerOfHost(QStringLiteral("127.0.0.1")), nullptr) << "anybody's may be here";
    EXPECT_EQ(providerOfHost(QStringLiteral("127.0.0.1"), 2525), nullptr);
    ASSERT_TRUE(providerOfHost(QStringLiteral("127.0.0.1"), 1025));
    EXPECT_EQ(providerOfHost(QStringLiteral("127.0.0.1"), 1025)->name, QStringLiteral("Proton Mail"));
    for (const char *none : {"example.org", "ada@", "", "ada@[127.0.0.1]"})
        EXPECT_EQ(askableDomain(QLatin1String(none)), QString()) << none;
}

} // namespace
} // namespace pillarbox::account
