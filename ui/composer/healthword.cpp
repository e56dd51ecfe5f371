#include "ui/composer/healthword.h"

#include <QCoreApplication>

namespace pillarbox::ui {

namespace {

struct Health {
    Q_DECLARE_TR_FUNCTIONS(HealthWord)
};

HealthWord trouble(const outbox::AccountHealth &health)
{
    using protocol::ErrorKind;
    if (!health.error)
        return {Health::tr("Needs you"), Symbol::Key, Tone::Bad};
    switch (health.error->kind) {
    case ErrorKind::CredentialRefused:
    case ErrorKind::SignInExpired:
    case ErrorKind::ClientCertificateRefused:
        return {Health::tr("Sign-in refused"), Symbol::Key, Tone::Bad};
    case ErrorKind::CredentialMissing:
        return {Health::tr("Password needed"), Symbol::Key, Tone::Bad};
    case ErrorKind::CertificateInvalid:
    case ErrorKind::PinnedKeyChanged:
        return {Health::tr("Certificate not accepted"), Symbol::Warn, Tone::Bad};
    default:
        return {Health::tr("Needs you"), Symbol::Warn, Tone::Bad};
    }
}

} // namespace

HealthWord healthWord(const outbox::AccountHealth &health)
{
    using State = outbox::AccountHealth::State;
    switch (health.state) {
    case State::Untested:
        return {};
    case State::Ready:
        return {Health::tr("Ready"), Symbol::Ok, Tone::Ok};
    case State::Unreachable:
        if (health.error && health.error->kind == protocol::ErrorKind::CannotWriteFile)
            return {Health::tr("Disk full?"), Symbol::Warn, Tone::Bad};
        if (health.error && health.error->kind == protocol::ErrorKind::CaptivePortal)
            return {Health::tr("Network sign-in"), Symbol::Clock, Tone::Wait};
        return {Health::tr("Unreachable"), Symbol::Clock, Tone::Wait};
    case State::NeedsYou:
        return trouble(health);
    case State::Offline:
        return {Health::tr("Offline"), Symbol::Offline, Tone::Neutral};
    }
    return {};
}

} // namespace pillarbox::ui
