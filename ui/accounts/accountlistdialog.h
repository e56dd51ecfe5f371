#pragma once
// The accounts of the profile, in the user's order, each with its health: add, edit, copy, order, make one the default, remove
// with a way back, import and export.

#include "smtp/account/accountstore.h"
#include "smtp/account/credentialstore.h"
#include "smtp/account/importplaces.h"
#include "smtp/account/removedsecrets.h"
#include "smtp/account/secretcopy.h"
#include "smtp/base/clock.h"
#include "smtp/outbox/deliveryservice.h"
#include "smtp/outbox/outbox.h"
#include "ui/accounts/accountremoval.h"
#include "ui/accounts/accounttransfer.h"

#include <QDialog>

#include <functional>

class QListWidget;
class QPushButton;
class QVBoxLayout;

namespace pillarbox::ui {

class NoticeBar;
struct Notice;

class AccountListDialog : public QDialog
{
    Q_OBJECT

public:
    struct Parts {
        account::AccountStore &accounts;
        account::CredentialStore &credentials;
        account::RemovedSecrets &removedSecrets;
        outbox::Outbox &outbox;
        outbox::DeliveryService &delivery;
        Clock &clock = systemClock();
        account::ImportPlaces places = account::ImportPlaces::ofThisUser();
    };
    explicit AccountListDialog(const Parts &parts, QWidget *parent = nullptr);
    ~AccountListDialog() override;

    AccountTransfer &transfer() { return m_transfer; }

Q_SIGNALS:
    void testRequested(const QString &accountId);

private:
    void build();
    QVBoxLayout *buildButtons();
    QPushButton *addButton(QVBoxLayout &column, const QString &text, void (AccountListDialog::*slot)());
    void connectTransfer();
    void refresh();
    void enableButtons();
    void add();
    void edit();
    void duplicate();
    void offerSecrets(const account::Account &from, const account::Account &copy);
    void copySecret(const QString &fromId, const QString &toId);
    void enterPassword(const QString &accountId);
    void moveUp();
    void moveDown();
    void move(int step);
    void storeOrder();
    void remove();
    void undoRemoval();
    void makeDefault();
    void checkDomain();
    void test();
    QString chosenId() const;
    void choose(const QString &accountId);
    QString rowText(const account::Account &account) const;
    void say(const Notice &notice, std::function<void()> action = {}, std::function<void()> secondAction = {});
    void sayFailure(const QString &title, const QString &text);

    account::AccountStore &m_accounts;
    account::CredentialStore &m_credentials;
    outbox::Outbox &m_outbox;
    outbox::DeliveryService &m_delivery;
    Clock &m_clock;
    QListWidget *m_list;
    NoticeBar *m_bar;
    AccountRemoval m_removal;
    AccountTransfer m_transfer;
    account::SecretCopy m_secretCopy;
    std::function<void()> m_action; // of the bar
    std::function<void()> m_secondAction;
    QList<QPushButton *> m_needsChosen;
    QPushButton *m_up = nullptr;
    QPushButton *m_down = nullptr;
};

} // namespace pillarbox::ui
