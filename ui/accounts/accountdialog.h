#pragma once
// Setting up an account on one page: address and password, the search for its server shown live, sign-in really tried, and
// the settings by hand on the same page. The password is used only over a verified, encrypted link and goes to the keychain
// or stays for the session, never anywhere else.

#include "smtp/account/accountstore.h"
#include "smtp/account/credentialstore.h"
#include "smtp/base/clock.h"
#include "smtp/outbox/outbox.h"

#include <QDialog>

namespace pillarbox::ui {

class AccountDialog : public QDialog
{
    Q_OBJECT

public:
    AccountDialog(account::AccountStore &accounts, account::CredentialStore &credentials, outbox::Outbox &outbox,
        Clock &clock = systemClock(), QWidget *parent = nullptr);
    ~AccountDialog() override;

    // Changes this account instead of adding one.
    void edit(const account::Account &account);

Q_SIGNALS:
    void saved(const QString &accountId);
};

} // namespace pillarbox::ui
