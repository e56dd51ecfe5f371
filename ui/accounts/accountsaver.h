#pragma once
// Stores an account and its password: the account first, because the keychain's entry is called after its id. The password goes
// to the keychain or stays for the session; nowhere else. No widget.

#include "smtp/account/accountstore.h"
#include "smtp/account/credentialstore.h"
#include "smtp/base/expected.h"

#include <QObject>
#include <QString>

#include <memory>

namespace pillarbox::ui {

class AccountSaver : public QObject
{
    Q_OBJECT

public:
    AccountSaver(account::AccountStore &accounts, account::CredentialStore &credentials, QObject *parent = nullptr);
    ~AccountSaver() override;

    // An empty id makes a new account. An empty password leaves what is stored.
    // clientKey: of its certificate, into the keychain likewise.
    void save(account::Account account, const Secret &password, bool isPasswordKept, const Secret &clientKey = {});
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
    void writeClientKey();
    void afterClientKey();
    void tellNotKept(const account::CredentialError &error);
    void onWritten(const Expected<Done, account::CredentialError> &result);
    void finish();
    QString reasonOf(const account::CredentialError &error) const;

    account::AccountStore &m_accounts;
    account::CredentialStore &m_credentials;
    account::Account m_account;
    Secret m_password;
    Secret m_clientKey; // to be written yet
    bool m_isPasswordKept = true;
    std::unique_ptr<account::CredentialJob> m_job;
};

QString errorText(account::AccountError error);

} // namespace pillarbox::ui
