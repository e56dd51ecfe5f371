#include "smtp/outbox/relaypool.h"

#include <algorithm>

namespace pillarbox::outbox {

namespace {

using namespace std::chrono_literals;

// What common submission servers allow a user at once: 3 (Outlook.com) to 10.
constexpr qsizetype kMostSessions = 3;
// By then one session has carried dozens of small messages: fewer are not worth another handshake.
constexpr auto kPatience = 2s;

} // namespace

RelayPool::RelayPool(const RelayTools &tools, QObject *parent)
    : QObject(parent)
    , m_tools(tools)
    , m_most(kMostSessions)
    , m_mostHurried(kMostSessions + 1)
{
}

void RelayPool::work(const account::Account &account, bool isOnlyUrgent)
{
    m_account = account;
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
        m_tools, m_account, [this](const RelaySession &asking) { return hasCompany(asking); }, this);
    m_sessions.append(session);
    connect(session, &RelaySession::progressed, this, &RelayPool::progressed);
    connect(session, &RelaySession::relayAnswered, this, &RelayPool::relayAnswered);
    connect(session, &RelaySession::relayAnswered, this, &RelayPool::watch);
    connect(session, &RelaySession::relayFailed, this, &RelayPool::relayFailed);
    connect(session, &RelaySession::accountRefused, this, &RelayPool::accountRefused);
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
    } else if (!m_patience && mayGrow(m_most)) {
        m_patience = m_tools.clock.startTimer(kPatience, [this] { grow(); });
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

bool RelayPool::isAnyWaiting() const
{
    return m_tools.outbox.agenda().of(m_account.id).isDue(m_tools.clock.now());
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
