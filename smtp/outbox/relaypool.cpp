#include "smtp/outbox/relaypool.h"

#include <algorithm>

namespace pillarbox::outbox {

namespace {

using namespace std::chrono_literals;

// By then one session has carried dozens of small messages: fewer are not worth another handshake.
constexpr auto kPatience = 2s;
// Send Now acts within a second, also beside a connection that does not come about.
constexpr auto kHaste = 500ms;
// So many that are due at once are worth it in any case.
constexpr int kMany = 20;

} // namespace

RelayPool::RelayPool(const RelayTools &tools, QObject *parent)
    : QObject(parent)
    , m_tools(tools)
    , m_most(kMostSessions)
    , m_mostHurried(kMostSessions + 1)
{
}

void RelayPool::work(const Route &route, bool isOnlyUrgent)
{
    m_route = route;
    const auto resting
        = std::find_if(m_sessions.begin(), m_sessions.end(), [](const RelaySession *session) { return session->isResting(); });
    if (resting != m_sessions.end())
        return (*resting)->work(isOnlyUrgent);
    if (m_sessions.isEmpty())
        return add()->work(isOnlyUrgent);
    m_isPoked = true;
    m_isHurried = isOnlyUrgent;
    watch();
}

RelaySession *RelayPool::add()
{
    auto *session = new RelaySession(
        m_tools, m_route, [this](const RelaySession &asking) { return hasCompany(asking); }, this);
    m_sessions.append(session);
    connect(session, &RelaySession::progressed, this, &RelayPool::progressed);
    connect(session, &RelaySession::relayAnswered, this, &RelayPool::relayAnswered);
    connect(session, &RelaySession::relayAnswered, this, &RelayPool::watch);
    connect(session, &RelaySession::relayFailed, this, &RelayPool::relayFailed);
    connect(session, &RelaySession::accountRefused, this, &RelayPool::accountRefused);
    connect(session, &RelaySession::outcomeStuck, this, &RelayPool::outcomeStuck);
    connect(session, &RelaySession::judged, this, &RelayPool::judged);
    connect(session, &RelaySession::rested, this, [this, session] { onRested(session); });
    connect(session, &RelaySession::ended, this, [this, session] { onEnded(session); });
    return session;
}

bool RelayPool::hasCompany(const RelaySession &asking) const
{
    return std::any_of(m_sessions.begin(), m_sessions.end(), [&asking](const RelaySession *session) {
        return session != &asking && !session->isJoining() && !session->isFinishing();
    });
}

void RelayPool::watch()
{
    if (m_isHurried && !isAnyJoining() && mayGrow(m_mostHurried)) {
        m_isHurried = false;
        add()->join();
    } else if (m_isHurried && !m_haste) {
        m_haste = m_tools.clock.startTimer(kHaste, [this] { hurry(); });
    } else if (!m_patience && mayGrow(m_most)) {
        m_patience = m_tools.clock.startTimer(areManyWaiting() ? 0ms : kPatience, [this] { grow(); });
    }
}

bool RelayPool::isAnyJoining() const
{
    return std::any_of(m_sessions.begin(), m_sessions.end(), [](const RelaySession *session) { return session->isJoining(); });
}

bool RelayPool::mayGrow(qsizetype most) const
{
    return !m_isFinishing && m_sessions.size() < most
        && std::all_of(
            m_sessions.begin(), m_sessions.end(), [](const RelaySession *session) { return session->hasSignedIn(); });
}

void RelayPool::grow()
{
    m_patience.reset();
    if (mayGrow(m_most) && isAnyWaiting())
        add()->join();
}

// Beside one that is still on its way to the server; but not beside one whose credential is being tried.
void RelayPool::hurry()
{
    m_haste.reset();
    const bool isTrying
        = std::any_of(m_sessions.begin(), m_sessions.end(), [](const RelaySession *session) { return session->isSigningIn(); });
    if (!m_isHurried || m_isFinishing || isTrying || isAnyJoining() || isEmpty() || m_sessions.size() >= m_mostHurried)
        return;
    m_isHurried = false;
    if (m_tools.outbox.agenda().of(m_route.sender.id).hasUrgent)
        add()->join();
}

bool RelayPool::areManyWaiting() const
{
    return isAnyWaiting() && m_tools.outbox.agenda().of(m_route.sender.id).counts.value(State::Waiting) >= kMany;
}

bool RelayPool::isAnyWaiting() const
{
    return m_tools.outbox.agenda().of(m_route.sender.id).isDue(m_tools.clock.now());
}

// What is due has all been claimed: the session that found so is enough for what comes next.
void RelayPool::onRested(RelaySession *session)
{
    m_patience.reset();
    const auto sessions = m_sessions;
    for (RelaySession *other : sessions)
        if (other != session && (other->isResting() || other->isJoining()))
            other->finishSoon();
    Q_EMIT freed(std::exchange(m_isPoked, false) || session->hasClaimed());
}

void RelayPool::onEnded(RelaySession *session)
{
    m_sessions.removeOne(session);
    session->deleteLater();
    if (session->wasTurnedAway())
        m_most = m_mostHurried = m_sessions.size();
    if (m_sessions.isEmpty()) {
        m_patience.reset();
        m_haste.reset();
        m_most = kMostSessions;
        m_mostHurried = kMostSessions + 1;
        m_isFinishing = false;
    }
    Q_EMIT freed(std::exchange(m_isPoked, false) || session->hasClaimed());
}

void RelayPool::finish(void (RelaySession::*how)())
{
    m_isFinishing = !isEmpty();
    const auto sessions = m_sessions;
    for (RelaySession *session : sessions)
        (session->*how)();
}

bool RelayPool::cancel(const ItemId &id)
{
    return std::any_of(m_sessions.begin(), m_sessions.end(), [&id](RelaySession *session) { return session->cancel(id); });
}

std::optional<Progress> RelayPool::progress(const ItemId &id) const
{
    for (const RelaySession *session : m_sessions)
        if (const Delivery *delivery = session->delivery(); delivery && delivery->id() == id)
            return delivery->progress();
    return {};
}

bool RelayPool::isBusy() const
{
    return !isEmpty()
        && std::none_of(m_sessions.begin(), m_sessions.end(), [](const RelaySession *session) { return session->isResting(); });
}

bool RelayPool::isResting() const
{
    return std::all_of(m_sessions.begin(), m_sessions.end(), [](const RelaySession *session) { return session->isResting(); });
}

} // namespace pillarbox::outbox
