#pragma once
// The persons that an account writes as: add, change, remove, put first. Nothing is stored here: who opened it reads what was
// accepted.

#include "smtp/account/account.h"
#include "ui/accounts/accountsaver.h"

#include <QDialog>

class QListWidget;
class QPushButton;

namespace pillarbox::ui {

class IdentityForm;
class NoticeBar;

class IdentitiesDialog : public QDialog
{
    Q_OBJECT

public:
    // published: keys that sign already, of this account and others.
    explicit IdentitiesDialog(const QList<account::Identity> &identities, const QList<account::MailSigning> &published = {},
        QWidget *parent = nullptr);
    ~IdentitiesDialog() override;

    // Whose relay a check of a domain asks about.
    void setAccount(const account::Account &account) { m_account = account; }
    const QList<account::Identity> &identities() const { return m_identities; } // at least one, the first is the default
    const QList<KeyEntry> &madeKeys() const; // to be kept with them
    void accept() override;

private:
    void build();
    void refresh(int row);
    void showRow(int row);
    void take(); // from the form into the list
    bool isSound(); // the one in the form; else it says why not
    void add();
    void remove();
    void makeFirst();
    void checkDomain();
    void complain(const QString &title);

    account::Account m_account;
    QList<account::Identity> m_identities;
    int m_shown = 0;
    QListWidget *m_list;
    IdentityForm *m_form;
    NoticeBar *m_bar;
    QPushButton *m_remove = nullptr;
    QPushButton *m_first = nullptr;
    QPushButton *m_check = nullptr;
};

} // namespace pillarbox::ui
