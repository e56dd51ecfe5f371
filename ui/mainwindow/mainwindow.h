#pragma once
// The main window: what waits, what was sent, and why something was not. Knows the façades of the outbox and the accounts,
// hands plain values to its parts and turns what they ask for into calls. Whatever another window does, it only asks for.

#include "smtp/account/accountstore.h"
#include "smtp/base/clock.h"
#include "smtp/outbox/deliveryservice.h"
#include "smtp/outbox/outbox.h"
#include "ui/theme/noticebar.h"

#include <QMainWindow>

class QSettings;

namespace pillarbox::ui {

class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    // The outbox is open, the accounts are loaded. settings: where size and position are kept.
    MainWindow(outbox::Outbox &outbox, outbox::DeliveryService &delivery, account::AccountStore &accounts, QSettings &settings,
        Clock &clock = systemClock(), QWidget *parent = nullptr);
    ~MainWindow() override;

    void select(const outbox::ItemId &id); // shows its folder and its row
    void showNotice(const Notice &notice); // what concerns the whole program; without buttons of its own

Q_SIGNALS:
    void composeRequested();
    void editRequested(const pillarbox::outbox::DraftRecord &record); // a saved draft
    void composeFromRequested(const pillarbox::message::Draft &draft); // a new message with this in it
    void addAccountRequested();
    void accountsRequested(); // the list of them
    void accountFixRequested(const QString &accountId); // the whole account: server, certificate
    void passwordRequested(const QString &accountId);
    void trySandboxRequested(); // there is no account yet
    void sandboxWindowRequested(); // what the sandbox has received
    void quitRequested();
};

} // namespace pillarbox::ui
