#pragma once
// Asks for one account's password after it was refused or is missing, stores it and lets the waiting messages go on.

#include "smtp/account/accountstore.h"
#include "smtp/account/credentialstore.h"
#include "smtp/outbox/outbox.h"

#include <QDialog>

#include <memory>

namespace pillarbox::ui {

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
};

} // namespace pillarbox::ui
