#include "ui/accounts/accountsaver.h"

#include "smtp/account/clientkey.h"

#include <utility>

namespace pillarbox::ui {

QString errorText(account::AccountError error)
{
    switch (error) {
    case account::AccountError::CannotRead:
        return AccountSaver::tr("The file of the accounts cannot be read.");
    case account::AccountError::CannotWrite:
        return AccountSaver::tr("The file of the accounts cannot be written; the disk may be full.");
    case account::AccountError::Damaged:
        return AccountSaver::tr("The file of the accounts was damaged and has been set aside.");
    case account::AccountError::TooLarge:
        return AccountSaver::tr("The accounts would take more room than can be read again; look for a long signature.");
    case account::AccountError::LabelTaken:
        return AccountSaver::tr("There is an account with this name already.");
    case account::AccountError::NoSuchAccount:
        return AccountSaver::tr("This account was removed in the meantime.");
    }
    return {};
}

AccountSaver::AccountSaver(account::AccountStore &accounts, account::CredentialStore &credentials, QObject *parent)
    : QObject(parent)
    , m_accounts(accounts)
    , m_credentials(credentials)
    , m_removedSecrets(accounts, credentials)
{
}

AccountSaver::~AccountSaver() = default;

void AccountSaver::save(account::Account account, const Secret &password, bool isPasswordKept, const Secret &clientKey,
    const QList<KeyEntry> &signingKeys)
{
    if (account.label.isEmpty())
        account.label = account::freeLabel(m_accounts.accounts(), account.identity.address, account.id);
    const account::Account *known = m_accounts.find(account.id);
    const account::Account before = known ? *known : account::Account();
    const auto stored = m_accounts.save(account);
    if (!stored) {
        Q_EMIT failed(tr("The account was not saved."), errorText(stored.error()));
        return;
    }
    account.id = stored.value();
    m_account = *m_accounts.find(account.id);
    m_password = password;
    m_isPasswordKept = isPasswordKept;
    m_keys = signingKeys;
    if (!clientKey.isEmpty())
        m_keys.prepend({account::clientKeyId(m_account.id), clientKey});
    // A keychain that is shut is asked again at the next start.
    m_removedSecrets.forget(before, [this](const Expected<Done, account::CredentialError> &) { writeKeys(); });
}

void AccountSaver::writeKeys()
{
    if (m_keys.isEmpty())
        return m_password.isEmpty() ? finish() : m_isPasswordKept ? write() : keepForSession();
    m_job = m_credentials.write(
        m_keys.first().id, m_keys.first().key, [this](const Expected<Done, account::CredentialError> &result) {
            if (!result)
                return tellNotKept(result.error());
            const KeyEntry written = m_keys.takeFirst();
            if (m_credentials.isKeptForSession(written.id))
                m_credentials.keepForSession(written.id, written.key);
            const auto ended = std::move(m_job); // this very call's
            writeKeys();
        });
}

void AccountSaver::write()
{
    m_job = m_credentials.write(
        m_account.id, m_password, [this](const Expected<Done, account::CredentialError> &result) { onWritten(result); });
}

void AccountSaver::unlock()
{
    m_job = m_credentials.unlock([this](const Expected<Done, account::CredentialError> &result) {
        if (!result)
            return tellNotKept(result.error());
        const auto ended = std::move(m_job); // this very call's
        writeKeys();
    });
}

void AccountSaver::onWritten(const Expected<Done, account::CredentialError> &result)
{
    if (!result)
        return tellNotKept(result.error());
    // What an earlier session was told must not stand before the new password.
    if (m_credentials.isKeptForSession(m_account.id))
        m_credentials.keepForSession(m_account.id, m_password);
    m_account.hasStoredSecret = true;
    if (const auto stored = m_accounts.save(m_account); !stored) {
        Q_EMIT failed(tr("The account was not saved."), errorText(stored.error()));
        return;
    }
    finish();
}

void AccountSaver::tellNotKept(const account::CredentialError &error)
{
    const QString keychain = m_credentials.keychainName();
    const bool isLocked
        = error.kind == account::CredentialError::Kind::Locked || error.kind == account::CredentialError::Kind::Refused;
    const QString title = m_keys.isEmpty() ? tr("%1 did not take the password.") : tr("%1 did not take a key of this account.");
    Q_EMIT passwordNotKept(keychain.isEmpty() ? tr("No keychain answers.") : title.arg(keychain), reasonOf(error), isLocked);
}

void AccountSaver::keepForSession()
{
    for (const KeyEntry &entry : std::exchange(m_keys, {}))
        m_credentials.keepForSession(entry.id, entry.key);
    if (m_password.isEmpty())
        return finish();
    m_credentials.keepForSession(m_account.id, m_password);
    finish();
}

void AccountSaver::finish()
{
    m_password = {};
    Q_EMIT saved(m_account.id);
}

QString AccountSaver::reasonOf(const account::CredentialError &error) const
{
    using Kind = account::CredentialError::Kind;
    QString until = tr("The account is stored without it.");
    switch (error.kind) {
    case Kind::NoKeychain:
        return until;
    case Kind::NoCollection:
        return tr("It has no default keyring to put it in.") % u' ' % until;
    case Kind::Locked:
        return tr("It is locked.") % u' ' % until;
    case Kind::Refused:
        return tr("It was not allowed to.") % u' ' % until;
    case Kind::TimedOut:
        return tr("It did not answer in time.") % u' ' % until;
    case Kind::NotFound:
    case Kind::SignInNeeded:
    case Kind::Unreachable:
    case Kind::Failed:
        break;
    }
    return tr("It says: %1.").arg(error.detail) % u' ' % until;
}

} // namespace pillarbox::ui
