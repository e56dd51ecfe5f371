// What the reply code alone says (RFC 5321 section 4.2.3 and its extensions), and greylisting (RFC 6647).

#include "ui/text/catalogue/rule.h"

namespace pillarbox::ui {

using protocol::Stage;

namespace {

constexpr const char *registry = "IANA SMTP Enhanced Status Codes registry, 2024-12-06";

constexpr CauseRule rules[]{
    {"421", Origin::Reply, anyStage, 421, "", "", "", CauseId::ServerBusy, "RFC 5321 section 4.2.3"},
    {"421-timeout", Origin::Reply, anyStage, 421, "x.4.2", "", "", CauseId::WaitedTooLong, "RFC 5321 section 4.5.3.2"},
    {"432", Origin::Reply, at(Stage::Auth), 432, "", "", "", CauseId::PasswordTransition, "RFC 4954 section 6"},
    {"450", Origin::Reply, anyStage, 450, "", "", "", CauseId::MailboxBusy, "RFC 5321 section 4.2.3"},
    {"450-sender", Origin::Reply, at(Stage::Mail), 450, "", "", "", CauseId::NotAuthorized, "RFC 5321 section 4.2.3"},
    {"451", Origin::Reply, anyStage, 451, "", "", "", CauseId::LocalTrouble, "RFC 5321 section 4.2.3"},
    {"452", Origin::Reply, anyStage, 452, "", "", "", CauseId::NoRoom, "RFC 5321 section 4.2.3"},
    {"452-recipients", Origin::Reply, at(Stage::Rcpt), 452, "", "", "", CauseId::TooManyRecipients,
        "RFC 5321 section 4.5.3.1.10"},
    {"454-starttls", Origin::Reply, at(Stage::StartTls), 454, "", "", "", CauseId::EncryptionOutOfOrder, "RFC 3207 section 4"},
    {"454-auth", Origin::Reply, at(Stage::Auth), 454, "", "", "", CauseId::SignInOutOfOrder, "RFC 4954 section 6"},
    {"454-auth-enhanced", Origin::Reply, at(Stage::Auth), 454, "x.7.0", "", "", CauseId::SignInOutOfOrder,
        "RFC 4954 section 6"},
    {"454-starttls-enhanced", Origin::Reply, at(Stage::StartTls), 454, "x.7.0", "", "", CauseId::EncryptionOutOfOrder,
        "RFC 3207 section 4"},
    {"455", Origin::Reply, anyStage, 455, "", "", "", CauseId::ParameterTrouble, "RFC 5321 section 4.2.3"},
    {"500", Origin::Reply, anyStage, 500, "", "", "", CauseId::NotUnderstood, "RFC 5321 section 4.2.3"},
    {"501", Origin::Reply, anyStage, 501, "", "", "", CauseId::SyntaxTrouble, "RFC 5321 section 4.2.3"},
    {"501-ehlo", Origin::Reply, at(Stage::Ehlo), 501, "", "", "", CauseId::IntroductionRefused, "RFC 5321 section 4.1.4"},
    {"501-auth", Origin::Reply, at(Stage::Auth), 501, "", "", "", CauseId::SignInAbandoned, "RFC 4954 section 4"},
    {"501-auth-enhanced", Origin::Reply, at(Stage::Auth), 501, "x.7.0", "", "", CauseId::SignInAbandoned, "RFC 4954 section 4"},
    {"501-recipient", Origin::Reply, at(Stage::Rcpt), 501, "", "", "", CauseId::BadRecipientSyntax, "RFC 5321 section 4.2.3"},
    {"502", Origin::Reply, anyStage, 502, "", "", "", CauseId::NotUnderstood, "RFC 5321 section 4.2.4"},
    {"503", Origin::Reply, anyStage, 503, "", "", "", CauseId::OutOfOrder, "RFC 5321 section 4.2.3"},
    {"503-enhanced", Origin::Reply, anyStage, 503, "x.5.1", "", "", CauseId::OutOfOrder, "RFC 5321 section 4.2.3"},
    {"504", Origin::Reply, anyStage, 504, "", "", "", CauseId::ParameterTrouble, "RFC 5321 section 4.2.3"},
    {"504-auth", Origin::Reply, at(Stage::Auth), 504, "", "", "", CauseId::MechanismUnknown, "RFC 4954 section 4"},
    {"504-auth-features", Origin::Reply, at(Stage::Auth), 504, "x.7.4", "", "", CauseId::MechanismUnknown,
        "RFC 4954 section 4"},
    {"504-auth-arguments", Origin::Reply, at(Stage::Auth), 504, "x.5.4", "", "", CauseId::MechanismUnknown,
        "RFC 4954 section 4"},
    {"521", Origin::Reply, anyStage, 521, "", "", "", CauseId::HostTakesNoMail, "RFC 7504 section 3"},
    {"523", Origin::Reply, anyStage, 523, "", "", "", CauseId::EncryptionWanted, registry},
    {"525", Origin::Reply, anyStage, 525, "", "", "", CauseId::AccountDisabled, registry},
    {"530", Origin::Reply, anyStage, 530, "", "", "", CauseId::SignInWanted, "RFC 4954 section 6"},
    {"530-enhanced", Origin::Reply, anyStage, 530, "x.7.0", "", "", CauseId::SignInWanted, "RFC 4954 section 6"},
    {"530-not-authorized", Origin::Reply, anyStage, 530, "x.7.1", "", "", CauseId::SignInWanted, "RFC 4954 section 6"},
    {"530-command", Origin::Reply, anyStage, 530, "x.5.1", "", "", CauseId::SignInWanted, "RFC 4954 section 6"},
    {"534", Origin::Reply, at(Stage::Auth), 534, "", "", "", CauseId::MechanismTooWeak, "RFC 4954 section 6"},
    {"535", Origin::Reply, at(Stage::Auth), 535, "", "", "", CauseId::CredentialsWrong, "RFC 4954 section 6"},
    {"535-security", Origin::Reply, at(Stage::Auth), 535, "x.7.0", "", "", CauseId::CredentialsWrong, "RFC 4954 section 6"},
    {"535-policy", Origin::Reply, at(Stage::Auth), 535, "x.7.1", "", "", CauseId::CredentialsWrong, "RFC 4954 section 6"},
    {"535-any", Origin::Reply, at(Stage::Auth), 535, "x.7", "", "", CauseId::CredentialsWrong,
        "https://github.com/nodemailer/nodemailer/issues/1714, 2025-01-26"},
    {"535-conversion", Origin::Reply, at(Stage::Auth), 535, "x.7.3", "", "", CauseId::CredentialsWrong, "RFC 4954 section 6"},
    {"538", Origin::Reply, at(Stage::Auth), 538, "", "", "", CauseId::EncryptionForSignIn, "RFC 4954 section 6"},
    {"550", Origin::Reply, at(Stage::Rcpt), 550, "", "", "", CauseId::MailboxUnavailable, "RFC 5321 section 4.2.3"},
    {"550-elsewhere", Origin::Reply, anyStage, 550, "", "", "", CauseId::NotAuthorized, "RFC 5321 section 4.2.3"},
    {"550-auth", Origin::Reply, at(Stage::Auth), 550, "", "", "", CauseId::CredentialsWrong, "RFC 4954 section 6"},
    {"551", Origin::Reply, anyStage, 551, "", "", "", CauseId::NotLocal, "RFC 5321 section 3.4"},
    {"551-enhanced", Origin::Reply, at(Stage::Rcpt), 551, "x.1.6", "", "", CauseId::NotLocal, "RFC 5321 section 3.4"},
    {"551-not-authorized", Origin::Reply, at(Stage::Rcpt), 551, "x.7.1", "", "", CauseId::NotLocal, "RFC 5321 section 3.4"},
    {"552", Origin::Reply, anyStage, 552, "", "", "", CauseId::TooLarge, "RFC 1870 section 6.1"},
    {"552-recipient", Origin::Reply, at(Stage::Rcpt), 552, "", "", "", CauseId::MailboxFull, "RFC 5321 section 4.2.3"},
    {"553", Origin::Reply, anyStage, 553, "", "", "", CauseId::BadRecipientSyntax, "RFC 5321 section 4.2.3"},
    {"553-sender", Origin::Reply, at(Stage::Mail), 553, "", "", "", CauseId::SenderNotYours, "RFC 5321 section 4.2.3"},
    {"554", Origin::Reply, anyStage, 554, "", "", "", CauseId::NotAuthorized, "RFC 5321 section 4.2.3"},
    {"554-greeting", Origin::Reply, at(Stage::Greeting), 554, "", "", "", CauseId::HostTakesNoMail, "RFC 5321 section 3.1"},
    {"554-no-recipients", Origin::Reply, at(Stage::Data), 554, "", "", "", CauseId::AddressTrouble, "RFC 5321 section 3.3"},
    {"555", Origin::Reply, anyStage, 555, "", "", "", CauseId::ParameterUnknown, "RFC 5321 section 4.1.1.11"},
    {"555-arguments", Origin::Reply, anyStage, 555, "x.5.4", "", "", CauseId::ParameterUnknown, "RFC 5321 section 4.1.1.11"},
    {"556", Origin::Reply, anyStage, 556, "", "", "", CauseId::DomainTakesNoMail, "RFC 7504 section 4"},
    {"greylisting-4.7.1", Origin::Reply, anyStage, 451, "4.7.1", "", "", CauseId::Greylisted,
        "https://github.com/postalserver/postal/issues/576, 2018-04-25"},
    {"greylisting-450", Origin::Reply, anyStage, 450, "4.7.1", "", "", CauseId::Greylisted, "RFC 6647 section 2"},
    {"greylisting-word", Origin::Reply, anyStage, 4, "", "greylist", "", CauseId::Greylisted, "RFC 6647 section 1"},
    {"unknown-5", Origin::Reply, anyStage, 5, "", "", "", CauseId::UnknownForGood, "RFC 5321 section 4.2.1"},
    {"unknown-4", Origin::Reply, anyStage, 4, "", "", "", CauseId::UnknownForNow, "RFC 5321 section 4.2.1"},
};

} // namespace

CauseRules codeRules()
{
    return rules;
}

} // namespace pillarbox::ui
