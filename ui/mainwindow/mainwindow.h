#pragma once
// The main window: what waits, what was sent, and why something was not. Knows the façades of the outbox and the accounts,
// hands plain values to its parts and turns what they ask for into calls. Whatever another window does, it only asks for.

#include "smtp/account/accountstore.h"
#include "smtp/base/clock.h"
#include "smtp/outbox/deliveryservice.h"
#include "smtp/outbox/outbox.h"
#include "ui/mainwindow/outcomes.h"
#include "ui/mainwindow/removals.h"
#include "ui/mainwindow/undoholds.h"
#include "ui/mainwindow/windowframe.h"
#include "ui/outbox/folder.h"
#include "ui/outbox/health.h"
#include "ui/outbox/rowtext.h"
#include "ui/text/refusedaddress.h"
#include "ui/theme/noticebar.h"

#include <QPointer>

#include <functional>
#include <optional>

class QSettings;

namespace pillarbox::ui {

class AttemptLog;
class CommandRunner;
class LeaveQuestion;
class ReportIntake;
class RowFeed;

class MainWindow : public WindowFrame
{
    Q_OBJECT

public:
    // The outbox is open, the accounts are loaded. settings: where size and position are kept.
    MainWindow(outbox::Outbox &outbox, outbox::DeliveryService &delivery, account::AccountStore &accounts, QSettings &settings,
        Clock &clock = systemClock(), QWidget *parent = nullptr);
    ~MainWindow() override;

    void select(const outbox::ItemId &id); // shows its folder and its row
    void showAutostart(bool isOn); // the desktop can start the program at login, and does or does not
    void showNotice(const Notice &notice); // what concerns the whole program; without buttons of its own
    // At the start: says which messages were left behind in their undo time, and offers to send them.
    void tellFound();
    // Whether the program ends with this window; else closing it asks nothing. Without this it does.
    void setClosingEnds(std::function<bool()> closingEnds) { m_closingEnds = std::move(closingEnds); }

Q_SIGNALS:
    void composeRequested();
    void editRequested(const pillarbox::outbox::DraftRecord &record); // a saved draft
    void composeFromRequested(const pillarbox::message::Draft &draft); // a new message with this in it
    void correctRequested(const pillarbox::message::Draft &draft, const QList<pillarbox::ui::RefusedAddress> &refused);
    void checkRequested(const pillarbox::outbox::ItemId &id); // whether its relay answers
    void addAccountRequested();
    void accountsRequested(); // the list of them
    void accountFixRequested(const QString &accountId); // the whole account: server, certificate
    void passwordRequested(const QString &accountId);
    void unlockRequested(const QString &accountId); // the keychain that its password is in
    void trySandboxRequested(); // there is no account yet
    void testRequested(const pillarbox::outbox::ItemId &id); // its relay, with its recipients; null: any
    void domainCheckRequested();
    void receivedMailRequested(const QString &path); // to be explained; empty: it is still to be pasted or opened
    void sandboxWindowRequested(); // what the sandbox has received
    void settingsRequested();
    void autostartRequested(bool isWanted);
    void quitRequested(); // from the menu; the window itself stays
    void sendsBeforeEnd(); // what was let go just now shall go out before the program ends, which is asked for next

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void connectActions();
    void connectPage();
    void connectRunner();
    void connectEngine();
    void connectHolds();
    void restoreWindow();
    void saveWindow();

    void refreshSoon();
    void refresh();
    void showRows();
    void rowsChanged();
    void refreshAccounts();
    void refreshStatus();
    void refreshDetail();
    void showDetail();
    void showProgress(const outbox::Progress &progress);
    void showEmptyState();
    void wakeForTimes();
    Row rowNow(const outbox::ItemSummary &item) const;
    Context contextOf(const outbox::ItemSummary &item) const;

    void showFolder(Folder folder);
    void showRow(const outbox::ItemId &id, Folder folder);
    void open(const outbox::ItemId &id);
    void showMenu(const QPoint &where);
    void showLog(const outbox::ItemId &id);
    void askExportPath(const outbox::ItemId &id);
    void askAccount(const outbox::ItemId &id);
    void askAccountOf(const outbox::ItemSummary &item);
    void askTime(const outbox::ItemId &id);
    void askTimeOf(const outbox::ItemSummary &item);
    void showHolds();
    void actOnFound(bool isSending);
    void askToLeave(std::function<void()> leave);
    void showError(const outbox::OutboxError &error);
    void showTrouble(const Explanation &words);
    void setOffline(bool isOffline);
    void showAbout();

    outbox::Outbox &m_outbox;
    outbox::DeliveryService &m_delivery;
    account::AccountStore &m_accounts;
    QSettings &m_settings;
    Clock &m_clock;
    Contexts m_contexts;
    Removals m_removals;
    UndoHolds m_holds;
    LeaveQuestion *m_leaveQuestion;
    std::function<bool()> m_closingEnds;
    QList<outbox::ItemId> m_found; // those of the notice, while it is shown
    CommandRunner *m_runner;
    ReportIntake *m_reports;
    RowFeed *m_feed;
    Outcomes m_outcomes;
    QPointer<AttemptLog> m_log;
    std::optional<outbox::Item> m_item; // the selected one with its attempts, once loaded
    std::unique_ptr<Timer> m_timer;
    bool m_isItemStale = false; // it is read again; until then it is shown as it was
    bool m_isRefreshDue = false;
    bool m_isLeaving = false; // and has asked
};

} // namespace pillarbox::ui
