// config-v1.1.xml, read strictly.

#include "smtp/account/autoconfigfile.h"

#include <gtest/gtest.h>

namespace pillarbox::account {
namespace {

using protocol::Security;

const QString kDomain = QStringLiteral("example.org");

QByteArray server(const QByteArray &fields, const QByteArray &type = "smtp")
{
    return "<outgoingServer type=\"" + type + "\">" + fields + "</outgoingServer>";
}

QByteArray fields(const QByteArray &host = "smtp.example.org", const QByteArray &port = "465", const QByteArray &socket = "SSL",
    const QByteArray &user = "%EMAILADDRESS%", const QByteArray &authentication = "password-cleartext")
{
    return "<hostname>" + host + "</hostname><port>" + port + "</port><socketType>" + socket + "</socketType><username>" + user
        + "</username><authentication>" + authentication + "</authentication>";
}

QByteArray file(const QByteArray &inside)
{
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<clientConfig version=\"1.1\"><emailProvider id=\"example.org\">"
           "<domain>example.org</domain><displayName>Example</displayName>"
           "<incomingServer type=\"imap\"><hostname>imap.example.org</hostname><port>993</port></incomingServer>"
        + inside + "</emailProvider><webMail><loginPage url=\"https://example.org\"/></webMail></clientConfig>\n";
}

QList<AutoconfigServer> serversIn(const QByteArray &inside)
{
    const auto found = readAutoconfig(file(inside), kDomain);
    EXPECT_TRUE(found) << inside.constData() << qPrintable(found ? QString() : found.error());
    return found ? found->servers : QList<AutoconfigServer>();
}

TEST(Autoconfig, ReadsServersInTheirOrder)
{
    const auto found = readAutoconfig(
        file(server(fields()) + server(fields("smtp.example.org", "587", "STARTTLS", "%EMAILLOCALPART%", "OAuth2"))), kDomain);
    ASSERT_TRUE(found) << qPrintable(found.error());
    const QString host = QStringLiteral("smtp.example.org");
    EXPECT_EQ(found->servers,
        QList<AutoconfigServer>({{{host, 465, Security::ImplicitTls}, {QStringLiteral("{address}")}, {"PLAIN", "LOGIN"}},
            {{host, 587, Security::StartTls}, {QStringLiteral("{local}")}, {"XOAUTH2", "OAUTHBEARER"}}}));
    EXPECT_EQ(found->leftOut, 0);
}

TEST(Autoconfig, FillsInTheDomain)
{
    const auto servers = serversIn(server(fields("Mail.%EMAILDOMAIN%", "465", "SSL", "%EMAILLOCALPART%.%EMAILDOMAIN%")));
    ASSERT_EQ(servers.size(), 1);
    EXPECT_EQ(servers.first().endpoint.host, QStringLiteral("mail.example.org"));
    EXPECT_EQ(servers.first().userName.nameFor(QStringLiteral("ada@example.org")), QStringLiteral("ada.example.org"));
}

TEST(Autoconfig, SeveralAuthenticationsAddUpAndStrangeOnesDoNot)
{
    const auto servers
        = serversIn(server(fields() + "<authentication>GSSAPI</authentication><authentication>OAuth2</authentication>"));
    ASSERT_EQ(servers.size(), 1);
    EXPECT_EQ(servers.first().mechanisms, QByteArrayList({"PLAIN", "LOGIN", "XOAUTH2", "OAUTHBEARER"}));
    EXPECT_TRUE(serversIn(server(fields("a.example.org", "465", "SSL", "x", "NTLM"))).isEmpty());
    EXPECT_TRUE(serversIn(server(fields("a.example.org", "465", "SSL", "x", "none"))).first().mechanisms.isEmpty());
}

TEST(Autoconfig, UnknownElementsAreSteppedOver)
{
    EXPECT_EQ(
        serversIn("<later><hostname>x</hostname></later>" + server(fields() + "<addThisServer>true</addThisServer>")).size(),
        1);
    EXPECT_TRUE(serversIn(server(fields(), "http")).isEmpty());
    EXPECT_TRUE(serversIn({}).isEmpty());
}

class LeftOut : public testing::TestWithParam<QByteArray>
{
};

TEST_P(LeftOut, IsTheServerAlone)
{
    const auto found = readAutoconfig(file(server(GetParam()) + server(fields())), kDomain);
    ASSERT_TRUE(found) << qPrintable(found.error());
    EXPECT_EQ(found->servers.size(), 1);
    EXPECT_EQ(found->leftOut, 1);
}

INSTANTIATE_TEST_SUITE_P(Bad, LeftOut,
    testing::Values(fields("a.example.org", "25", "plain"), fields("a.example.org", "465", "ssl"), fields("a.example.org", "0"),
        fields("a.example.org", "65536"), fields("a.example.org", "-1"), fields("a.example.org", "x"),
        fields("a.example.org", ""), fields(""), fields("localhost"), fields("two words.org"), fields("smtp"), fields("a..org"),
        fields("a.org/x"), fields("%REALNAME%.org"), fields("a.example.org", "465", "SSL", "%REALNAME%"),
        fields("a.example.org", "465", "SSL", "{local}"), "<hostname>a.example.org</hostname>", "<port>465</port>", ""));

class BadFile : public testing::TestWithParam<QByteArray>
{
};

TEST_P(BadFile, IsRefusedAsAWhole)
{
    EXPECT_FALSE(readAutoconfig(GetParam(), kDomain)) << GetParam().constData();
}

INSTANTIATE_TEST_SUITE_P(Bad, BadFile,
    testing::Values("", "no xml", "<html><body>404</body></html>", "<!DOCTYPE html><html></html>",
        "<clientConfig version=\"2.0\"></clientConfig>", "<clientConfig></clientConfig>",
        "<!DOCTYPE clientConfig [<!ENTITY a \"aaaa\">]>" + file(server(fields("&a;.org"))),
        file("<outgoingServer type=\"smtp\">"), file(server("<hostname>a<b/></hostname>")),
        file(server(fields("&unknown;.org"))), file(server(fields())).chopped(20), file(server(fields())) + "<more/>",
        file(server("<hostname>\xff\xfe</hostname>")), QByteArray("\0<clientConfig/>", 16), file(QByteArray(70'000, ' '))));

TEST(Autoconfig, TheSameServerTwiceIsOneAndManyAreBounded)
{
    EXPECT_EQ(serversIn(server(fields()) + server(fields())).size(), 1);
    QByteArray many;
    for (int i = 1; i <= 40; ++i)
        many += server(fields("smtp.example.org", QByteArray::number(i)));
    EXPECT_EQ(serversIn(many).size(), 16);
}

TEST(Autoconfig, ADocumentTypeIsRefusedWhateverItSays)
{
    QByteArray whole = file(server(fields("&a;.example.org")));
    EXPECT_FALSE(readAutoconfig(whole, kDomain)) << "an entity that nobody declared";
    whole.replace("<clientConfig", "<!DOCTYPE clientConfig [<!ENTITY a \"smtp\">]><clientConfig");
    const auto found = readAutoconfig(whole, kDomain);
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error(), QStringLiteral("a document type is not allowed"));
}

// Each prefix of a file is no file, and is told so without an end that never comes.
TEST(Autoconfig, EveryPrefixIsRefused)
{
    const QByteArray whole = file(server(fields())).trimmed();
    for (qsizetype size = 0; size < whole.size(); ++size)
        EXPECT_FALSE(readAutoconfig(whole.first(size), kDomain)) << size;
    EXPECT_TRUE(readAutoconfig(whole, kDomain));
}

} // namespace
} // namespace pillarbox::account
