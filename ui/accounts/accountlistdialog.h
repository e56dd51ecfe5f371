#pragma once
// The accounts of the profile: add, edit, remove, make one the default.

#include "smtp/account/accountstore.h"
#include "smtp/account/credentialstore.h"
#include "smtp/base/clock.h"
#include "smtp/outbox/outbox.h"

#include <QDialog>

namespace pillarbox::ui {

class AccountListDialog : public QDialog
{
    Q_OBJECT

public:
    AccountListDialog(account::AccountStore &accounts, account::CredentialStore &credentials, outbox::Outbox &outbox,
        Clock &clock = systemClock(), QWidget *parent = nullptr);
};

} // namespace pillarbox::ui
