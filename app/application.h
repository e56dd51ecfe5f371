#pragma once
// The program with windows: makes the long-lived objects of one profile, connects what one window asks for with the window
// that does it, and ends only when nothing is on its way. There is no window before one is asked for.

#include "app/composerdesk.h"
#include "app/instance.h"
#include "app/platform/surroundings.h"
#include "app/profile.h"
#include "app/request.h"
#include "app/sandboxhost.h"
#include "smtp/account/accountstore.h"
#include "smtp/account/credentialstore.h"
#include "smtp/account/removedsecrets.h"
#include "smtp/outbox/deliveryservice.h"
#include "smtp/outbox/outbox.h"
#include "ui/mainwindow/mainwindow.h"

#include <QObject>
#include <QPointer>
#include <QSettings>

#include <memory>

class QDialog;

namespace pillarbox::ui {
class TesterWindow;
} // namespace pillarbox::ui

namespace pillarbox::app {

class Application : public QObject
{
    Q_OBJECT

public:
    Application(const Profile &profile, Clock &clock = systemClock(), QObject *parent = nullptr);
    ~Application() override;

    // Opens what the profile holds, then does as the request asks; an obstacle is shown and ends the program.
    void start(const Request &request);
    void handle(const Request &request); // also from a second start of the program
    void stayInBackground() { m_staysInBackground = true; } // when the windows are closed
    void onWindowsClosed(); // the end, unless it shall run in the background
    void shutDown(); // ends after the delivery under way
    void endSoon(); // the session ends: what was not handed over yet waits for the next start

private:
    void loadAccounts();
    void onOpened(const Expected<Done, outbox::OutboxError> &opened);
    ui::MainWindow &mainWindow();
    void connectMainWindow();
    void setAutostart(bool isWanted);
    void follow(const outbox::ItemId &id);
    void onItemChanged(const outbox::ItemId &id);
    void raiseMainWindow();
    void startSandbox();
    void showSandboxWindow();
    void addAccount();
    void editAccount(const QString &accountId);
    void askPassword(const QString &accountId);
    void unlockKeychain(const QString &accountId);
    void showAccounts();
    void testRelay(const outbox::ItemId &id);
    void showTester(const QString &accountId, const QStringList &recipients);
    void composeTestMessage(const QString &accountId);
    void offerImport();
    void importFound();
    void showSettings();
    void checkDomain();
    void explainMail(const QString &path);
    void checkRelay(const outbox::ItemId &id);
    bool isLastWindow() const;
    bool isOwnProfile() const;
    void show(QDialog *dialog);
    void showNotice(const QString &title, const QString &text);
    void fail(const QString &title, const QString &text);
    void onStopped();
    void stopDelivery();
    void endNow();

    Clock &m_clock;
    Profile m_profile;
    account::AccountStore m_accounts;
    std::unique_ptr<account::CredentialStore> m_credentials;
    account::RemovedSecrets m_removedSecrets{m_accounts, *m_credentials};
    outbox::Outbox m_outbox;
    outbox::DeliveryService m_delivery;
    std::unique_ptr<Surroundings> m_surroundings;
    SandboxHost m_sandbox;
    QSettings m_settings;
    ComposerDesk m_desk;
    std::unique_ptr<ui::MainWindow> m_window;
    std::unique_ptr<QWidget> m_sandboxWindow;
    std::unique_ptr<ui::TesterWindow> m_tester;
    QPointer<QDialog> m_dialog;
    std::unique_ptr<account::CredentialJob> m_unlocking; // one question at a time, whoever's password it is about
    outbox::ItemId m_followed; // just sent from a composer
    std::unique_ptr<Timer> m_followTimer;
    std::unique_ptr<Timer> m_endTimer;
    QString m_troubleTitle; // found before there was a window to say it in
    QString m_troubleText;
    QList<Request> m_early; // came before the outbox was open
    bool m_isOpen = false;
    bool m_staysInBackground = false;
    bool m_sendsFirst = false; // before it ends
    bool m_isEnding = false;
};

} // namespace pillarbox::app
