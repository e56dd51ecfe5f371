#include "smtp/protocol/senderror.h"

#include <algorithm>
#include <array>
#include <utility>

namespace pillarbox::protocol {

namespace {

template<typename Enum, std::size_t N>
using NameTable = std::array<std::pair<Enum, const char *>, N>;

constexpr NameTable<Stage, 12> stageNames = {{
    {Stage::Local, "local"},
    {Stage::Resolve, "resolve"},
    {Stage::Connect, "connect"},
    {Stage::Greeting, "greeting"},
    {Stage::Ehlo, "ehlo"},
    {Stage::StartTls, "starttls"},
    {Stage::Tls, "tls"},
    {Stage::Auth, "auth"},
    {Stage::Mail, "mail"},
    {Stage::Rcpt, "rcpt"},
    {Stage::Data, "data"},
    {Stage::EndOfData, "eod"},
}};

constexpr NameTable<ErrorKind, 42> kindNames = {{
    {ErrorKind::Refused, "refused"},
    {ErrorKind::ProtocolViolation, "protocolViolation"},
    {ErrorKind::ServerClosing, "serverClosing"},
    {ErrorKind::NoSuchHost, "noSuchHost"},
    {ErrorKind::ResolveFailed, "resolveFailed"},
    {ErrorKind::Unreachable, "unreachable"},
    {ErrorKind::TimedOut, "timedOut"},
    {ErrorKind::Disconnected, "disconnected"},
    {ErrorKind::CaptivePortal, "captivePortal"},
    {ErrorKind::ProgramEnded, "programEnded"},
    {ErrorKind::StartTlsNotOffered, "startTlsNotOffered"},
    {ErrorKind::PlainTextInjected, "plainTextInjected"},
    {ErrorKind::TlsFailed, "tlsFailed"},
    {ErrorKind::CertificateInvalid, "certificateInvalid"},
    {ErrorKind::PinnedKeyChanged, "pinnedKeyChanged"},
    {ErrorKind::ClientCertificateRefused, "clientCertificateRefused"},
    {ErrorKind::AuthNotOffered, "authNotOffered"},
    {ErrorKind::AuthWithoutTls, "authWithoutTls"},
    {ErrorKind::AccountMissing, "accountMissing"},
    {ErrorKind::CredentialMissing, "credentialMissing"},
    {ErrorKind::SignInExpired, "signInExpired"},
    {ErrorKind::TokenUnreachable, "tokenUnreachable"},
    {ErrorKind::Downgraded, "downgraded"},
    {ErrorKind::CredentialRefused, "credentialRefused"},
    {ErrorKind::ServerUnproven, "serverUnproven"},
    {ErrorKind::SigningKeyMissing, "signingKeyMissing"},
    {ErrorKind::BadAddress, "badAddress"},
    {ErrorKind::BadInput, "badInput"},
    {ErrorKind::NoRecipients, "noRecipients"},
    {ErrorKind::TooLarge, "tooLarge"},
    {ErrorKind::NeedsSmtpUtf8, "needsSmtpUtf8"},
    {ErrorKind::Needs8BitMime, "needs8BitMime"},
    {ErrorKind::ExtensionMissing, "extensionMissing"},
    {ErrorKind::LineTooLong, "lineTooLong"},
    {ErrorKind::CannotReadFile, "cannotReadFile"},
    {ErrorKind::SpoolMissing, "spoolMissing"},
    {ErrorKind::RecordLost, "recordLost"},
    {ErrorKind::CannotWriteFile, "cannotWriteFile"},
    {ErrorKind::SpoolUnreadable, "spoolUnreadable"},
    {ErrorKind::Paced, "paced"},
    {ErrorKind::Cancelled, "cancelled"},
    {ErrorKind::Internal, "internal"},
}};

template<typename Table, typename Enum>
QByteArray nameIn(const Table &table, Enum value)
{
    const auto found = std::find_if(table.begin(), table.end(), [&](const auto &entry) { return entry.first == value; });
    return found == table.end() ? QByteArray() : QByteArray(found->second);
}

template<typename Enum, typename Table>
std::optional<Enum> valueIn(const Table &table, QByteArrayView name)
{
    const auto found = std::find_if(table.begin(), table.end(), [&](const auto &entry) { return name == entry.second; });
    return found == table.end() ? std::nullopt : std::optional<Enum>(found->first);
}

bool isTransient(int replyCode)
{
    return replyCode >= 400 && replyCode < 500;
}

// Up to AUTH the server judges the client, not the message. Later, 530 still means: sign in first (RFC 4954 section 6).
Disposition dispositionOfRefusal(const SendError &error)
{
    if (error.stage < Stage::Mail)
        return isTransient(error.replyCode) ? Disposition::RetryRelay : Disposition::AskAccount;
    if (error.replyCode == 530)
        return Disposition::AskAccount;
    return isTransient(error.replyCode) ? Disposition::RetryMessage : Disposition::Final;
}

} // namespace

Disposition dispositionOf(const SendError &error)
{
    if (error.mayHaveBeenDelivered)
        return Disposition::Unknown;
    switch (error.kind) {
    case ErrorKind::Refused:
        return dispositionOfRefusal(error);
    case ErrorKind::SpoolUnreadable: // of this one message; the others may be well
        return Disposition::RetryMessage;
    case ErrorKind::ProtocolViolation:
    case ErrorKind::ServerClosing:
    case ErrorKind::ResolveFailed:
    case ErrorKind::Unreachable:
    case ErrorKind::TimedOut:
    case ErrorKind::Disconnected:
    case ErrorKind::CaptivePortal:
    case ErrorKind::ProgramEnded:
    case ErrorKind::TlsFailed:
    case ErrorKind::TokenUnreachable:
    case ErrorKind::Paced:
        return Disposition::RetryRelay;
    case ErrorKind::NoSuchHost: // the name server is sure: the host's name wants changing
    case ErrorKind::StartTlsNotOffered:
    case ErrorKind::PlainTextInjected:
    case ErrorKind::CertificateInvalid:
    case ErrorKind::PinnedKeyChanged:
    case ErrorKind::ClientCertificateRefused:
    case ErrorKind::AuthNotOffered:
    case ErrorKind::AuthWithoutTls:
    case ErrorKind::AccountMissing:
    case ErrorKind::CredentialMissing:
    case ErrorKind::Downgraded:
    case ErrorKind::SignInExpired:
    case ErrorKind::CredentialRefused:
    case ErrorKind::ServerUnproven:
    case ErrorKind::SigningKeyMissing:
        return Disposition::AskAccount;
    case ErrorKind::BadAddress:
    case ErrorKind::BadInput:
    case ErrorKind::NoRecipients:
    case ErrorKind::TooLarge:
    case ErrorKind::NeedsSmtpUtf8:
    case ErrorKind::Needs8BitMime:
    case ErrorKind::ExtensionMissing:
    case ErrorKind::LineTooLong:
    case ErrorKind::CannotReadFile:
    case ErrorKind::SpoolMissing:
    case ErrorKind::RecordLost:
    case ErrorKind::CannotWriteFile:
    case ErrorKind::Cancelled:
    case ErrorKind::Internal:
        return Disposition::Final;
    }
    return Disposition::Final;
}

QByteArray stageName(Stage stage)
{
    return nameIn(stageNames, stage);
}

std::optional<Stage> stageFromName(QByteArrayView name)
{
    return valueIn<Stage>(stageNames, name);
}

QByteArray errorKindName(ErrorKind kind)
{
    return nameIn(kindNames, kind);
}

std::optional<ErrorKind> errorKindFromName(QByteArrayView name)
{
    return valueIn<ErrorKind>(kindNames, name);
}

} // namespace pillarbox::protocol
