#pragma once
// Stores an account and its secrets: the account first, because the keychain's entries are called after its id. The password
// and the keys go to the keychain or stay for the session; nowhere else. What the account no longer uses is forgotten. No
// widget.

#include "smtp/account/accountstore.h"
#include "smtp/account/credentialstore.h"
#include "smtp/account/removedsecrets.h"
#include "smtp/base/expected.h"

#include <QObject>
#include <QString>

#include <memory>

namespace pillarbox::ui {

// For CredentialStore.
struct KeyEntry {
    QString id;
    Secret key; // PEM
};

class AccountSaver : public QObject
{
    Q_OBJECT

public:
    AccountSaver(account::AccountStore &accounts, account::CredentialStore &credentials, QObject *parent = nullptr);
    ~AccountSaver() override;

    // An empty id makes a new account. An empty password leaves what is stored.
    // clientKey: of its certificate; signingKeys: of its identities. Into the keychain likewise.
    void save(account::Account account, const Secret &password, bool isPasswordKept, const Secret &clientKey = {},
        const QList<KeyEntry> &signingKeys = {});
    // After passwordNotKept(): the session will do.
    void keepForSession();
    // After passwordNotKept() of a locked keychain: asks for it to be opened, then tries again.
    void unlock();
    const account::Account &account() const { return m_account; } // as stored last

Q_SIGNALS:
    void saved(const QString &accountId);
    void failed(const QString &title, const QString &text); // nothing was stored
    // The account is stored, its password is not.
    void passwordNotKept(const QString &title, const QString &text, bool isLocked);

private:
    void write();
    void writeKeys();
    void tellNotKept(const account::CredentialError &error);
    void onWritten(const Expected<Done, account::CredentialError> &result);
    void finish();
    QString reasonOf(const account::CredentialError &error) const;

    account::AccountStore &m_accounts;
    account::CredentialStore &m_credentials;
    account::Account m_account;
    Secret m_password;
    QList<KeyEntry> m_keys; // to be written yet
    bool m_isPasswordKept = true;
    std::unique_ptr<account::CredentialJob> m_job;
    account::RemovedSecrets m_removedSecrets;
};

QString errorText(account::AccountError error);

} // namespace pillarbox::ui
