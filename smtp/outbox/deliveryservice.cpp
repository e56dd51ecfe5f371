#include "smtp/outbox/deliveryservice.h"

#include "smtp/outbox/durablefile.h"
#include "smtp/outbox/ruling.h"
#include "smtp/transport/thismachine.h"

#include <QCoreApplication>

#include <algorithm>
#include <cerrno>

namespace pillarbox::outbox {

namespace {

using namespace std::chrono_literals;
using protocol::ErrorKind;
using protocol::SendError;

constexpr auto kLockInterval = 500ms; // so that another process takes over within a second
constexpr auto kLookAgain = 500ms; // the database knew better than the list: by then the list knows it too
// Some systems call a network none that has no way out, where a relay may be; and some do not tell of one that has come.
constexpr auto kLookWithoutNetwork = 10min;
constexpr auto kJump = 30s; // of the wall clock against the other: it was set, or the machine has slept
constexpr std::chrono::milliseconds kLongestWait = 60s; // a suspended machine's timers stand still, its wall clock does not

SendError accountIsGone()
{
    SendError error;
    error.stage = protocol::Stage::Local;
    error.kind = ErrorKind::AccountMissing;
    return error;
}

QString newClaimant()
{
    return ItemId::createUuid().toString(QUuid::WithoutBraces) + QLatin1Char(':')
        + QString::number(QCoreApplication::applicationPid());
}

} // namespace

DeliveryService::DeliveryService(
    Outbox &outbox, account::AccountStore &accounts, account::CredentialStore &credentials, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_outbox(outbox)
    , m_accounts(accounts)
    , m_clock(clock)
    , m_tools{outbox, credentials, clock, newClaimant(), {}}
    , m_lock(outbox.paths().dispatchLock())
    , m_housekeeping(outbox, clock, [this] { return m_isIdle || m_isOffline; })
{
    connect(&m_outbox, &Outbox::changed, this, &DeliveryService::tickSoon);
}

DeliveryService::~DeliveryService()
{
    // Before the lock goes: nothing of ours may be on its way when the next holder looks at our claims.
    qDeleteAll(m_pools);
}

void DeliveryService::start()
{
    for (const auto &account : m_accounts.accounts())
        m_knownAccounts.insert(account.id, essence(account));
    m_isStopping = false;
    connect(&m_accounts, &account::AccountStore::changed, this, &DeliveryService::onAccountsChanged, Qt::UniqueConnection);
    takeLock();
}

void DeliveryService::takeLock()
{
    errno = EWOULDBLOCK;
    if (!m_lock.tryLock()) {
        if (errno != EWOULDBLOCK)
            return sayCannotWrite(writeError(m_outbox.paths().dispatchLock(), errno));
        m_timer = m_clock.startTimer(kLockInterval, [this] { takeLock(); });
        return;
    }
    m_timer.reset();
    m_outbox.sweep();
    m_outbox.onStore<Done>(
        [claimant = m_tools.claimant, now = m_clock.now(), longest = m_tools.schedule.longestPause()](Store &store) {
            const auto straightened = store.claims().straighten(now, longest);
            return straightened ? store.claims().recover(claimant, now) : straightened;
        },
        [self = QPointer<DeliveryService>(this)](const Expected<Done, OutboxError> &recovered) {
            if (!self || !self->isDispatching())
                return;
            if (recovered)
                self->onRecovered();
            else
                self->sayCannotWrite(recovered.error());
        });
}

// A full disk, say; without that the claims of a dead process cannot be told from ours.
void DeliveryService::sayCannotWrite(const OutboxError &error)
{
    for (const auto &account : m_accounts.accounts()) {
        AccountHealth health = m_relays[account.id].health;
        health.state = AccountHealth::State::Unreachable;
        health.error = cannotWrite(error);
        setHealth(account.id, health);
    }
    m_timer = m_clock.startTimer(kLockInterval, [this] { takeLock(); });
}

void DeliveryService::onRecovered()
{
    for (const auto &account : m_accounts.accounts())
        if (const auto &error = m_relays[account.id].health.error; error && error->kind == ErrorKind::CannotWriteFile)
            setHealth(account.id, {});
    // Accounts that were gone, and are back: their file was put right while nothing ran.
    for (const auto &account : m_accounts.accounts())
        if (const auto trouble = troubleOf(account.id); trouble && trouble->kind == ErrorKind::AccountMissing)
            m_outbox.accountFixed(account.id);
    for (const auto &account : m_accounts.accounts())
        if (const auto trouble = troubleOf(account.id); trouble && waitsForKeychain(*trouble))
            watchKeychain();
    m_isRecovered = true;
    m_isIdle = false;
    tidy();
    // What the holder before us did last may not have been seen yet.
    m_outbox.refresh([self = QPointer<DeliveryService>(this)] {
        if (self)
            self->tickSoon();
    });
}

void DeliveryService::tidy()
{
    if (isDispatching())
        m_housekeeping.start();
}

void DeliveryService::stop()
{
    m_housekeeping.stop();
    m_isStopping = true;
    for (RelayPool *pool : std::as_const(m_pools))
        pool->finishSoon();
    tickSoon();
}

void DeliveryService::releaseLock()
{
    if (std::any_of(m_pools.begin(), m_pools.end(), [](const RelayPool *pool) { return !pool->isEmpty(); }))
        return; // until the last has ended
    m_isStopping = m_isRecovered = false;
    m_timer.reset();
    m_lock.unlock();
    Q_EMIT stopped();
}

void DeliveryService::tickSoon()
{
    if (std::exchange(m_isTickDue, true))
        return;
    QMetaObject::invokeMethod(this, &DeliveryService::tick, Qt::QueuedConnection);
}

QHash<QString, bool> DeliveryService::due(const QDateTime &now) const
{
    QHash<QString, bool> accounts;
    for (const auto &[accountId, agenda] : m_outbox.agenda().accounts.asKeyValueRange())
        if (agenda.isDue(now))
            accounts.insert(accountId, agenda.hasUrgent);
    return accounts;
}

void DeliveryService::tick()
{
    m_isTickDue = false;
    if (m_isStopping)
        return releaseLock();
    if (!m_isRecovered || m_isOffline)
        return;
    const QDateTime now = m_clock.now();
    noticeJump(now);
    callTimes(now);
    const auto accounts = due(now);
    const bool isLooking = hasWayOut() || (!accounts.isEmpty() && mayLook());
    for (const auto &[accountId, hasUrgent] : accounts.asKeyValueRange()) {
        if (isLooking || hasUrgent || (!isToldOffline(accountId) && !isToldBehindPortal(accountId)))
            consider(accountId, hasUrgent, now);
        else if (isToldBehindPortal(accountId))
            delay(accountId, waitsForSignInPage(), now.addDuration(kLookWithoutNetwork));
    }
    wakeAt(now);
    const bool isIdle = accounts.isEmpty()
        && std::all_of(m_pools.begin(), m_pools.end(), [](const RelayPool *pool) { return pool->isResting(); });
    if (isIdle && !std::exchange(m_isIdle, true))
        Q_EMIT idle();
    else if (!isIdle)
        m_isIdle = false;
}

void DeliveryService::callTimes(const QDateTime &now)
{
    if (m_outbox.agenda().isTimeUp(now))
        m_outbox.onStore<Done>([now](Store &store) { return store.times().callTimes(now); }, {});
}

void DeliveryService::consider(const QString &accountId, bool hasUrgent, const QDateTime &now)
{
    const account::Account *account = m_accounts.find(accountId);
    if (!account)
        return pause(accountId, accountIsGone());
    RelayPool &pool = poolOf(accountId);
    if (pool.isBusy()) // its sessions are about to find out how the relay is
        return pool.work(*account, hasUrgent);
    const auto trouble = troubleOf(accountId);
    const Relay relay = m_relays.value(accountId);
    const bool isBackingOff = !relay.backoff.isOver(now);
    if (hasUrgent)
        return pool.work(*account, trouble || isBackingOff);
    if (trouble)
        pause(accountId, *trouble);
    else if (const auto *backup = backupOf(*account); backup && isBackingOff)
        backupPoolOf(accountId).work({*account, *backup, *relay.health.error}, false);
    else if (isBackingOff && relay.health.error)
        delay(accountId, *relay.health.error, relay.backoff.until());
    else
        pool.work(*account, false);
}

const account::Account *DeliveryService::backupOf(const account::Account &account) const
{
    const auto relay = m_relays.constFind(account.id);
    if (account.backup.isEmpty() || account.backup == account.id || relay == m_relays.constEnd() || relay->isBackupSpent
        || !relay->health.error || !isOutOfReach(*relay->health.error) || troubleOf(account.backup)
        || !m_relays.value(account.backup).backoff.isOver(m_clock.now()))
        return nullptr;
    return m_accounts.find(account.backup);
}

RelayPool &DeliveryService::addPool(const QString &key)
{
    auto *pool = new RelayPool(m_tools, this);
    m_pools.insert(key, pool);
    connect(pool, &RelayPool::progressed, this, &DeliveryService::progressed);
    connect(pool, &RelayPool::freed, this, &DeliveryService::onFreed);
    return *pool;
}

RelayPool &DeliveryService::backupPoolOf(const QString &accountId)
{
    const QString key = accountId + u" backup";
    if (RelayPool *pool = m_pools.value(key))
        return *pool;
    RelayPool &pool = addPool(key);
    connect(&pool, &RelayPool::relayFailed, this, [this, accountId] { onBackupFailed(accountId); });
    connect(&pool, &RelayPool::accountRefused, this, [this, accountId] { onBackupFailed(accountId); });
    connect(&pool, &RelayPool::outcomeStuck, this, [this, accountId](const auto &error) { onOutcomeStuck(accountId, error); });
    return pool;
}

RelayPool &DeliveryService::poolOf(const QString &accountId)
{
    if (RelayPool *pool = m_pools.value(accountId))
        return *pool;
    RelayPool *pool = &addPool(accountId);
    connect(pool, &RelayPool::relayAnswered, this,
        [this, accountId](const auto &where, const auto &capabilities, const auto &learnt) {
            onRelayAnswered(accountId, where, capabilities, learnt);
        });
    connect(pool, &RelayPool::relayFailed, this,
        [this, accountId](const SendError &error, const ItemId &id) { onRelayFailed(accountId, error, id); });
    connect(pool, &RelayPool::accountRefused, this,
        [this, accountId](const SendError &error) { onAccountRefused(accountId, error); });
    connect(pool, &RelayPool::outcomeStuck, this, [this, accountId](const auto &error) { onOutcomeStuck(accountId, error); });
    connect(pool, &RelayPool::judged, this, [this, accountId](bool hasAccepted) { onJudged(accountId, hasAccepted); });
    return *pool;
}

void DeliveryService::onFreed(bool isWorthALook)
{
    if (isWorthALook || m_isStopping)
        return tickSoon();
    m_timer = m_clock.startTimer(kLookAgain, [this] { tickSoon(); });
}

void DeliveryService::wakeAt(const QDateTime &now)
{
    auto next = m_outbox.agenda().nextAfter(now);
    m_timer.reset();
    if (!hasWayOut())
        next = std::min(next.value_or(now.addDuration(kLongestWait)), now.addDuration(kLongestWait));
    if (next)
        m_timer
            = m_clock.startTimer(std::min(kLongestWait, std::chrono::milliseconds(now.msecsTo(*next))), [this] { tickSoon(); });
}

void DeliveryService::setOffline(bool isOffline)
{
    if (std::exchange(m_isOffline, isOffline) == isOffline)
        return;
    if (!isOffline)
        return lookAgain();
    for (RelayPool *pool : std::as_const(m_pools))
        pool->breakOff();
    for (const auto &account : m_accounts.accounts())
        Q_EMIT healthChanged(account.id);
}

void DeliveryService::setNetwork(bool isThere)
{
    if (std::exchange(m_hasNetwork, isThere) == isThere)
        return;
    m_nextLook = m_clock.monotonic() + kLookWithoutNetwork;
    if (isThere)
        return lookAgain();
    for (const auto &account : m_accounts.accounts())
        Q_EMIT healthChanged(account.id);
    tickSoon();
}

void DeliveryService::setBehindPortal(bool isBehind)
{
    if (isBehindPortal() == isBehind)
        return;
    m_tools.portal->setTold(isBehind);
    m_nextLook = m_clock.monotonic() + kLookWithoutNetwork;
    if (!isBehind)
        return lookAgain();
    for (const auto &account : m_accounts.accounts())
        Q_EMIT healthChanged(account.id);
    tickSoon();
}

void DeliveryService::lookAgain()
{
    m_tools.portal->forget();
    for (RelayPool *pool : std::as_const(m_pools))
        pool->breakOff();
    forgetRelayTrouble();
    tickSoon();
}

void DeliveryService::forgetRelayTrouble()
{
    for (const auto &account : m_accounts.accounts()) {
        Relay &relay = m_relays[account.id];
        relay.backoff.reset();
        relay.failsAfterSignIn = false;
        relay.lastBroken = {};
        relay.health.nextAttempt.reset();
        m_outbox.inSlices([id = account.id](Store &store) { return store.claims().clearRelay(id); }, {}, goesOn(account.id));
        Q_EMIT healthChanged(account.id);
    }
    if (const auto broken = m_tools.breaks->take(); !broken.isEmpty())
        m_outbox.onStore<Done>(
            [broken, now = m_clock.now()](Store &store) { return store.claims().bringForward(broken, now); }, {});
}

// Timers go by a clock that stands still while the machine sleeps, and that nobody sets.
void DeliveryService::noticeJump(const QDateTime &now)
{
    const auto monotonic = m_clock.monotonic();
    const auto passed = monotonic - std::exchange(m_monotonicAtTick, monotonic);
    const QDateTime expected = std::exchange(m_tickedAt, now).addMSecs(passed.count());
    const auto jump = expected.isValid() ? std::chrono::milliseconds(expected.msecsTo(now)) : 0ms;
    if (jump > kJump || jump < -kJump)
        lookAgain();
    if (jump < -kJump)
        m_outbox.onStore<Done>(
            [now, longest = m_tools.schedule.longestPause()](Store &store) { return store.claims().straighten(now, longest); },
            {});
}

bool DeliveryService::isFar(const QString &accountId) const
{
    const account::Account *account = m_accounts.find(accountId);
    return account && !transport::isOnThisMachine(account->host);
}

bool DeliveryService::isToldOffline(const QString &accountId) const
{
    return !m_hasNetwork && isFar(accountId);
}

bool DeliveryService::isToldBehindPortal(const QString &accountId) const
{
    return m_hasNetwork && isBehindPortal() && isFar(accountId);
}

bool DeliveryService::mayLook()
{
    if (m_clock.monotonic() < m_nextLook)
        return false;
    m_nextLook = m_clock.monotonic() + kLookWithoutNetwork;
    return true;
}

void DeliveryService::cancel(const ItemId &id)
{
    if (!std::any_of(m_pools.begin(), m_pools.end(), [&id](RelayPool *pool) { return pool->cancel(id); }))
        m_outbox.hold(id);
}

void DeliveryService::abandon()
{
    for (RelayPool *pool : std::as_const(m_pools))
        pool->abandon();
    setOffline(true);
}

std::optional<Progress> DeliveryService::progress(const ItemId &id) const
{
    for (const RelayPool *pool : m_pools)
        if (auto progress = pool->progress(id))
            return progress;
    return {};
}

void DeliveryService::onAccountsChanged()
{
    auto before = std::exchange(m_knownAccounts, {});
    for (const auto &account : m_accounts.accounts()) {
        const auto now = essence(account);
        const auto known = before.take(account.id);
        m_knownAccounts.insert(account.id, now);
        if (known == now)
            continue;
        forgetRelay(account.id);
        m_outbox.accountFixed(account.id);
        Q_EMIT healthChanged(account.id);
    }
    for (const QString &removed : before.keys())
        forgetRelay(removed);
    tickSoon();
}

// What is done next shall be done as the account says now; of a removed one, nothing.
void DeliveryService::forgetRelay(const QString &accountId)
{
    m_relays.remove(accountId);
    for (RelayPool *pool : std::as_const(m_pools))
        if (pool->isAbout(accountId))
            pool->finishSoon();
}

} // namespace pillarbox::outbox
