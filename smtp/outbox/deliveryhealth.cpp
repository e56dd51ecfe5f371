// What is known of the accounts' relays: how each fares, what then becomes of the items that are to go over it, and what it has
// told of itself.

#include "smtp/outbox/deliveryservice.h"
#include "smtp/outbox/ruling.h"

namespace pillarbox::outbox {

using namespace std::chrono_literals;
using protocol::ErrorKind;
using protocol::SendError;

namespace {

constexpr auto kWriteAgain = 5s; // what a full disk would not take

} // namespace

// What decides whether an account in trouble is worth trying again.
account::Account DeliveryService::essence(account::Account account)
{
    account.label.clear();
    account.identity = {{}, account.identity.address};
    account.furtherIdentities.clear();
    account.isDefault = false;
    account.isCopiedToSelf = false;
    account.sizeLimit.reset();
    account.holdLimits.reset();
    account.verifiedEndpoints.clear();
    return account;
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
    } else if (isToldBehindPortal(accountId)) {
        health.state = AccountHealth::State::Unreachable;
        health.error = waitsForSignInPage();
        health.nextAttempt.reset();
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
    m_tools.portal->forget();
    if (!m_relays[accountId].failsAfterSignIn)
        freeThoseBehind(accountId);
    learn(accountId, session, capabilities, learnt);
}

// The relay is well; but until the outcome is on the disk nothing else goes over this session, and nobody could tell why.
void DeliveryService::onOutcomeStuck(const QString &accountId, const std::optional<SendError> &error)
{
    AccountHealth health = m_relays[accountId].health;
    if (!error && (!health.error || health.error->kind != ErrorKind::CannotWriteFile))
        return;
    health.state = error ? AccountHealth::State::Unreachable : AccountHealth::State::Ready;
    health.error = error;
    health.nextAttempt.reset();
    setHealth(accountId, health);
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
        m_outbox.inSlices([accountId, now = m_clock.now()](Store &store) { return store.claims().relayIsBack(accountId, now); },
            {}, goesOn(accountId));
}

void DeliveryService::onRelayFailed(const QString &accountId, const SendError &error, const ItemId &id)
{
    Relay &relay = m_relays[accountId];
    if (isLinkBreak(error) && (relay.lastBroken.isNull() || relay.lastBroken == id)) {
        relay.lastBroken = id; // it waits by itself, the others show whether it is the relay
        return;
    }
    relay.failsAfterSignIn = error.stage >= protocol::Stage::Mail;
    relay.isBackupSpent = false;
    const QDateTime until = relay.backoff.fail(m_clock.now());
    AccountHealth health = relay.health;
    health.state = AccountHealth::State::Unreachable;
    health.error = error;
    health.nextAttempt = until;
    setHealth(accountId, health);
    if (error.kind == ErrorKind::CaptivePortal)
        freeFromPortal();
    const account::Account *account = m_accounts.find(accountId);
    if (account && backupOf(*account))
        tickSoon(); // its messages stay due, for the backup
    else
        delay(accountId, error, until);
}

// Accounts that were stopped over a certificate before it was seen elsewhere, and thereby known as no relay's.
void DeliveryService::freeFromPortal()
{
    for (const auto &account : m_accounts.accounts()) {
        const auto &error = m_relays[account.id].health.error;
        if (!error || error->kind != ErrorKind::CertificateInvalid || !m_tools.portal->hasSeenStrangerAt(account))
            continue;
        setHealth(account.id, {});
        m_outbox.accountFixed(account.id);
    }
}

// Everything of the account waits for its own relay again.
void DeliveryService::onBackupFailed(const QString &accountId)
{
    Relay &relay = m_relays[accountId];
    relay.isBackupSpent = true;
    if (relay.health.error && !relay.backoff.isOver(m_clock.now()))
        delay(accountId, *relay.health.error, relay.backoff.until());
    tickSoon();
}

void DeliveryService::onAccountRefused(const QString &accountId, const SendError &error)
{
    pause(accountId, error);
    AccountHealth health = m_relays[accountId].health;
    health.state = AccountHealth::State::NeedsYou;
    health.error = error;
    health.nextAttempt.reset();
    setHealth(accountId, health);
    if (waitsForKeychain(error))
        watchKeychain();
}

void DeliveryService::watchKeychain()
{
    if (!m_keychainWatch)
        m_keychainWatch = m_tools.credentials.awaitOpen([this] { onKeychainOpened(); });
}

void DeliveryService::onKeychainOpened()
{
    m_keychainWatch.reset();
    for (const auto &account : m_accounts.accounts()) {
        const auto &error = m_relays[account.id].health.error;
        const auto trouble = error ? error : troubleOf(account.id);
        if (!trouble || !waitsForKeychain(*trouble))
            continue;
        setHealth(account.id, {});
        m_outbox.accountFixed(account.id);
    }
}

void DeliveryService::delay(const QString &accountId, const SendError &error, const QDateTime &until)
{
    m_outbox.inSlices([accountId, error, until, now = m_clock.now()](
                          Store &store) { return store.claims().delayRelay(accountId, until, error, now); },
        [self = QPointer<DeliveryService>(this)](const Expected<Done, OutboxError> &delayed) {
            if (self && !delayed) // its items are still due, and nothing else would wake us
                self->m_timer = self->m_clock.startTimer(kWriteAgain, [self] { self->tickSoon(); });
        },
        goesOn(accountId));
}

void DeliveryService::pause(const QString &accountId, const SendError &error)
{
    m_outbox.inSlices(
        [accountId, error, now = m_clock.now()](Store &store) { return store.claims().pause(accountId, error, now); }, {},
        goesOn(accountId));
}

std::function<bool()> DeliveryService::goesOn(const QString &accountId)
{
    const int turn = m_relays[accountId].turn = ++m_lastTurn;
    return [self = QPointer<DeliveryService>(this), accountId, turn] {
        return self && self->m_relays.value(accountId).turn == turn;
    };
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

} // namespace pillarbox::outbox
