#pragma once
// Sends what is due. Holds the dispatch lock of the profile, or waits for it; sees which account has due items and whether its
// relay may be tried, and lets its RelayPool work them off. GUI thread, asynchronous throughout.

#include "smtp/account/accountstore.h"
#include "smtp/account/credentialstore.h"
#include "smtp/base/clock.h"
#include "smtp/outbox/filelock.h"
#include "smtp/outbox/housekeeping.h"
#include "smtp/outbox/outbox.h"
#include "smtp/outbox/relaybackoff.h"
#include "smtp/outbox/relaypool.h"

#include <QHash>
#include <QObject>

#include <memory>
#include <optional>

namespace pillarbox::outbox {

// What is known of an account's relay from its deliveries.
struct AccountHealth {
    enum class State { Untested, Ready, Unreachable, NeedsYou, Offline };
    State state = State::Untested;
    QDateTime since;
    QDateTime lastSentAt; // invalid: never in this session
    std::optional<protocol::SendError> error; // of NeedsYou, and of Unreachable: CannotWriteFile when it is the disk
    std::optional<QDateTime> nextAttempt; // of Unreachable

    bool operator==(const AccountHealth &) const = default;
};

class DeliveryService : public QObject
{
    Q_OBJECT

public:
    DeliveryService(Outbox &outbox, account::AccountStore &accounts, account::CredentialStore &credentials,
        Clock &clock = systemClock(), QObject *parent = nullptr);
    ~DeliveryService() override;

    // For attempts from now on.
    void setRetrySchedule(const RetrySchedule &schedule) { m_tools.schedule = schedule; }
    const RetrySchedule &retrySchedule() const { return m_tools.schedule; }
    void setTimeout(std::optional<std::chrono::milliseconds> timeout) { m_tools.timeout = timeout; } // bounds each wait
    void setProxyPassword(const Secret &password) { m_tools.proxyPassword = password; } // no account keeps one

    void start(); // takes the dispatch lock when it is free, and tries again until it is
    bool isDispatching() const { return m_lock.isLocked(); } // this process holds it
    void stop(); // ends after the deliveries under way; stopped() follows

    // Lets go soon of what shall no longer be kept; else this is done daily. Only in the process that dispatches.
    void tidy();

    void setOffline(bool isOffline); // by the user: nothing goes out
    bool isOffline() const { return m_isOffline; }
    // As the system knows it. Without a network nothing is tried but what Send Now asks for, relays on this machine, and, as
    // systems err, everything now and then.
    void setNetwork(bool isThere);
    bool hasNetwork() const { return m_hasNetwork; }
    // Likewise: the network lets nobody out before a sign-in on its own page. Nothing is tried then either, and no account is
    // blamed for what such a page answers in its relay's place.
    void setBehindPortal(bool isBehind);
    bool isBehindPortal() const { return m_tools.portal->isTold(); }
    // The machine has slept, or its network has changed: what stood still because of a relay goes at once, over new
    // connections.
    void lookAgain();

    // Breaks an attempt off; before the hand-over mark this means surely not sent, the item is then held by the user. One
    // that is not under way here is held as by Outbox::hold().
    void cancel(const ItemId &id);
    // The process has to end: breaks off everything under way. What was not handed over yet waits for the next dispatcher,
    // what was becomes unknown.
    void abandon();

    std::optional<Progress> progress(const ItemId &id) const; // while sending, in this process
    AccountHealth health(const QString &accountId) const;

Q_SIGNALS:
    void progressed(const pillarbox::outbox::Progress &progress);
    void healthChanged(const QString &accountId);
    void idle(); // nothing under way and nothing due now
    void stopped();

private:
    struct Relay {
        RelayBackoff backoff;
        AccountHealth health;
        bool failsAfterSignIn = false; // then being let in shows nothing
        ItemId lastBroken; // the link broke on it, and no message has gone since
        bool isBackupSpent = false; // until it has been tried again
        int turn = 0; // of what was last said of all its items
    };

    void takeLock();
    void forgetRelayTrouble();
    void noticeJump(const QDateTime &now);
    bool isToldOffline(const QString &accountId) const;
    bool isToldBehindPortal(const QString &accountId) const;
    bool isFar(const QString &accountId) const;
    bool hasWayOut() const { return m_hasNetwork && !isBehindPortal(); }
    void freeFromPortal();
    bool mayLook();
    void onRecovered();
    void sayCannotWrite(const OutboxError &error);
    void tickSoon();
    void tick();
    // Accounts with due items, and whether one of those is urgent.
    QHash<QString, bool> due(const QDateTime &now) const;
    void consider(const QString &accountId, bool hasUrgent, const QDateTime &now);
    RelayPool &poolOf(const QString &accountId);
    RelayPool &addPool(const QString &key);
    RelayPool &backupPoolOf(const QString &accountId);
    // The one that the user wants while this one's relay is out of reach; null: none, or it cannot be used now.
    const account::Account *backupOf(const account::Account &account) const;
    void onFreed(bool isWorthALook);
    void callTimes(const QDateTime &now);
    void wakeAt(const QDateTime &now);
    void releaseLock();

    void onRelayAnswered(const QString &accountId, const transport::Session &session,
        const protocol::Capabilities &capabilities, const protocol::RelayMemory &learnt);
    void onRelayFailed(const QString &accountId, const protocol::SendError &error, const ItemId &id);
    void onBackupFailed(const QString &accountId);
    void onOutcomeStuck(const QString &accountId, const std::optional<protocol::SendError> &error);
    void onJudged(const QString &accountId, bool hasAccepted);
    void freeThoseBehind(const QString &accountId);
    void onAccountRefused(const QString &accountId, const protocol::SendError &error);
    void onAccountsChanged();
    static account::Account essence(account::Account account);
    void watchKeychain();
    void onKeychainOpened();
    void forgetRelay(const QString &accountId);
    void learn(const QString &accountId, const transport::Session &session, const protocol::Capabilities &capabilities,
        const protocol::RelayMemory &learnt);
    void delay(const QString &accountId, const protocol::SendError &error, const QDateTime &until);
    void pause(const QString &accountId, const protocol::SendError &error);
    // Until something else is to be said of all items of the account.
    std::function<bool()> goesOn(const QString &accountId);
    void setHealth(const QString &accountId, AccountHealth health);
    // Why the account waits for the user; absent: it does not.
    std::optional<protocol::SendError> troubleOf(const QString &accountId) const;

    Outbox &m_outbox;
    account::AccountStore &m_accounts;
    Clock &m_clock;
    RelayTools m_tools;
    FileLock m_lock;
    QHash<QString, RelayPool *> m_pools;
    QHash<QString, Relay> m_relays;
    QHash<QString, account::Account> m_knownAccounts; // without what we learn of them ourselves
    std::unique_ptr<Timer> m_timer;
    std::unique_ptr<account::CredentialJob> m_keychainWatch; // while an account waits for a keychain that is shut
    Housekeeping m_housekeeping;
    int m_lastTurn = 0;
    bool m_isRecovered = false;
    bool m_isTickDue = false;
    bool m_isIdle = false;
    bool m_isOffline = false;
    bool m_hasNetwork = true;
    std::chrono::milliseconds m_nextLook{0}; // without a network; by the monotonic clock
    QDateTime m_tickedAt; // by both clocks, to see one jump
    std::chrono::milliseconds m_monotonicAtTick{0};
    bool m_isStopping = false;
};

} // namespace pillarbox::outbox
