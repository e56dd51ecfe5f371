// What Microsoft 365 and Outlook.com say.

#include "ui/text/catalogue/rule.h"

namespace pillarbox::ui {

namespace {

constexpr const char *exchangeOnline = "https://learn.microsoft.com/exchange/troubleshoot/email-delivery/ndr/"
                                       "non-delivery-reports-in-exchange-online, 2023-01-29";
constexpr const char *submission
    = "https://learn.microsoft.com/exchange/troubleshoot/send-emails/smtp-submission-improvements, read 2026-11-23";
constexpr const char *microsoftCollection
    = "https://github.com/sisimai/p5-sisimai/blob/067b56c0c337132a3f0bb80303f8090387e189f4/lib/Sisimai/Rhost/Microsoft.pm, "
      "read 2026-11-23";
constexpr const char *throttling = "https://learn.microsoft.com/exchange/mail-flow-best-practices/"
                                   "continuous-error-throttling-smtp-auth-submissions, read 2026-11-23";

constexpr CauseRule rules[]{
    {"microsoft-tenant", Origin::Reply, anyStage, 0, "", "smtpclientauthentication is disabled for the tenant", "",
        CauseId::SignInOffForOrganisation, "https://github.com/simonrob/email-oauth2-proxy/issues/193, 2023-09-12"},
    {"microsoft-mailbox", Origin::Reply, anyStage, 0, "", "smtpclientauthentication is disabled for the mailbox", "",
        CauseId::SignInOffForMailbox,
        "https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/authenticated-client-smtp-submission, read "
        "2026-11-23"},
    {"microsoft-security-defaults", Origin::Reply, anyStage, 0, "", "security defaults policy", "", CauseId::SecurityDefaults,
        "https://docs.bookyourpto.com/features/smtp-troubleshoot, read 2026-11-23"},
    {"microsoft-conditional", Origin::Reply, anyStage, 0, "", "did not meet the criteria to be authenticated", "",
        CauseId::ConditionalAccess, "https://docs.bookyourpto.com/features/smtp-troubleshoot, read 2026-11-23"},
    {"microsoft-basic", Origin::Reply, anyStage, 0, "", "basic authentication is disabled", "", CauseId::PasswordSignInGone,
        "https://github.com/nodemailer/nodemailer/issues/1714, 2025-01-26"},
    {"microsoft-anonymous", Origin::Reply, anyStage, 0, "", "not authenticated to send", "", CauseId::SignInWanted,
        exchangeOnline},
    {"microsoft-send-as", Origin::Reply, anyStage, 0, "", "sendasdenied", "", CauseId::SenderNotYours,
        "https://github.com/gophish/gophish/issues/2900, 2023-06-27"},
    {"microsoft-own-mailbox", Origin::Reply, anyStage, 0, "", "storedrv.submission.exception:quotaexceeded", "",
        CauseId::OwnMailboxFull, submission},
    {"microsoft-connections", Origin::Reply, anyStage, 0, "", "concurrent connections limit exceeded", "",
        CauseId::TooManyConnections, "https://github.com/sabuhish/fastapi-mail/issues/75, 2021-07-10"},
    {"microsoft-threads", Origin::Reply, anyStage, 0, "", "sender thread limit exceeded", "", CauseId::TooManyConnections,
        "https://techcommunity.microsoft.com/t5/exchange-team-blog/changes-coming-to-the-smtp-authenticated-submission-client/"
        "ba-p/607825, read 2026-11-23"},
    {"microsoft-recipient-threads", Origin::Reply, anyStage, 0, "", "recipient thread limit exceeded", "",
        CauseId::TooMuchMailForRecipient, exchangeOnline},
    {"microsoft-daily", Origin::Reply, anyStage, 0, "", "daily limit for message recipients", "", CauseId::AllowanceUsedUp,
        exchangeOnline},
    {"microsoft-submission-quota", Origin::Reply, anyStage, 0, "", "submission quota exceeded", "", CauseId::AllowanceUsedUp,
        exchangeOnline},
    {"microsoft-hourly-pair", Origin::Reply, anyStage, 0, "", "per hour message receive limit from specific sender", "",
        CauseId::OwnRate, exchangeOnline},
    {"microsoft-hourly", Origin::Reply, anyStage, 0, "", "per hour message receive limit exceeded", "",
        CauseId::TooMuchMailForRecipient, exchangeOnline},
    {"microsoft-outbound-spam", Origin::Reply, anyStage, 0, "", "bad outbound sender", "", CauseId::AccountBlocked,
        exchangeOnline},
    {"microsoft-banned", Origin::Reply, anyStage, 0, "", "access denied, banned sender", "", CauseId::AccountBlocked,
        exchangeOnline},
    {"microsoft-spam-abuse", Origin::Reply, anyStage, 0, "", "access denied, spam abuse detected", "", CauseId::AccountBlocked,
        exchangeOnline},
    {"microsoft-tenant-threshold", Origin::Reply, anyStage, 0, "", "tenant has exceeded threshold", "", CauseId::AccountBlocked,
        exchangeOnline},
    {"microsoft-ip-traffic", Origin::Reply, anyStage, 0, "", "traffic not accepted from this ip", "", CauseId::BadReputation,
        exchangeOnline},
    {"microsoft-banned-ip", Origin::Reply, anyStage, 0, "5.7.606-649", "", "", CauseId::Blocklisted, exchangeOnline},
    {"microsoft-evaluating", Origin::Reply, anyStage, 0, "4.7.500-699", "", "", CauseId::SenderRate, exchangeOnline},
    {"microsoft-evaluating-ip", Origin::Reply, anyStage, 0, "4.7.850-899", "", "", CauseId::SenderRate, exchangeOnline},
    {"microsoft-ip-rate", Origin::Reply, anyStage, 0, "", "temporarily rate limited due to ip reputation", "",
        CauseId::BadReputation, microsoftCollection},
    {"microsoft-block-list", Origin::Reply, anyStage, 0, "", "part of their network is on our block list", "",
        CauseId::Blocklisted,
        "https://sevencreative.co.uk/how-to-remove-yourself-from-the-hotmail-block-list/, read 2026-11-23"},
    {"microsoft-customer-list", Origin::Reply, anyStage, 0, "", "using customer block list", "", CauseId::BlockedByRecipient,
        exchangeOnline},
    {"microsoft-rejected-by-recipient", Origin::Reply, anyStage, 0, "", "access denied, rejected by recipient", "",
        CauseId::BlockedByRecipient, exchangeOnline},
    {"microsoft-recipient-access", Origin::Reply, anyStage, 0, "5.4.1", "recipient address rejected: access denied", "",
        CauseId::NoSuchMailbox, exchangeOnline},
    {"microsoft-recipient-504", Origin::Reply, anyStage, 0, "5.7.504", "recipient address rejected: access denied", "",
        CauseId::NoSuchMailbox, exchangeOnline},
    {"microsoft-not-found", Origin::Reply, anyStage, 0, "5.1.10", "", "microsoft", CauseId::NoSuchMailbox, exchangeOnline},
    {"microsoft-hotmail", Origin::Reply, anyStage, 0, "5.5.0", "", "microsoft", CauseId::NoSuchMailbox, exchangeOnline},
    {"microsoft-organisation-only", Origin::Reply, anyStage, 0, "", "sender was not authenticated by organization", "",
        CauseId::OwnOrganisationOnly, exchangeOnline},
    {"microsoft-group-only", Origin::Reply, anyStage, 0, "", "sender not authenticated for group", "",
        CauseId::OwnOrganisationOnly, exchangeOnline},
    {"microsoft-mailbox-only", Origin::Reply, anyStage, 0, "", "sender was not authenticated for mailbox", "",
        CauseId::OwnOrganisationOnly, exchangeOnline},
    {"microsoft-folder-only", Origin::Reply, anyStage, 0, "", "sender was not authenticated for public folder", "",
        CauseId::OwnOrganisationOnly, exchangeOnline},
    {"microsoft-allowed-senders", Origin::Reply, anyStage, 0, "", "sender not in allowed-senders list", "",
        CauseId::ListForbidden, exchangeOnline},
    {"microsoft-spf", Origin::Reply, anyStage, 0, "", "sender policy framework violation", "", CauseId::SpfFailed,
        exchangeOnline},
    {"microsoft-dmarc", Origin::Reply, anyStage, 0, "", "does not pass dmarc verification", "", CauseId::DmarcRefused,
        exchangeOnline},
    {"microsoft-ipv6-dns", Origin::Reply, anyStage, 0, "", "must have a reverse dns record", "", CauseId::ReverseDns,
        exchangeOnline},
    {"microsoft-ipv6-signed", Origin::Reply, anyStage, 0, "", "must pass either spf or dkim validation", "", CauseId::NotProven,
        exchangeOnline},
    {"microsoft-no-ipv6", Origin::Reply, anyStage, 0, "", "does not accept email over ipv6", "", CauseId::NotOverIpv6,
        exchangeOnline},
    {"microsoft-helo", Origin::Reply, anyStage, 0, "", "access denied, bad helo", "", CauseId::IntroductionRefused,
        exchangeOnline},
    {"microsoft-from", Origin::Reply, anyStage, 0, "", "message must be rfc 5322 section 3.6.2 compliant", "",
        CauseId::FromMissing, exchangeOnline},
    {"microsoft-bare-lf", Origin::Reply, anyStage, 0, "", "invalid characters", "", CauseId::BareLineEnds, exchangeOnline},
    {"microsoft-recipient-policy", Origin::Reply, anyStage, 0, "", "tenant recipient block policy", "",
        CauseId::RecipientForbidden, exchangeOnline},
    {"microsoft-rule", Origin::Reply, anyStage, 0, "5.7.900-999", "", "microsoft", CauseId::OrganisationRule,
        microsoftCollection},
    {"microsoft-unregistered", Origin::Reply, anyStage, 0, "", "sending from unregistered domains", "",
        CauseId::DomainNotRegistered, microsoftCollection},
    {"microsoft-connector", Origin::Reply, anyStage, 0, "", "tenantattribution; relay access denied", "",
        CauseId::DomainNotRegistered,
        "https://learn.microsoft.com/exchange/troubleshoot/email-delivery/ndr/relay-access-denied-smtp, read 2026-11-23"},
    {"microsoft-throttled-full", Origin::Reply, anyStage, 0, "", "continuous mailbox full errors", "", CauseId::OwnMailboxFull,
        throttling},
    {"microsoft-throttled-send-as", Origin::Reply, anyStage, 0, "", "continuous send as denied errors", "",
        CauseId::SlowedAfterErrors, throttling},
    {"microsoft-throttled-licence", Origin::Reply, anyStage, 0, "", "continuous invalid license errors", "",
        CauseId::LicenseMissing, throttling},
    {"microsoft-throttled-many", Origin::Reply, anyStage, 0, "", "continuous too many recipients errors", "",
        CauseId::SlowedAfterErrors, throttling},
    {"microsoft-throttled-recipients", Origin::Reply, anyStage, 0, "", "continuous invalid recipients errors", "",
        CauseId::SlowedAfterErrors, throttling},
    {"microsoft-no-tls", Origin::Reply, anyStage, 0, "", "starttls-not-supported", "", CauseId::RecipientTlsMissing,
        exchangeOnline},
    {"microsoft-certificate", Origin::Reply, anyStage, 0, "", "certificate-expired", "", CauseId::RecipientCertificate,
        exchangeOnline},
    {"microsoft-certificate-name", Origin::Reply, anyStage, 0, "", "certificate-host-mismatch", "",
        CauseId::RecipientCertificate, exchangeOnline},
    {"microsoft-dane", Origin::Reply, anyStage, 0, "", "tlsa-invalid", "", CauseId::RecipientDane, exchangeOnline},
    {"microsoft-dnssec", Origin::Reply, anyStage, 0, "", "dnssec-invalid", "", CauseId::RecipientDane, exchangeOnline},
    {"microsoft-spam", Origin::Reply, anyStage, 0, "", "content identified as spam", "", CauseId::Spam,
        "https://github.com/zulip/zulip/issues/26721, 2023-09-13"},
    {"microsoft-loop", Origin::Reply, anyStage, 0, "5.4.14", "", "", CauseId::Loop, exchangeOnline},
    {"microsoft-expired", Origin::Reply, anyStage, 0, "5.4.300", "", "", CauseId::Expired, exchangeOnline},
    {"microsoft-refused-there", Origin::Reply, anyStage, 0, "4.4.316", "", "", CauseId::NoAnswer, exchangeOnline},
    {"microsoft-forest", Origin::Reply, anyStage, 0, "", "concurrent connections per resource forest", "",
        CauseId::TooManyConnections, "https://smtpfieldmanual.com/spamfilter/exchangeonline, read 2026-11-23"},
};

} // namespace

CauseRules microsoftRules()
{
    return rules;
}

} // namespace pillarbox::ui
