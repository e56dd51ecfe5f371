#pragma once
// Asks for one account's password after it was refused or is missing, stores it and lets the waiting messages go on.

#include "smtp/account/accountstore.h"
#include "smtp/account/credentialstore.h"
#include "smtp/outbox/outbox.h"
#include "ui/accounts/accountsaver.h"

#include <QDialog>

class QCheckBox;

namespace pillarbox::ui {

class NoticeBar;
class PasswordEdit;
class PrimaryButton;

class PasswordDialog : public QDialog
{
    Q_OBJECT

public:
    // reason: the sentence that says why it is asked, explain()'s what.
    PasswordDialog(account::AccountStore &accounts, account::CredentialStore &credentials, outbox::Outbox &outbox,
        const QString &accountId, const QString &reason, QWidget *parent = nullptr);
    ~PasswordDialog() override;

Q_SIGNALS:
    void saved(const QString &accountId);

private:
    void build(const account::Account &account, const QString &reason, const QString &keychain);
    void save();

    account::AccountStore &m_accounts;
    outbox::Outbox &m_outbox;
    QString m_accountId;
    AccountSaver m_saver;
    PasswordEdit *m_password;
    QCheckBox *m_keep;
    NoticeBar *m_bar;
    PrimaryButton *m_save;
};

} // namespace pillarbox::ui
