// Chooses whose cause it is.

#include "ui/text/cause.h"

#include "ui/text/catalogue/catalogue.h"
#include "ui/text/catalogue/causetext.h"

namespace pillarbox::ui {

using protocol::ErrorKind;

namespace {

Cause causeOfKind(const protocol::SendError &error, const Context &context)
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
    case ErrorKind::CaptivePortal:
        return networkCause(error, context);
    case ErrorKind::StartTlsNotOffered:
    case ErrorKind::Downgraded:
    case ErrorKind::PlainTextInjected:
    case ErrorKind::TlsFailed:
    case ErrorKind::CertificateInvalid:
    case ErrorKind::PinnedKeyChanged:
    case ErrorKind::ClientCertificateRefused:
    case ErrorKind::ServerUnproven:
        return protectionCause(error, context);
    case ErrorKind::AuthNotOffered:
    case ErrorKind::AuthWithoutTls:
    case ErrorKind::AccountMissing:
    case ErrorKind::CredentialMissing:
    case ErrorKind::CredentialRefused:
    case ErrorKind::SignInExpired:
    case ErrorKind::TokenUnreachable:
    case ErrorKind::SigningKeyMissing:
        return signInCause(error, context);
    default:
        return messageCause(error, context);
    }
}

// A reply's own text says more than the provider's facts, and these more than its codes.
Cause ownCauseOf(const protocol::SendError &error, const Context &context)
{
    const CauseRule *rule = ruleFor(error, context);
    const bool isTold = rule && *rule->text && !isPasswordTrouble(*rule);
    if (auto cause = isTold ? std::nullopt : providerCause(error, context)) {
        if (!cause->who && rule)
            cause->who = textOf(rule->cause).who;
        return *cause;
    }
    Cause cause = causeOfKind(error, context);
    if (rule)
        setWords(cause, *rule, error, context);
    return cause;
}

} // namespace

// What a system says of a file ends without a full stop.
Cause causeOf(const protocol::SendError &error, const Context &context)
{
    Cause cause = ownCauseOf(error, context);
    if (!cause.what.endsWith(QLatin1Char('.')))
        cause.what += QLatin1Char('.');
    if (!cause.who)
        cause.who = whoOf(error, !context.isInOutbox);
    return cause;
}

} // namespace pillarbox::ui
