// Refusals in the words of the provider that is known: who must click where.

#include "smtp/account/provider.h"
#include "ui/text/explanation.h"
#include "ui/text/providerwords.h"

#include <gtest/gtest.h>

namespace pillarbox::ui {
namespace {

using protocol::ErrorKind;
using protocol::Stage;

Explanation refusal(const char *host, int code, std::optional<protocol::EnhancedStatusCode> enhanced,
    ErrorKind kind = ErrorKind::CredentialRefused)
{
    protocol::SendError error{Stage::Auth, kind, code, enhanced, "Authentication unsuccessful", {}, false};
    return explain(error, {.host = QLatin1String(host), .userName = QStringLiteral("ada"), .isInOutbox = false});
}

TEST(ProviderCause, MicrosoftsThreeRepliesHaveASentenceEach)
{
    const auto off = refusal("smtp.office365.com", 535, protocol::EnhancedStatusCode{5, 7, 139});
    EXPECT_TRUE(off.you.contains(QLatin1String("administrator"))) << qPrintable(off.you);
    EXPECT_TRUE(off.you.contains(QLatin1String("Authenticated SMTP")));
    EXPECT_TRUE(off.why.contains(QLatin1String("switched off")));
    const auto refused = refusal("smtp.office365.com", 535, protocol::EnhancedStatusCode{5, 7, 3});
    EXPECT_TRUE(refused.why.contains(QLatin1String("does not say which"))) << qPrintable(refused.why);
    for (const ErrorKind kind : {ErrorKind::CredentialRefused, ErrorKind::Refused}) {
        const auto gone = refusal("smtp.office365.com", 550, protocol::EnhancedStatusCode{5, 7, 30}, kind);
        EXPECT_TRUE(gone.why.contains(QLatin1String("any more"))) << qPrintable(gone.why);
        EXPECT_TRUE(gone.you.contains(QLatin1String("https://learn.microsoft.com/")));
    }
    EXPECT_NE(off.why, refused.why);
}

TEST(ProviderCause, APersonIsNotSentToAnAdministrator)
{
    const auto gone = refusal("smtp-mail.outlook.com", 535, protocol::EnhancedStatusCode{5, 7, 139});
    EXPECT_FALSE(gone.oneLine().contains(QLatin1String("administrator"))) << qPrintable(gone.oneLine());
}

TEST(ProviderCause, TheKindOfPasswordIsNamed)
{
    const auto gmail = refusal("smtp.gmail.com", 535, protocol::EnhancedStatusCode{5, 7, 8});
    EXPECT_TRUE(gmail.why.contains(QLatin1String("app password"))) << qPrintable(gmail.why);
    EXPECT_TRUE(gmail.you.contains(QLatin1String("https://support.google.com/")));
    EXPECT_EQ(gmail.action, Action::EnterPassword);
    EXPECT_TRUE(refusal("smtp.sendgrid.net", 535, {}).why.contains(QLatin1String("API key")));
    EXPECT_TRUE(refusal("smtp-relay.brevo.com", 535, {}).why.contains(QLatin1String("SMTP key")));
    EXPECT_TRUE(refusal("mail.gmx.net", 535, {}).why.contains(QLatin1String("lets mail programs in")));
}

TEST(ProviderCause, EveryProvidersRefusalIsWholeAndItsOwn)
{
    for (const account::Provider &provider : account::providers()) {
        if (provider.endpoints.isEmpty())
            continue;
        const QByteArray host = provider.endpointsIn(provider.regions.value(0)).first().host.toLatin1();
        const auto explanation = refusal(host.constData(), 535, {});
        EXPECT_FALSE(explanation.why.isEmpty() || explanation.you.isEmpty()) << host.constData();
        EXPECT_FALSE(explanation.oneLine().contains(u'%')) << qPrintable(explanation.oneLine());
    }
}

TEST(PasswordAdvice, IsGivenWhereSomethingIsUnusual)
{
    for (const account::Provider &provider : account::providers()) {
        const bool isUsual = provider.kind == account::Provider::Kind::None
            || (provider.password == account::PasswordKind::Own && !provider.needsEnabling);
        EXPECT_EQ(passwordAdvice(provider).isEmpty(), isUsual) << qPrintable(provider.name);
        EXPECT_EQ(passwordAdvice(provider).contains(provider.helpUrl), !isUsual) << qPrintable(provider.name);
        EXPECT_FALSE(passwordAdvice(provider).contains(QLatin1String("are wrong"))) << "nothing was tried yet";
    }
    EXPECT_TRUE(passwordAdvice(*account::providerOf(QStringLiteral("ada@web.de"))).contains(QLatin1String("two steps")));
}

TEST(ProviderCause, AStrangersAreThoseOfAnywhere)
{
    const auto stranger = refusal("smtp.example.org", 535, protocol::EnhancedStatusCode{5, 7, 139});
    EXPECT_FALSE(stranger.oneLine().contains(QLatin1String("administrator")));
    const auto mailbox = refusal("smtp.gmail.com", 550, protocol::EnhancedStatusCode{5, 1, 1}, ErrorKind::Refused);
    EXPECT_FALSE(mailbox.oneLine().contains(QLatin1String("app password"))) << "a refused recipient is no refused password";
}

} // namespace
} // namespace pillarbox::ui
