// What Yahoo, iCloud, GMX, WEB.DE, IONOS, Amazon SES and SendGrid say.

#include "ui/text/catalogue/rule.h"

namespace pillarbox::ui {

using protocol::Stage;

namespace {

constexpr const char *yahooCollection = "https://github.com/sisimai/p5-sisimai/blob/0a5bf6188940301628ee800e07985d72f5cbeaac/"
                                        "lib/Sisimai/Rhost/YahooInc.pm, read 2026-11-23";
constexpr const char *yahooReplies = "https://smtp.codes/yahoo, read 2026-11-23";
constexpr const char *appleReplies = "https://smtp.codes/icloud, read 2026-11-23";
constexpr const char *appleCollection = "https://github.com/sisimai/p5-sisimai/blob/0a5bf6188940301628ee800e07985d72f5cbeaac/"
                                        "lib/Sisimai/Rhost/Apple.pm, read 2026-11-23";
constexpr const char *gmxPostmaster = "https://postmaster.gmx.com/en/error-messages, read 2026-11-23";
constexpr const char *unitedInternet = "https://smtp.codes/unitedinternet/, read 2026-11-23";
constexpr const char *ionosReplies = "https://help.1and1.com/e-mail-and-office-c37589/1and1-postmaster-c85193/"
                                     "smtp-error-messages-for-the-1and1-mail-server-a793087.html, read 2026-11-23";
constexpr const char *sesReplies
    = "https://docs.aws.amazon.com/ses/latest/DeveloperGuide/smtp-response-codes.html, read 2026-11-23";
constexpr const char *sendGridReplies
    = "https://www.twilio.com/docs/sendgrid/for-developers/sending-email/smtp-errors-and-troubleshooting, read 2026-11-23";

constexpr CauseRule rules[]{
    {"yahoo-bad-attempts", Origin::Reply, anyStage, 0, "", "#auth005", "", CauseId::TooManySignIns,
        "https://github.com/nodemailer/nodemailer/issues/1112, 2020-03-07"},
    {"yahoo-from", Origin::Reply, anyStage, 0, "", "request failed; mailbox unavailable", "", CauseId::SenderNotYours,
        "https://github.com/mattermost/mattermost/issues/13652, 2020-01-20"},
    {"yahoo-tss", Origin::Reply, anyStage, 0, "", "temporarily deferred due to unexpected volume or user complaints", "",
        CauseId::ComplaintsAgainstSender, "https://smtpfieldmanual.com/provider/yahoo/421/4.7.0, read 2026-11-23"},
    {"yahoo-deferred-for-good", Origin::Reply, anyStage, 0, "", "will be permanently deferred", "",
        CauseId::ComplaintsAgainstSender, yahooCollection},
    {"yahoo-ts03", Origin::Reply, anyStage, 0, "", "permanently deferred", "", CauseId::ComplaintsAgainstSender,
        "http://help.yahoo.com/kb/index?page=content&y=PROD_MAIL_MOBILE&locale=en_US&id=SLN3436, read 2026-11-23"},
    {"yahoo-too-quickly", Origin::Reply, anyStage, 0, "", "user is receiving mail too quickly", "",
        CauseId::TooMuchMailForRecipient, yahooReplies},
    {"yahoo-resources", Origin::Reply, anyStage, 0, "", "resources temporarily unavailable", "", CauseId::ServerBusy,
        yahooReplies},
    {"yahoo-per-connection", Origin::Reply, anyStage, 0, "", "max message per connection reached", "", CauseId::OwnRate,
        yahooReplies},
    {"yahoo-domain-failure", Origin::Reply, anyStage, 0, "", "temporary domain failure", "", CauseId::DirectoryTrouble,
        yahooReplies},
    {"yahoo-unauthenticated", Origin::Reply, anyStage, 0, "",
        "sender is unauthenticated. yahoo requires all senders to authenticate", "", CauseId::NotProven, yahooCollection},
    {"yahoo-policy", Origin::Reply, anyStage, 0, "", "not accepted for policy reasons", "", CauseId::Spam, yahooCollection},
    {"yahoo-spamhaus", Origin::Reply, anyStage, 0, "", "because the ip is in spamhaus", "", CauseId::Blocklisted,
        yahooCollection},
    {"yahoo-no-account", Origin::Reply, anyStage, 0, "", "this user doesn't have a", "", CauseId::NoSuchMailbox,
        "https://senders.yahooinc.com/smtp-error-codes, 2026-02-15"},
    {"yahoo-no-mailbox", Origin::Reply, anyStage, 0, "", "mailbox not found", "", CauseId::NoSuchMailbox, yahooCollection},
    {"yahoo-disabled", Origin::Reply, anyStage, 0, "", "this mailbox is disabled", "", CauseId::MailboxAbandoned,
        yahooCollection},
    {"yahoo-no-longer", Origin::Reply, anyStage, 0, "", "is no longer valid", "", CauseId::MailboxAbandoned, yahooCollection},
    {"yahoo-discontinued", Origin::Reply, anyStage, 0, "", "disabled or discontinued", "", CauseId::MailboxAbandoned,
        "http://www.sitepackage.de/service/dokumentation/auswertung/typische-fehlermeldungen-bei-unzustellbarkeit.html, read "
        "2026-11-23"},
    {"yahoo-relay", Origin::Reply, anyStage, 0, "", "relaying denied", "", CauseId::RelayDenied, yahooCollection},
    {"yahoo-headers", Origin::Reply, anyStage, 0, "", "headers are not rfc compliant", "", CauseId::Malformed, yahooCollection},
    {"icloud-from", Origin::Reply, anyStage, 0, "", "from address is not one of your addresses", "", CauseId::SenderNotYours,
        "https://github.com/TryGhost/Ghost/issues/17012, 2023-06-14"},
    {"icloud-volume", Origin::Reply, anyStage, 0, "", "deferred due to excessive volume", "", CauseId::TooMuchMailForRecipient,
        appleReplies},
    {"icloud-unavailable", Origin::Reply, anyStage, 0, "", "service unavailable - try again later", "", CauseId::ServerBusy,
        appleReplies},
    {"icloud-no-user", Origin::Reply, anyStage, 0, "", "user does not exist", "", CauseId::NoSuchMailbox, appleReplies},
    {"icloud-alias", Origin::Reply, anyStage, 0, "", "unknown or illegal alias", "", CauseId::NoSuchMailbox, appleCollection},
    {"icloud-inactive", Origin::Reply, anyStage, 0, "", "inactive email address", "", CauseId::MailboxAbandoned,
        appleCollection},
    {"icloud-moved", Origin::Reply, anyStage, 0, "", "recipient no longer on server", "", CauseId::RecipientMoved,
        appleCollection},
    {"icloud-quota", Origin::Reply, anyStage, 0, "", "user is over quota", "", CauseId::MailboxFull, appleCollection},
    {"icloud-local-policy", Origin::Reply, anyStage, 0, "", "message rejected due to local policy", "", CauseId::Spam,
        "https://github.com/MailCore/mailcore2/issues/1738, 2018-05-16"},
    {"icloud-dmarc", Origin::Reply, anyStage, 0, "", "'s dmarc policy", "", CauseId::DmarcRefused, appleCollection},
    {"icloud-authentication", Origin::Reply, anyStage, 0, "", "failing both spf and dkim", "", CauseId::NotProven,
        appleCollection},
    {"icloud-spamhaus-domain", Origin::Reply, anyStage, 0, "", "domain present in the spamhaus", "", CauseId::BadReputation,
        appleReplies},
    {"icloud-spamhaus", Origin::Reply, anyStage, 0, "", "rejected due to listing in spamhaus", "", CauseId::Blocklisted,
        appleCollection},
    {"icloud-proofpoint", Origin::Reply, anyStage, 0, "", "support.proofpoint.com/dnsbl-lookup", "", CauseId::Blocklisted,
        "https://github.com/forwardemail/free-email-forwarding/issues/219, 2020-04-12"},
    {"icloud-no-connections", Origin::Reply, anyStage, 0, "", "not accepting connections", "", CauseId::ServerBusy,
        appleCollection},
    {"gmx-sender", Origin::Reply, anyStage, 0, "", "sender address is not allowed", "", CauseId::SenderNotYours,
        "https://github.com/loganmarchione/docker-postfixrelay/issues/46, 2024-08-04"},
    {"gmx-try-again", Origin::Reply, anyStage, 0, "", "failure sending mail. try again later", "", CauseId::AllowanceUsedUp,
        "https://github.com/jstedfast/MailKit/issues/968, 2019-12-24"},
    {"gmx-header", Origin::Reply, anyStage, 0, "", "reject due to policy restrictions", "", CauseId::Malformed,
        "https://github.com/authelia/authelia/issues/2571, 2021-11-09"},
    {"gmx-blocklist", Origin::Reply, anyStage, 0, "", "ip address is block listed", "", CauseId::Blocklisted, gmxPostmaster},
    {"gmx-ptr", Origin::Reply, anyStage, 0, "", "bad dns ptr resource record", "", CauseId::ReverseDns,
        "https://github.com/EDSM-NET/FrontEnd/issues/21, 2017-08-08"},
    {"gmx-ptr-invalid", Origin::Reply, anyStage, 0, "", "invalid dns ptr resource record", "", CauseId::ReverseDns,
        "https://github.com/mailcow/mailcow/issues/915, 2017-11-23"},
    {"gmx-sender-domain", Origin::Reply, anyStage, 0, "", "invalid dns mx or a/aaaa resource record", "",
        CauseId::SenderDomainUnknown, "https://github.com/nodemailer/nodemailer/issues/510, 2015-11-04"},
    {"gmx-spf", Origin::Reply, anyStage, 0, "", "reject due to spf policy", "", CauseId::SpfFailed, unitedInternet},
    {"gmx-rate", Origin::Reply, anyStage, 0, "", "rate limit reached", "", CauseId::SenderRate, ionosReplies},
    {"gmx-policy", Origin::Reply, anyStage, 0, "", "reject due to policy violations", "", CauseId::BadReputation, ionosReplies},
    {"webde-storage", Origin::Reply, anyStage, 0, "", "exhausted allowed storage space", "", CauseId::MailboxFull,
        "http://www.sitepackage.de/service/dokumentation/auswertung/typische-fehlermeldungen-bei-unzustellbarkeit.html, read "
        "2026-11-23"},
    {"webde-messages", Origin::Reply, anyStage, 0, "", "too many messages on the server", "", CauseId::MailboxFull,
        "http://www.sitepackage.de/service/dokumentation/auswertung/typische-fehlermeldungen-bei-unzustellbarkeit.html, read "
        "2026-11-23"},
    {"ionos-quota", Origin::Reply, at(Stage::Rcpt) | at(Stage::Data) | at(Stage::EndOfData), 0, "", "quota exceeded", "",
        CauseId::MailboxFull,
        "https://www.ionos.com/help/email/troubleshooting-mail-basicmail-business/error-messages-caused-by-undeliverable-email/"
        ", read 2026-11-23"},
    {"tonline-quota", Origin::Reply, anyStage, 0, "", "over storage quota", "", CauseId::MailboxFull,
        "http://www.sitepackage.de/service/dokumentation/auswertung/typische-fehlermeldungen-bei-unzustellbarkeit.html, read "
        "2026-11-23"},
    {"ses-daily", Origin::Reply, anyStage, 0, "", "daily message quota exceeded", "", CauseId::AllowanceUsedUp,
        "https://docs.aws.amazon.com/ses/latest/dg/manage-sending-quotas-errors.html, read 2026-11-23"},
    {"ses-rate", Origin::Reply, anyStage, 0, "", "maximum sending rate exceeded", "", CauseId::OwnRate,
        "https://docs.aws.amazon.com/ses/latest/dg/manage-sending-quotas-errors.html, read 2026-11-23"},
    {"ses-service", Origin::Reply, anyStage, 0, "", "temporary service failure", "", CauseId::ServerBusy, sesReplies},
    {"ses-timeout", Origin::Reply, anyStage, 0, "", "timeout waiting for data from client", "", CauseId::WaitedTooLong,
        sesReplies},
    {"ses-not-verified", Origin::Reply, anyStage, 0, "", "email address is not verified", "", CauseId::SenderNotVerified,
        sesReplies},
    {"ses-access", Origin::Reply, anyStage, 0, "", "is not authorized to perform*ses:send", "", CauseId::RightToSendMissing,
        "https://aws.amazon.com/premiumsupport/knowledge-center/amazon-ses-iam-user-email-access-denied/, 2022-10-07"},
    {"ses-not-subscribed", Origin::Reply, anyStage, 0, "", "account not subscribed to ses", "", CauseId::AccountWithoutService,
        sesReplies},
    {"sendgrid-identity", Origin::Reply, anyStage, 0, "", "does not match a verified sender identity", "",
        CauseId::SenderNotVerified, "https://github.com/sahat/hackathon-starter/issues/1083, 2020-10-05"},
    {"sendgrid-credits", Origin::Reply, anyStage, 0, "", "maximum credits exceeded", "", CauseId::AllowanceUsedUp,
        sendGridReplies},
    {"sendgrid-hour", Origin::Reply, anyStage, 0, "", "too many recipients received this hour", "", CauseId::OwnRate,
        sendGridReplies},
    {"sendgrid-frequent", Origin::Reply, anyStage, 0, "", "too frequent connects", "", CauseId::OwnRate, sendGridReplies},
    {"sendgrid-deferred", Origin::Reply, anyStage, 0, "", "message from*temporarily deferred", "", CauseId::SenderRate,
        sendGridReplies},
    {"sendgrid-unauthenticated", Origin::Reply, anyStage, 0, "", "unauthenticated senders not allowed", "",
        CauseId::SignInWanted, "https://github.com/sendgrid/docs/issues/6473, 2021-02-25"},
};

} // namespace

CauseRules providerRules()
{
    return rules;
}

} // namespace pillarbox::ui
