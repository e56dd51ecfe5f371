// The provider table is sound, and an address leads to the hosts worth trying.

#include "smtp/account/hosthint.h"
#include "smtp/account/provider.h"

#include <QSet>
#include <QUrl>
#include <gtest/gtest.h>

namespace pillarbox::account {
namespace {

TEST(ProviderTable, EveryEntryIsWhole)
{
    EXPECT_GE(providers().size(), 12);
    QSet<QString> domains;
    QSet<QString> names;
    for (const Provider &provider : providers()) {
        const auto name = provider.name.toStdString();
        EXPECT_FALSE(names.contains(provider.name)) << name;
        names.insert(provider.name);
        EXPECT_FALSE(provider.domains.isEmpty()) << name;
        for (const QString &domain : provider.domains) {
            EXPECT_EQ(domain, domain.toLower()) << name;
            EXPECT_FALSE(domains.contains(domain)) << name << ' ' << domain.toStdString();
            domains.insert(domain);
        }
        EXPECT_FALSE(provider.endpoints.isEmpty()) << name;
        for (const auto &endpoint : provider.endpoints) {
            EXPECT_TRUE(endpoint.host.contains(QLatin1Char('.'))) << name;
            EXPECT_EQ(endpoint.security == protocol::Security::ImplicitTls, endpoint.port == 465) << name;
            EXPECT_TRUE(endpoint.port == 465 || endpoint.port == 587) << name;
        }
        const QUrl help(provider.helpUrl, QUrl::StrictMode);
        EXPECT_TRUE(provider.helpUrl.isEmpty() || (help.isValid() && help.scheme() == QLatin1String("https"))) << name;
    }
}

TEST(ProviderOf, KnowsTheDomainInAnyCaseAndBelowADot)
{
    ASSERT_NE(providerOf(QStringLiteral("Ada@GMail.com")), nullptr);
    EXPECT_EQ(providerOf(QStringLiteral("Ada@GMail.com"))->name, QStringLiteral("Gmail"));
    EXPECT_TRUE(providerOf(QStringLiteral("Ada@gmail.com"))->needsAppPassword);
    EXPECT_TRUE(providerOf(QStringLiteral("ada@contoso.onmicrosoft.com"))->needsOAuth);
    EXPECT_EQ(providerOf(QStringLiteral("ada@web.de"))->userName, Provider::UserName::LocalPart);
    EXPECT_EQ(providerOf(QStringLiteral("ada@notgmail.com")), nullptr);
    EXPECT_EQ(providerOf(QStringLiteral("ada@gmail.com.example.org")), nullptr);
    EXPECT_EQ(providerOf(QStringLiteral("gmail.com")), nullptr);
    EXPECT_EQ(providerOf(QString()), nullptr);
}

TEST(HostHints, AProviderNamesItsHost)
{
    const auto hints = hostHints(QStringLiteral("ada@gmail.com"));
    ASSERT_EQ(hints.size(), 1);
    EXPECT_EQ(hints.first().host, QStringLiteral("smtp.gmail.com"));
    EXPECT_EQ(hints.first().source, HostHint::Source::Provider);
    EXPECT_EQ(hints.first().endpoints, providerOf(QStringLiteral("ada@gmail.com"))->endpoints);
}

TEST(HostHints, AnotherDomainIsGuessed)
{
    const auto hints = hostHints(QStringLiteral("ada@example.org"));
    ASSERT_EQ(hints.size(), 3);
    EXPECT_EQ(hints.at(0).host, QStringLiteral("smtp.example.org"));
    EXPECT_EQ(hints.at(1).host, QStringLiteral("mail.example.org"));
    EXPECT_EQ(hints.at(2).host, QStringLiteral("example.org"));
    for (const HostHint &hint : hints) {
        EXPECT_EQ(hint.source, HostHint::Source::Guess);
        EXPECT_EQ(hint.endpoints, transport::usualEndpoints(hint.host));
    }
}

TEST(HostHints, AnInternationalDomainGoesAsALabel)
{
    EXPECT_EQ(hostHints(QStringLiteral("ada@bücher.example")).value(2).host, QStringLiteral("xn--bcher-kva.example"));
}

TEST(HostHints, NoAddressNoHosts)
{
    EXPECT_TRUE(hostHints(QStringLiteral("example.org")).isEmpty());
    EXPECT_TRUE(hostHints(QStringLiteral("ada@")).isEmpty());
    EXPECT_TRUE(hostHints(QString()).isEmpty());
}

} // namespace
} // namespace pillarbox::account
