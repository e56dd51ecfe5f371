// Whoever is in the table can be chosen by name.

#include "smtp/account/relaychoices.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace pillarbox::account {
namespace {

const RelayChoice *choiceOf(const QString &name)
{
    const auto &choices = relayChoices();
    const auto found
        = std::find_if(choices.begin(), choices.end(), [&name](const RelayChoice &choice) { return choice.name == name; });
    return found == choices.end() ? nullptr : &*found;
}

TEST(RelayChoices, HoldServersThatNoDomainNames)
{
    for (const char *name : {"Gmail", "Microsoft 365", "SendGrid", "Mailgun", "Mailgun (Europe)", "Postmark", "Brevo",
             "Mailjet", "SMTP2GO", "Amazon SES eu-central-1", "Amazon SES us-east-1"})
        EXPECT_TRUE(choiceOf(QString::fromLatin1(name))) << name;
    EXPECT_FALSE(choiceOf(QStringLiteral("Tuta"))) << "it takes none";
}

TEST(RelayChoices, SayPortSecurityAndTheFormOfTheUserName)
{
    const RelayChoice *ses = choiceOf(QStringLiteral("Amazon SES eu-central-1"));
    ASSERT_TRUE(ses);
    EXPECT_EQ(ses->endpoint,
        (transport::Endpoint{QStringLiteral("email-smtp.eu-central-1.amazonaws.com"), 587, protocol::Security::StartTls}));
    EXPECT_EQ(ses->userName.nameFor(QStringLiteral("ada@example.org")), std::nullopt);
    EXPECT_EQ(choiceOf(QStringLiteral("SendGrid"))->userName.text, QStringLiteral("apikey"));
    EXPECT_EQ(choiceOf(QStringLiteral("Yahoo Mail"))->endpoint.port, 465);
}

} // namespace
} // namespace pillarbox::account
