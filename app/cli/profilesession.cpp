#include "app/cli/profilesession.h"

#include "app/cli/console.h"
#include "app/cli/sendresult.h"
#include "ui/text/explanation.h"

#include <QCoreApplication>

namespace pillarbox::app {

namespace {

class SessionWords
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)

public:
    static QString noAccount() { return tr("There is no account yet; \"pillarbox account add\" makes one."); }
    static QString noSuchAccount(const QString &name) { return tr("There is no account \"%1\".").arg(name); }
    static QString of(account::AccountError error);
    static QString of(const account::CredentialError &error);
};

QString SessionWords::of(account::AccountError error)
{
    using account::AccountError;
    switch (error) {
    case AccountError::CannotRead:
        return tr("The accounts cannot be read.");
    case AccountError::CannotWrite:
        return tr("The accounts cannot be written.");
    case AccountError::Damaged:
        return tr("The file of the accounts is damaged; it was set aside.");
    case AccountError::LabelTaken:
        return tr("There is an account of this label already.");
    case AccountError::NoSuchAccount:
        return tr("There is no such account.");
    default:
        return tr("The accounts cannot be used.");
    }
}

QString SessionWords::of(const account::CredentialError &error)
{
    using Kind = account::CredentialError::Kind;
    switch (error.kind) {
    case Kind::NoKeychain:
        return tr("No keychain answers here, so no password can be kept.");
    case Kind::Locked:
        return tr("The keychain is locked.");
    case Kind::Refused:
        return tr("The keychain refused.");
    case Kind::NotFound:
        return tr("The keychain holds no password for this account.");
    case Kind::TimedOut:
        return tr("The keychain did not answer in time.");
    case Kind::Failed:
        break;
    }
    return tr("The keychain failed.");
}

ExitCode codeOf(const outbox::OutboxError &error)
{
    using Kind = outbox::OutboxError::Kind;
    switch (error.kind) {
    case Kind::CannotRead:
    case Kind::NotFound:
        return ExitCode::CannotReadFile;
    case Kind::CannotWrite:
    case Kind::DiskFull:
    case Kind::ReadOnly:
        return ExitCode::InputOutput;
    case Kind::Busy:
        return ExitCode::Deferred;
    case Kind::Damaged:
    case Kind::NewerVersion:
        return ExitCode::Configuration;
    case Kind::BadMessage:
        return error.error ? exitCodeOf(*error.error) : ExitCode::BadMessage;
    case Kind::NotAReport:
    case Kind::TooLarge:
        return ExitCode::BadMessage;
    case Kind::WrongState:
        break;
    }
    return ExitCode::Refused;
}

} // namespace

Failure failureOf(const outbox::OutboxError &error)
{
    return {codeOf(error), ui::explain(error).oneLine()};
}

Failure failureOf(account::AccountError error)
{
    const bool isWriting = error == account::AccountError::CannotWrite;
    return {isWriting ? ExitCode::CannotCreate : ExitCode::Configuration, SessionWords::of(error)};
}

Failure failureOf(const account::CredentialError &error)
{
    QString text = SessionWords::of(error);
    if (!error.detail.isEmpty())
        text += QLatin1String(" (") + ui::printable(error.detail.toUtf8()).simplified() + QLatin1Char(')');
    return {ExitCode::Configuration, text};
}

ProfileSession::ProfileSession(Profile profile, Clock &clock)
    : m_profile(std::move(profile))
    , m_clock(clock)
{
}

Expected<Done, Failure> ProfileSession::load()
{
    if (const auto made = makeDirectories(m_profile); !made)
        return Unexpected{Failure{ExitCode::CannotCreate, made.error()}};
    m_accounts = std::make_unique<account::AccountStore>(m_profile.accountsFile());
    m_credentials = m_profile.isThrowAway ? account::makeMemoryStore()
                                          : account::makeKeychainStore(QStringLiteral(PILLARBOX_APPLICATION_ID), m_clock);
    if (const auto loaded = m_accounts->load(); !loaded)
        return Unexpected{failureOf(loaded.error())};
    return Done{};
}

void ProfileSession::openOutbox(std::function<void(const Expected<Done, Failure> &)> done)
{
    m_outbox = std::make_unique<outbox::Outbox>(m_profile.outboxDirectory(), m_clock);
    m_outbox->open([done = std::move(done)](const Expected<Done, outbox::OutboxError> &opened) {
        if (opened)
            return done(Done{});
        // It was set aside and a new one begun: worth saying, no reason to stop.
        if (opened.error().kind == outbox::OutboxError::Kind::Damaged) {
            writeError(ui::explain(opened.error()).oneLine());
            return done(Done{});
        }
        Failure failure = failureOf(opened.error());
        if (opened.error().kind == outbox::OutboxError::Kind::CannotRead)
            failure.code = ExitCode::InputOutput;
        done(Unexpected{failure});
    });
}

Expected<account::Account, Failure> ProfileSession::findAccount(const std::optional<QString> &name) const
{
    if (const account::Account *found = name ? m_accounts->findByLabel(*name) : m_accounts->defaultAccount())
        return *found;
    return Unexpected{Failure{ExitCode::Configuration, name ? SessionWords::noSuchAccount(*name) : SessionWords::noAccount()}};
}

} // namespace pillarbox::app
