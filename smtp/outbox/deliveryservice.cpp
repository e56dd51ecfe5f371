#include "smtp/outbox/deliveryservice.h"

#include <QCoreApplication>
#include <QHostAddress>

#include <algorithm>

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
    error.kind = ErrorKind::CredentialMissing;
    error.detail = QStringLiteral("account removed");
    return error;
}

// What decides whether an account in trouble is worth trying again.
account::Account essence(account::Account account)
{
    account.label.clear();
    account.identity.name.clear();
    account.isDefault = false;
    account.isCopiedToSelf = false;
    account.sizeLimit.reset();
    account.holdLimits.reset();
    account.verifiedEndpoints.clear();
    return account;
}

bool isOnThisMachine(const QString &host)
{
    const QString name = host.toLower();
    return name == QLatin1String("localhost") || name.endsWith(QLatin1String(".localhost")) || QHostAddress(name).isLoopback();
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
    if (!m_lock.tryLock()) {
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
            else // a full disk, say; without it the claims of a dead process cannot be told from ours
                self->m_timer = self->m_clock.startTimer(kLockInterval, [self] { self->takeLock(); });
        });
}

void DeliveryService::onRecovered()
{
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
    const bool isLooking = m_hasNetwork || (!accounts.isEmpty() && mayLook());
    for (const auto &[accountId, hasUrgent] : accounts.asKeyValueRange())
        if (isLooking || hasUrgent || !isToldOffline(accountId))
            consider(accountId, hasUrgent, now);
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
    else if (isBackingOff && relay.health.error)
        delay(accountId, *relay.health.error, relay.backoff.until());
    else
        pool.work(*account, false);
}

RelayPool &DeliveryService::poolOf(const QString &accountId)
{
    RelayPool *&pool = m_pools[accountId];
    if (pool)
        return *pool;
    pool = new RelayPool(m_tools, this);
    connect(pool, &RelayPool::progressed, this, &DeliveryService::progressed);
    connect(pool, &RelayPool::relayAnswered, this,
        [this, accountId](const auto &where, const auto &capabilities, const auto &learnt) {
            onRelayAnswered(accountId, where, capabilities, learnt);
        });
    connect(pool, &RelayPool::relayFailed, this,
        [this, accountId](const SendError &error, const ItemId &id) { onRelayFailed(accountId, error, id); });
    connect(pool, &RelayPool::accountRefused, this,
        [this, accountId](const SendError &error) { onAccountRefused(accountId, error); });
    connect(pool, &RelayPool::judged, this, [this, accountId](bool hasAccepted) { onJudged(accountId, hasAccepted); });
    connect(pool, &RelayPool::freed, this, &DeliveryService::onFreed);
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
    if (!m_hasNetwork)
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

void DeliveryService::lookAgain()
{
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
        m_outbox.onStore<Done>([id = account.id](Store &store) { return store.claims().clearRelay(id); }, {});
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

bool DeliveryService::isToldOffline(const QString &accountId) const
{
    const account::Account *account = m_accounts.find(accountId);
    return !m_hasNetwork && account && !isOnThisMachine(account->host);
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

std::optional<SendError> DeliveryService::troubleOf(const QString &accountId) const
{
    return m_outbox.agenda().of(accountId).trouble;
}

AccountHealth DeliveryService::health(const QString &accountId) const
{
    AccountHealth health = m_relays.value(accountId).health;
    if (m_isOffline || isToldOffline(accountId)) {
        health.state = AccountHealth::State::Offline;
    } else if (const auto trouble = troubleOf(accountId); trouble && health.state == AccountHealth::State::Untested) {
        // From before this process, or by another one.
        health.state = AccountHealth::State::NeedsYou;
        health.error = trouble;
    }
    return health;
}

void DeliveryService::setHealth(const QString &accountId, AccountHealth health)
{
    AccountHealth &known = m_relays[accountId].health;
    if (health.state != known.state)
        health.since = m_clock.now();
    if (health == known)
        return;
    known = health;
    Q_EMIT healthChanged(accountId);
}

void DeliveryService::onRelayAnswered(const QString &accountId, const transport::Session &session,
    const protocol::Capabilities &capabilities, const protocol::RelayMemory &learnt)
{
    if (!m_relays[accountId].failsAfterSignIn)
        freeThoseBehind(accountId);
    learn(accountId, session, capabilities, learnt);
}

void DeliveryService::onJudged(const QString &accountId, bool hasAccepted)
{
    Relay &relay = m_relays[accountId];
    relay.lastBroken = {};
    if (std::exchange(relay.failsAfterSignIn, false))
        freeThoseBehind(accountId);
    AccountHealth health = relay.health;
    if (hasAccepted)
        health.lastSentAt = m_clock.now();
    setHealth(accountId, health);
}

// What stood still because of the relay or the account may go: a Send Now, say, has shown that it can.
void DeliveryService::freeThoseBehind(const QString &accountId)
{
    Relay &relay = m_relays[accountId];
    relay.backoff.reset();
    AccountHealth health;
    health.state = AccountHealth::State::Ready;
    health.since = relay.health.since;
    health.lastSentAt = relay.health.lastSentAt;
    setHealth(accountId, health);
    if (m_outbox.agenda().of(accountId).isBehind)
        m_outbox.onStore<Done>(
            [accountId, now = m_clock.now()](Store &store) { return store.claims().relayIsBack(accountId, now); }, {});
}

void DeliveryService::onRelayFailed(const QString &accountId, const SendError &error, const ItemId &id)
{
    Relay &relay = m_relays[accountId];
    if (isLinkBreak(error) && (relay.lastBroken.isNull() || relay.lastBroken == id)) {
        relay.lastBroken = id; // it waits by itself, the others show whether it is the relay
        return;
    }
    relay.failsAfterSignIn = error.stage >= protocol::Stage::Mail;
    const QDateTime until = relay.backoff.fail(m_clock.now());
    delay(accountId, error, until);
    AccountHealth health = m_relays[accountId].health;
    health.state = AccountHealth::State::Unreachable;
    health.error = error;
    health.nextAttempt = until;
    setHealth(accountId, health);
}

void DeliveryService::onAccountRefused(const QString &accountId, const SendError &error)
{
    pause(accountId, error);
    AccountHealth health = m_relays[accountId].health;
    health.state = AccountHealth::State::NeedsYou;
    health.error = error;
    health.nextAttempt.reset();
    setHealth(accountId, health);
}

void DeliveryService::delay(const QString &accountId, const SendError &error, const QDateTime &until)
{
    m_outbox.onStore<Done>([accountId, error, until, now = m_clock.now()](
                               Store &store) { return store.claims().delayRelay(accountId, until, error, now); },
        {});
}

void DeliveryService::pause(const QString &accountId, const SendError &error)
{
    m_outbox.onStore<Done>(
        [accountId, error, now = m_clock.now()](Store &store) { return store.claims().pause(accountId, error, now); }, {});
}

void DeliveryService::learn(const QString &accountId, const transport::Session &session,
    const protocol::Capabilities &capabilities, const protocol::RelayMemory &learnt)
{
    const account::Account *known = m_accounts.find(accountId);
    if (!known)
        return;
    account::Account account = *known;
    account.sizeLimit = capabilities.sizeLimit;
    account.holdLimits = capabilities.futureRelease;
    const bool isVerified = session.tls && session.tls->isTrusted;
    if (isVerified && !account.verifiedEndpoints.contains(session.endpoint))
        account.verifiedEndpoints.append(session.endpoint);
    if (isVerified)
        account.memory = learnt;
    m_knownAccounts.insert(accountId, essence(account)); // a change of our own is no news
    if (account != *known)
        (void)m_accounts.save(account); // learnt again next time
}

void DeliveryService::onAccountsChanged()
{
    const auto before = std::exchange(m_knownAccounts, {});
    for (const auto &account : m_accounts.accounts()) {
        const auto now = essence(account);
        const auto known = before.constFind(account.id);
        m_knownAccounts.insert(account.id, now);
        if (known != before.constEnd() && *known == now)
            continue;
        m_relays.remove(account.id);
        if (RelayPool *pool = m_pools.value(account.id))
            pool->finishSoon(); // what it does next it shall do as the account says now
        m_outbox.accountFixed(account.id);
        Q_EMIT healthChanged(account.id);
    }
    tickSoon();
}

} // namespace pillarbox::outbox
