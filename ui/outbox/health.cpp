#include "ui/outbox/health.h"

#include "smtp/account/credentialerror.h"
#include "ui/text/explanation.h"

#include <QCoreApplication>

namespace pillarbox::ui {

using outbox::AccountHealth;
using protocol::ErrorKind;

namespace {

// Not the relay's fault, and it does not mend itself.
bool isDisk(const AccountHealth &health)
{
    return health.error && health.error->kind == ErrorKind::CannotWriteFile;
}

bool isLocked(const AccountHealth &health)
{
    const bool isKeychains = health.error
        && (health.error->kind == ErrorKind::CredentialMissing || health.error->kind == ErrorKind::SigningKeyMissing);
    return isKeychains && account::credentialErrorFrom(health.error->detail).kind == account::CredentialError::Kind::Locked;
}

class HealthWords
{
    Q_DECLARE_TR_FUNCTIONS(Health)

public:
    static QString ready(const AccountHealth &health, const QDateTime &now);
    static QString unreachable(const AccountHealth &health, const QDateTime &now);
    static QString needsYou(const AccountHealth &health);
    static QString untested() { return tr("Not used yet in this session"); }
    static QString offline() { return tr("Offline"); }
    static QString of(Mend mend);
};

QString HealthWords::ready(const AccountHealth &health, const QDateTime &now)
{
    return health.lastSentAt.isValid() ? tr("Ready, last sent %1").arg(shortTime(health.lastSentAt, now)) : tr("Ready");
}

QString HealthWords::unreachable(const AccountHealth &health, const QDateTime &now)
{
    if (isDisk(health))
        return tr("The outbox cannot be written");
    if (health.error && health.error->kind == ErrorKind::CaptivePortal)
        return tr("The network wants a sign-in first");
    const QString since
        = health.since.isValid() ? tr("Unreachable since %1").arg(shortTime(health.since, now)) : tr("Unreachable");
    return health.nextAttempt ? tr("%1, next attempt %2").arg(since, shortTime(*health.nextAttempt, now)) : since;
}

QString HealthWords::needsYou(const AccountHealth &health)
{
    switch (health.error ? health.error->kind : ErrorKind::Internal) {
    case ErrorKind::CredentialRefused:
    case ErrorKind::ClientCertificateRefused:
        return tr("Sign-in refused");
    case ErrorKind::CredentialMissing:
        return isLocked(health) ? tr("Keychain locked") : tr("Password missing");
    case ErrorKind::SigningKeyMissing:
        return isLocked(health) ? tr("Keychain locked") : tr("Signing key missing");
    case ErrorKind::SignInExpired:
        return tr("Sign in again");
    case ErrorKind::CertificateInvalid:
    case ErrorKind::PinnedKeyChanged:
        return tr("Certificate not trusted");
    case ErrorKind::StartTlsNotOffered:
    case ErrorKind::TlsFailed:
    case ErrorKind::Downgraded:
    case ErrorKind::ServerUnproven:
    case ErrorKind::PlainTextInjected:
        return tr("No safe connection");
    case ErrorKind::NoSuchHost:
        return tr("No such server");
    default:
        return tr("Needs your attention");
    }
}

QString HealthWords::of(Mend mend)
{
    switch (mend) {
    case Mend::None:
        break;
    case Mend::Password:
        return tr("Enter Password…");
    case Mend::Keychain:
        return tr("Unlock…");
    case Mend::Account:
        return tr("Fix…");
    }
    return {};
}

Mend mendOf(const AccountHealth &health)
{
    if (isLocked(health))
        return Mend::Keychain;
    const bool isAboutPassword = health.error
        && (health.error->kind == ErrorKind::CredentialRefused || health.error->kind == ErrorKind::CredentialMissing);
    return isAboutPassword ? Mend::Password : Mend::Account;
}

void describe(HealthLine &line, const AccountHealth &health, const QDateTime &now)
{
    switch (health.state) {
    case AccountHealth::State::Untested:
        line.symbol = Symbol::None;
        line.tone = Tone::Neutral;
        line.sentence = HealthWords::untested();
        break;
    case AccountHealth::State::Ready:
        line.sentence = HealthWords::ready(health, now);
        break;
    case AccountHealth::State::Unreachable:
        line.symbol = isDisk(health) ? Symbol::Warn : Symbol::Clock;
        line.tone = isDisk(health) ? Tone::Bad : Tone::Wait;
        line.sentence = HealthWords::unreachable(health, now);
        break;
    case AccountHealth::State::Offline:
        line.symbol = Symbol::Offline;
        line.tone = Tone::Neutral;
        line.sentence = HealthWords::offline();
        break;
    case AccountHealth::State::NeedsYou:
        line.symbol = Symbol::Warn;
        line.tone = Tone::Bad;
        line.sentence = HealthWords::needsYou(health);
        line.mend = mendOf(health);
        line.action = HealthWords::of(line.mend);
        break;
    }
}

} // namespace

HealthLine healthLine(const account::Account &account, const AccountHealth &health, const QDateTime &now)
{
    HealthLine line;
    line.accountId = account.id;
    line.address = account.identity.address;
    describe(line, health, now);
    return line;
}

} // namespace pillarbox::ui
