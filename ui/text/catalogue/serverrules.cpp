// What Postfix, Exim, Dovecot, Exchange and the filters in front of them say.

#include "ui/text/catalogue/rule.h"

namespace pillarbox::ui {

namespace {

constexpr const char *postfixChecks = "https://github.com/vdukhovni/postfix/blob/01c5f58c4b165f40b7cbf354d92746a98f9a86e2/"
                                      "postfix/src/smtpd/smtpd_check.c, read 2026-11-23";
constexpr const char *postfixDialogue
    = "https://github.com/vdukhovni/postfix/blob/master/postfix/src/smtpd/smtpd.c, read 2026-11-23";
constexpr const char *eximDialogue
    = "https://github.com/Exim/exim/blob/2f460950af2d4379deaa804c43caf24a9fb055a0/src/src/smtp_in.c, read 2026-11-23";
constexpr const char *sendGridReplies
    = "https://www.twilio.com/docs/sendgrid/for-developers/sending-email/smtp-errors-and-troubleshooting, read 2026-11-23";
constexpr const char *dovecotDialogue = "https://github.com/dovecot/core/tree/main/src/lib-smtp, read 2026-11-23";
constexpr const char *exchangeOnline = "https://learn.microsoft.com/exchange/troubleshoot/email-delivery/ndr/"
                                       "non-delivery-reports-in-exchange-online, 2023-01-29";
constexpr const char *exchangeServer
    = "https://learn.microsoft.com/exchange/mail-flow/non-delivery-reports-and-bounce-messages/"
      "non-delivery-reports-and-bounce-messages, read 2026-11-23";
constexpr const char *microsoftCollection
    = "https://github.com/sisimai/p5-sisimai/blob/067b56c0c337132a3f0bb80303f8090387e189f4/lib/Sisimai/Rhost/Microsoft.pm, "
      "read 2026-11-23";

constexpr CauseRule rules[]{
    {"postfix-user-unknown", Origin::Reply, anyStage, 0, "", "user unknown", "", CauseId::NoSuchMailbox, postfixChecks},
    {"postfix-sender-unknown", Origin::Reply, anyStage, 0, "", "sender address rejected: user unknown", "",
        CauseId::SenderNotYours, postfixChecks},
    {"postfix-relay", Origin::Reply, anyStage, 0, "", "relay access denied", "", CauseId::RelayDenied, postfixChecks},
    {"postfix-not-owned", Origin::Reply, anyStage, 0, "", "not owned by user", "", CauseId::SenderNotYours, postfixChecks},
    {"postfix-not-logged-in", Origin::Reply, anyStage, 0, "", "sender address rejected: not logged in", "",
        CauseId::SenderNeedsSignIn, "https://github.com/hardware/mailserver/issues/148, 2017-08-26"},
    {"postfix-sender-domain", Origin::Reply, anyStage, 0, "", "sender address rejected: domain not found", "",
        CauseId::SenderDomainUnknown, "https://github.com/docker-mailserver/docker-mailserver/issues/1744, 2021-01-07"},
    {"postfix-recipient-domain", Origin::Reply, anyStage, 0, "", "recipient address rejected: domain not found", "",
        CauseId::NoSuchDomain, "https://github.com/hitobito/hitobito/issues/495, 2018-03-26"},
    {"postfix-null-mx-sender", Origin::Reply, anyStage, 0, "", "sender address rejected: domain*does not accept mail (nullmx)",
        "", CauseId::SenderDomainTakesNoMail, postfixChecks},
    {"postfix-null-mx", Origin::Reply, anyStage, 0, "", "recipient address rejected: domain*does not accept mail (nullmx)", "",
        CauseId::DomainTakesNoMail, postfixChecks},
    {"postfix-fqdn", Origin::Reply, anyStage, 0, "", "need fully-qualified address", "", CauseId::AddressLacksDomain,
        postfixChecks},
    {"postfix-helo-fqdn", Origin::Reply, anyStage, 0, "", "need fully-qualified hostname", "", CauseId::IntroductionRefused,
        postfixChecks},
    {"postfix-helo", Origin::Reply, anyStage, 0, "", "helo command rejected", "", CauseId::IntroductionRefused, postfixChecks},
    {"postfix-unverified", Origin::Reply, anyStage, 0, "", "rejected: unverified address", "", CauseId::AddressBeingChecked,
        postfixChecks},
    {"postfix-undeliverable", Origin::Reply, anyStage, 0, "", "recipient address rejected: undeliverable address", "",
        CauseId::NoSuchMailbox, postfixChecks},
    {"postfix-undeliverable-sender", Origin::Reply, anyStage, 0, "", "sender address rejected: undeliverable address", "",
        CauseId::SenderCheckFailed, postfixChecks},
    {"postfix-reverse-dns", Origin::Reply, anyStage, 0, "", "client host rejected: cannot find your", "", CauseId::ReverseDns,
        postfixChecks},
    {"postfix-client-rejected", Origin::Reply, anyStage, 0, "", "client host rejected: access denied", "",
        CauseId::NotAuthorized, postfixChecks},
    {"postfix-blocklist", Origin::Reply, anyStage, 0, "", "blocked using", "", CauseId::Blocklisted,
        "https://github.com/simple-login/app/issues/2675, 2026-02-08"},
    {"postfix-quota", Origin::Reply, anyStage, 0, "", "recipient address rejected: quota exceeded", "", CauseId::MailboxFull,
        "https://pastebin.com/HJQ7Mvep, 2019-09-26"},
    {"postfix-auth-commands", Origin::Reply, anyStage, 0, "", "too many auth commands", "", CauseId::TooManySignIns,
        postfixDialogue},
    {"postfix-too-much-mail", Origin::Reply, anyStage, 0, "", "too much mail from", "", CauseId::OwnRate, postfixDialogue},
    {"postfix-recipient-rate", Origin::Reply, anyStage, 0, "", "error: too many recipients from", "", CauseId::OwnRate,
        postfixDialogue},
    {"postfix-connections", Origin::Reply, anyStage, 0, "", "too many connections", "", CauseId::TooManyConnections,
        postfixDialogue},
    {"postfix-tls-sessions", Origin::Reply, anyStage, 0, "", "too many new tls sessions", "", CauseId::TooManyConnections,
        postfixDialogue},
    {"postfix-too-many-errors", Origin::Reply, anyStage, 0, "", "error: too many errors", "", CauseId::TooManyErrors,
        postfixDialogue},
    {"postfix-starttls-first", Origin::Reply, anyStage, 0, "", "must issue a starttls command first", "",
        CauseId::EncryptionWanted, postfixDialogue},
    {"postfix-no-auth", Origin::Reply, anyStage, 0, "", "authentication not enabled", "", CauseId::NoSignInHere,
        postfixDialogue},
    {"postfix-auth-encryption", Origin::Reply, anyStage, 504, "", "encryption required for requested authentication mechanism",
        "", CauseId::EncryptionForSignIn, postfixDialogue},
    {"postfix-bare-lf", Origin::Reply, anyStage, 0, "", "bare <lf> received", "", CauseId::BareLineEnds, postfixDialogue},
    {"postfix-smtputf8", Origin::Reply, anyStage, 0, "", "must declare smtputf8", "", CauseId::NonAsciiAddress,
        postfixDialogue},
    {"postfix-lookup", Origin::Reply, anyStage, 0, "", "temporary lookup failure", "", CauseId::DirectoryTrouble,
        postfixChecks},
    {"postfix-configuration", Origin::Reply, anyStage, 0, "", "server configuration", "", CauseId::Misconfigured,
        postfixDialogue},
    {"postfix-content", Origin::Reply, anyStage, 0, "", "message content rejected", "", CauseId::Spam,
        "https://github.com/mandarons/icloud-docker/issues/163, 2023-10-18"},
    {"postfix-pipelining", Origin::Reply, anyStage, 0, "", "improper use of smtp command pipelining", "", CauseId::OutOfOrder,
        postfixChecks},
    {"postfix-synchronization", Origin::Reply, anyStage, 0, "", "smtp protocol synchronization", "", CauseId::OutOfOrder,
        postfixDialogue},
    {"exim-relay", Origin::Reply, anyStage, 0, "", "relay not permitted", "", CauseId::RelayDenied,
        "https://github.com/namshi/docker-smtp/issues/85, 2023-06-29"},
    {"exim-unrouteable", Origin::Reply, anyStage, 0, "", "unrouteable address", "", CauseId::NoRoute,
        "https://github.com/PHPMailer/PHPMailer/issues/1187, 2017-10-06"},
    {"exim-sender-verify", Origin::Reply, anyStage, 0, "", "sender verify failed", "", CauseId::SenderCheckFailed,
        "https://github.com/docker-mailserver/docker-mailserver/issues/2257, 2021-10-22"},
    {"exim-sender-callout", Origin::Reply, anyStage, 0, "", "could not complete sender verify", "",
        CauseId::AddressBeingChecked, eximDialogue},
    {"exim-auth", Origin::Reply, anyStage, 0, "", "incorrect authentication data", "", CauseId::CredentialsWrong, eximDialogue},
    {"exim-auth-not-advertised", Origin::Reply, anyStage, 0, "", "auth command used when not advertised", "",
        CauseId::NoSignInHere, eximDialogue},
    {"exim-local-problem", Origin::Reply, anyStage, 0, "", "temporary local problem", "", CauseId::LocalTrouble,
        sendGridReplies},
    {"exim-connections", Origin::Reply, anyStage, 0, "", "too many concurrent smtp connections", "",
        CauseId::TooManyConnections, "https://github.com/PHPMailer/PHPMailer/issues/2070, 2020-06-17"},
    {"exim-messages", Origin::Reply, anyStage, 0, "", "too many messages in this connection", "", CauseId::OwnRate,
        eximDialogue},
    {"exim-load", Origin::Reply, anyStage, 0, "", "too much load", "", CauseId::ServerBusy, eximDialogue},
    {"exim-space", Origin::Reply, anyStage, 0, "", "space shortage", "", CauseId::NoRoom, eximDialogue},
    {"exim-recipients", Origin::Reply, anyStage, 5, "", "too many recipients", "", CauseId::TooManyRecipients, eximDialogue},
    {"exim-size", Origin::Reply, anyStage, 0, "", "message size exceeds maximum permitted", "", CauseId::TooLarge,
        eximDialogue},
    {"exim-loop", Origin::Reply, anyStage, 0, "", "suspected mail loop", "", CauseId::Loop, eximDialogue},
    {"exim-administrative", Origin::Reply, anyStage, 0, "", "administrative prohibition", "", CauseId::NotAuthorized,
        eximDialogue},
    {"exim-nonmail", Origin::Reply, anyStage, 0, "", "too many nonmail commands", "", CauseId::TooManyErrors, eximDialogue},
    {"exim-unknown-user", Origin::Reply, anyStage, 0, "", "unknown user", "", CauseId::NoSuchMailbox,
        "https://www.ionos.com/help/email/troubleshooting-mail-basicmail-business/error-messages-caused-by-undeliverable-email/"
        ", read 2026-11-23"},
    {"dovecot-quota", Origin::Reply, anyStage, 0, "", "quota exceeded (mailbox for user is full)", "", CauseId::MailboxFull,
        "https://pastebin.com/sgxwMt2v, 2017-05-02"},
    {"dovecot-no-user", Origin::Reply, anyStage, 0, "", "user doesn't exist", "", CauseId::NoSuchMailbox, dovecotDialogue},
    {"dovecot-size", Origin::Reply, anyStage, 0, "", "message size exceeds administrative limit", "", CauseId::TooLarge,
        dovecotDialogue},
    {"dovecot-mechanism", Origin::Reply, anyStage, 0, "", "unsupported authentication mechanism", "", CauseId::MechanismUnknown,
        dovecotDialogue},
    {"dovecot-plaintext", Origin::Reply, anyStage, 0, "", "authentication not allowed until ssl/tls", "",
        CauseId::EncryptionForSignIn, dovecotDialogue},
    {"dovecot-deliveries", Origin::Reply, anyStage, 0, "", "too many concurrent deliveries", "",
        CauseId::TooMuchMailForRecipient, dovecotDialogue},
    {"dovecot-relay", Origin::Reply, anyStage, 0, "", "failed to connect to relay server", "", CauseId::NoAnswer,
        dovecotDialogue},
    {"exchange-relay", Origin::Reply, anyStage, 0, "", "unable to relay", "", CauseId::RelayDenied, exchangeOnline},
    {"exchange-send-as", Origin::Reply, anyStage, 0, "", "permissions to send as this sender", "", CauseId::SenderNotYours,
        "https://haneefputtur.com/"
        "exchange-2010-mail-script-error-550-5-7-1-client-does-not-have-permissions-to-send-as-this-sender.html, read "
        "2026-11-23"},
    {"exchange-not-authenticated", Origin::Reply, anyStage, 0, "", "client was not authenticated", "", CauseId::SignInWanted,
        exchangeOnline},
    {"exchange-resources", Origin::Reply, anyStage, 0, "", "insufficient system resources", "", CauseId::ShortOfResources,
        exchangeServer},
    {"exchange-not-available", Origin::Reply, anyStage, 0, "4.3.2", "service not available", "", CauseId::ServerBusy,
        exchangeServer},
    {"exchange-recipient-size", Origin::Reply, anyStage, 0, "", "recipsizelimit", "", CauseId::TooLargeForMailbox,
        exchangeServer},
    {"exchange-reserved", Origin::Reply, anyStage, 0, "", "recipient address reserved by rfc 2606", "", CauseId::ReservedDomain,
        exchangeServer},
    {"exchange-single-label", Origin::Reply, anyStage, 0, "", "single label domains not accepted", "",
        CauseId::AddressLacksDomain, exchangeServer},
    {"exchange-fixed-maximum", Origin::Reply, anyStage, 0, "", "exceeds fixed maximum message size", "", CauseId::TooLarge,
        microsoftCollection},
    {"exchange-rate", Origin::Reply, anyStage, 0, "", "message submission rate for this client has exceeded", "",
        CauseId::OwnRate, "https://portal.iridis.uk/?action=article&cmd=knowledgebase&id=164, read 2026-11-23"},
    {"exchange-recipient-not-found", Origin::Reply, anyStage, 0, "", "exrecipnotfound", "", CauseId::NoSuchMailbox,
        exchangeServer},
    {"exchange-auth-required", Origin::Reply, anyStage, 0, "", "resolver.rst.authrequired", "", CauseId::OwnOrganisationOnly,
        "https://snapoverflow.com/server/question/758971/explanation-of-various-smtp-error-codes-bounced-by-mailservers, read "
        "2026-11-23"},
    {"rspamd-spam", Origin::Reply, anyStage, 0, "", "spam message rejected", "", CauseId::Spam,
        "https://github.com/rspamd/rspamd/issues/5343, 2025-02-15"},
    {"filter-spam", Origin::Reply, anyStage, 0, "", "rejected as spam", "", CauseId::Spam,
        "https://github.com/swiftmailer/swiftmailer/issues/1244, 2019-12-22"},
    {"filter-spam-german", Origin::Reply, anyStage, 0, "", "als spam eingestuft", "", CauseId::Spam,
        "https://www.bytecamp.net/de/faq/email/zustellen.html, read 2026-11-23"},
    {"filter-virus", Origin::Reply, anyStage, 0, "", "for spam or virus content", "", CauseId::Virus,
        "https://github.com/kgretzky/evilginx2/pull/480, 2020-05-26"},
    {"filter-unauthenticated", Origin::Reply, anyStage, 0, "", "unauthenticated mail not allowed", "", CauseId::SignInWanted,
        "https://github.com/mjl-/mox/issues/352, 2025-05-15"},
    {"qmail-quota", Origin::Reply, anyStage, 0, "", "trouble in home directory", "", CauseId::MailboxFull,
        "https://support.onesystems.ch/722126-%C3%9Cbersicht-h%C3%A4ufig-vorkommender-Fehlermeldungen, read 2026-11-23"},
    {"not-allowed-to-connect", Origin::Reply, anyStage, 0, "", "not allowed to connect", "", CauseId::Blocklisted,
        "https://github.com/mail-in-a-box/mailinabox/issues/1194, 2017-06-20"},
    {"exceeded-quota-of-relay", Origin::Reply, anyStage, 0, "", "you have exceeded your outmail quota", "",
        CauseId::AllowanceUsedUp,
        "https://support.prolateral.com/index.php?/Knowledgebase/Article/View/187/35/what-does-smtp-554-571-mean, read "
        "2026-11-23"},
};

} // namespace

CauseRules serverRules()
{
    return rules;
}

} // namespace pillarbox::ui
