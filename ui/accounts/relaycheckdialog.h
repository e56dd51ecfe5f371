#pragma once
// "Check…" of a message of which it is not known whether the relay has it: connects to the relay, signs in and leaves, and says
// what that shows and what it cannot. Asks nothing of the message, and changes nothing.

#include "smtp/account/accountstore.h"
#include "smtp/account/credentialstore.h"
#include "smtp/account/secretreader.h"
#include "smtp/account/signincheck.h"
#include "smtp/base/clock.h"
#include "smtp/outbox/item.h"

#include <QDialog>

#include <memory>

class QVBoxLayout;

namespace pillarbox::ui {

class TextLabel;

class RelayCheckDialog : public QDialog
{
    Q_OBJECT

public:
    RelayCheckDialog(account::AccountStore &accounts, account::CredentialStore &credentials, const outbox::Item &item,
        Clock &clock = systemClock(), QWidget *parent = nullptr);
    ~RelayCheckDialog() override;

private:
    void begin(account::CredentialStore &credentials);
    void tell(const account::SignInCheck::Result &result);
    void say(const QString &title, const QStringList &sentences);

    outbox::Item m_item;
    account::Account m_account;
    QStringList m_ownAddresses;
    std::unique_ptr<account::SecretReader> m_reader;
    account::SignInCheck m_check;
    TextLabel *m_title;
    QVBoxLayout *m_sentences;
};

} // namespace pillarbox::ui
