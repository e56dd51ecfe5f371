#pragma once
// The accounts of the profile: add, edit, remove, make one the default.

#include "smtp/account/accountstore.h"
#include "smtp/account/credentialstore.h"
#include "smtp/base/clock.h"
#include "smtp/outbox/outbox.h"

#include <QDialog>

#include <memory>

class QListWidget;
class QPushButton;

namespace pillarbox::ui {

class NoticeBar;

class AccountListDialog : public QDialog
{
    Q_OBJECT

public:
    AccountListDialog(account::AccountStore &accounts, account::CredentialStore &credentials, outbox::Outbox &outbox,
        Clock &clock = systemClock(), QWidget *parent = nullptr);
    ~AccountListDialog() override;

private:
    void build();
    void refresh();
    void add();
    void edit();
    void askToRemove();
    void remove(const QString &accountId);
    void makeDefault();
    QString chosenId() const;
    int waitingFor(const QString &accountId) const;

    account::AccountStore &m_accounts;
    account::CredentialStore &m_credentials;
    outbox::Outbox &m_outbox;
    Clock &m_clock;
    std::unique_ptr<account::CredentialJob> m_removal;
    QListWidget *m_list;
    NoticeBar *m_bar;
    QPushButton *m_edit = nullptr;
    QPushButton *m_remove = nullptr;
    QPushButton *m_default = nullptr;
};

} // namespace pillarbox::ui
