// Chooses whose cause it is.

#include "ui/text/cause.h"

namespace pillarbox::ui {

using protocol::ErrorKind;

Cause causeOf(const protocol::SendError &error, const Context &context)
{
    switch (error.kind) {
    case ErrorKind::Refused:
    case ErrorKind::ProtocolViolation:
    case ErrorKind::ServerClosing:
        return replyCause(error, context);
    case ErrorKind::NoSuchHost:
    case ErrorKind::ResolveFailed:
    case ErrorKind::Unreachable:
    case ErrorKind::TimedOut:
    case ErrorKind::Disconnected:
        return networkCause(error, context);
    case ErrorKind::StartTlsNotOffered:
    case ErrorKind::Downgraded:
    case ErrorKind::PlainTextInjected:
    case ErrorKind::TlsFailed:
    case ErrorKind::CertificateInvalid:
    case ErrorKind::ClientCertificateRefused:
    case ErrorKind::ServerUnproven:
        return protectionCause(error, context);
    case ErrorKind::AuthNotOffered:
    case ErrorKind::AuthWithoutTls:
    case ErrorKind::CredentialMissing:
    case ErrorKind::CredentialRefused:
        return signInCause(error, context);
    default:
        return messageCause(error, context);
    }
}

} // namespace pillarbox::ui
