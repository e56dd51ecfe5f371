#include "app/cli/profilesession.h"

#include "app/cli/console.h"
#include "app/cli/sendresult.h"
#include "ui/text/explanation.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace pillarbox::app {

namespace {

class SessionWords
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)

public:
    static QString noAccount() { return tr("There is no account yet; \"pillarbox account add\" makes one."); }
    static QString noSuchAccount(const QString &name) { return tr("There is no account \"%1\".").arg(name); }
    static QString unwritable(const QString &reason) { return tr("The profile cannot be written: %1.").arg(reason); }
    static QString of(account::AccountError error);
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
        return tr(
            "The file of the accounts was damaged and has been set aside beside it, as accounts.json.damaged. Put it right, or "
            "add the accounts again with \"pillarbox account add\".");
    case AccountError::TooLarge:
        return tr("The accounts would take more room than can be read again; look for a long signature. Nothing was changed.");
    case AccountError::LabelTaken:
        return tr("There is an account of this label already.");
    case AccountError::NoSuchAccount:
        return tr("There is no such account.");
    default:
        return tr("The accounts cannot be used.");
    }
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
    case Kind::SizeLimit:
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

bool cannotBeWritten(const outbox::OutboxError &error)
{
    using Kind = outbox::OutboxError::Kind;
    return error.kind == Kind::ReadOnly || error.kind == Kind::DiskFull || error.kind == Kind::SizeLimit;
}

Failure openingFailure(const outbox::OutboxError &error)
{
    Failure failure = failureOf(error);
    if (error.kind == outbox::OutboxError::Kind::CannotRead)
        failure.code = ExitCode::InputOutput;
    return failure;
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
    return {ExitCode::Configuration, ui::explain(error, {.isInOutbox = false}).oneLine()};
}

ProfileSession::ProfileSession(Profile profile, Clock &clock)
    : m_profile(std::move(profile))
    , m_clock(clock)
{
}

Expected<Done, Failure> ProfileSession::load(Use use)
{
    const bool isThere = QFileInfo(m_profile.configDirectory).isDir();
    if (const auto made = makeDirectories(m_profile); !made && (use != Use::Read || !isThere))
        return Unexpected{Failure{ExitCode::CannotCreate, SessionWords::unwritable(made.error())}};
    m_accounts = std::make_unique<account::AccountStore>(m_profile.accountsFile());
    m_credentials = account::makeTokenStore(m_profile.isThrowAway
            ? account::makeMemoryStore()
            : account::makeKeychainStore(QStringLiteral(PILLARBOX_APPLICATION_ID), m_clock),
        *m_accounts, m_clock);
    const auto loaded = m_accounts->load();
    if (loaded)
        return Done{};
    const Failure failure = failureOf(loaded.error());
    if (use != Use::Mend || loaded.error() != account::AccountError::Damaged)
        return Unexpected{failure};
    writeError(failure.text);
    return Done{};
}

void ProfileSession::openOutbox(std::function<void(const Expected<Done, Failure> &)> done, Use use)
{
    m_outbox = std::make_unique<outbox::Outbox>(m_profile.outboxDirectory(), m_clock);
    m_outbox->open([this, use, done = std::move(done)](const Expected<Done, outbox::OutboxError> &opened) {
        if (opened)
            return done(Done{});
        // It was set aside and a new one begun: worth saying, no reason to stop.
        if (opened.error().kind == outbox::OutboxError::Kind::Damaged) {
            writeError(ui::explain(opened.error()).oneLine());
            return done(Done{});
        }
        if (use == Use::Read && cannotBeWritten(opened.error()))
            return openToRead(opened.error(), done);
        done(Unexpected{openingFailure(opened.error())});
    });
}

void ProfileSession::openToRead(const outbox::OutboxError &reason, std::function<void(const Expected<Done, Failure> &)> done)
{
    m_outbox->openToRead([reason, done = std::move(done)](const Expected<Done, outbox::OutboxError> &opened) {
        if (!opened)
            return done(Unexpected{openingFailure(reason)});
        writeError(ui::explain(reason).what);
        done(Done{});
    });
}

void ProfileSession::forgetSecrets(const account::Account &before, account::RemovedSecrets::Forgotten done)
{
    m_removedSecrets = std::make_unique<account::RemovedSecrets>(*m_accounts, *m_credentials);
    m_removedSecrets->forget(before, std::move(done));
}

Expected<account::Account, Failure> ProfileSession::findAccount(const std::optional<QString> &name) const
{
    if (const account::Account *found = name ? m_accounts->findByLabel(*name) : m_accounts->defaultAccount())
        return *found;
    return Unexpected{Failure{ExitCode::Configuration, name ? SessionWords::noSuchAccount(*name) : SessionWords::noAccount()}};
}

Expected<account::Account, Failure> ProfileSession::loadAccount(const QString &name)
{
    if (const auto loaded = load(); !loaded)
        return Unexpected{loaded.error()};
    return findAccount(name);
}

account::Identity identityOf(const account::Account &account, const message::Mailbox &from)
{
    const account::Identity *identity = account.identityFor(from.address);
    return identity ? *identity : account::Identity{{from.name, from.address}};
}

} // namespace pillarbox::app
