#include "smtp/transport/endpointrace.h"

#include "smtp/transport/wireerror.h"

#include <QPointer>

#include <algorithm>
#include <array>

namespace pillarbox::transport {

using namespace std::chrono_literals;
using protocol::ErrorKind;
using protocol::SendError;
using protocol::Stage;

namespace {

constexpr auto AddressStagger = 250ms; // RFC 8305 section 5
// Long enough for a nearby server's better port to win, short enough that a filtered one costs nothing.
constexpr auto HeadStart = 150ms;
// The desktop may have to fetch and run a script to tell its proxy; a person waits no longer than for a probe.
constexpr std::chrono::milliseconds SystemProxyLimit = 10s;

SendError resolveError(const QString &host, const dns::DnsError &error)
{
    const bool isAbsent = error.isAbsence() || error.kind == dns::DnsError::Kind::BadName;
    return wireError(Stage::Resolve, isAbsent ? ErrorKind::NoSuchHost : ErrorKind::ResolveFailed, host);
}

} // namespace

const SendError &mostInformative(const SendError &a, const SendError &b)
{
    static constexpr std::array ascending{ErrorKind::Cancelled, ErrorKind::ResolveFailed, ErrorKind::NoSuchHost,
        ErrorKind::Unreachable, ErrorKind::TimedOut, ErrorKind::Disconnected, ErrorKind::TlsFailed,
        ErrorKind::ProtocolViolation, ErrorKind::ServerClosing, ErrorKind::StartTlsNotOffered, ErrorKind::Refused,
        ErrorKind::AuthNotOffered, ErrorKind::AuthWithoutTls, ErrorKind::PlainTextInjected, ErrorKind::CertificateInvalid,
        ErrorKind::PinnedKeyChanged};
    // A kind that is not listed comes from a dialogue far advanced: it says most.
    const auto rank = [](const SendError &error) { return std::find(ascending.begin(), ascending.end(), error.kind); };
    return rank(b) > rank(a) ? b : a;
}

EndpointRace::EndpointRace(RaceSettings settings, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_settings(std::move(settings))
    , m_clock(clock)
{
}

void EndpointRace::start()
{
    m_startedAt = m_clock.monotonic();
    if (m_settings.proxy.kind != Proxy::Kind::System || m_settings.endpoints.isEmpty())
        return begin();
    findProxy();
}

// Without an answer nothing is tried: going straight there may be what the proxy is to prevent.
void EndpointRace::findProxy()
{
    const auto limit
        = std::min(m_settings.waitLimit.value_or(SystemProxyLimit), m_settings.wholeLimit.value_or(SystemProxyLimit));
    m_resolveTimer = m_clock.startTimer(std::min(limit, SystemProxyLimit),
        [this] { failAll(wireError(Stage::Connect, ErrorKind::TimedOut, QStringLiteral("proxy unknown"))); });
    const Endpoint &first = m_settings.endpoints.first();
    findSystemProxy(first.host, first.port, this, [this](const Proxy &found) {
        if (m_isStopped)
            return;
        m_resolveTimer.reset();
        m_settings.proxy = found;
        begin();
    });
}

void EndpointRace::failAll(const SendError &error)
{
    for (int rank = 0; rank < m_settings.endpoints.size(); ++rank)
        addFailed(rank, error);
    const QPointer<EndpointRace> self(this);
    Q_EMIT resolved();
    if (self)
        checkEnd();
}

void EndpointRace::beginThroughProxy()
{
    if (m_isStopped)
        return;
    m_began = m_clock.monotonic();
    for (int rank = 0; rank < m_settings.endpoints.size(); ++rank) {
        Attempt attempt;
        attempt.endpoint = m_settings.endpoints.at(rank);
        attempt.rank = rank;
        attempt.due = *m_began + (m_settings.isStaggered ? rank * HeadStart : 0ms);
        m_attempts.push_back(attempt);
    }
    const QPointer<EndpointRace> self(this);
    Q_EMIT resolved();
    if (self)
        startDue();
}

void EndpointRace::begin()
{
    if (m_settings.proxy.kind != Proxy::Kind::None && !m_settings.endpoints.isEmpty()) {
        QMetaObject::invokeMethod(this, &EndpointRace::beginThroughProxy, Qt::QueuedConnection);
        return;
    }
    m_resolver = std::make_unique<dns::Resolver>(m_settings.nameserver);
    for (const Endpoint &endpoint : std::as_const(m_settings.endpoints)) {
        if (!m_unresolved.contains(endpoint.host))
            m_unresolved.append(endpoint.host);
    }
    auto limit = whatIsLeft();
    if (m_settings.waitLimit && (!limit || *m_settings.waitLimit < *limit))
        limit = m_settings.waitLimit;
    const QStringList hosts = m_unresolved;
    if (limit)
        m_resolveTimer = m_clock.startTimer(*limit, [this] { endResolving(); });
    for (const QString &host : hosts)
        lookUp(host);
    if (hosts.isEmpty())
        m_timer = m_clock.startTimer(0ms, [this] { checkEnd(); });
}

std::optional<std::chrono::milliseconds> EndpointRace::whatIsLeft() const
{
    if (!m_settings.wholeLimit)
        return std::nullopt;
    return std::max(*m_settings.wholeLimit - (m_clock.monotonic() - m_startedAt), 0ms);
}

void EndpointRace::endResolving()
{
    const QPointer<EndpointRace> self(this);
    const QStringList late = m_unresolved;
    for (const QString &host : late) {
        if (self && !m_isStopped)
            onResolved(host, Unexpected{dns::DnsError{dns::DnsError::Kind::TimedOut, {}}});
    }
}

void EndpointRace::lookUp(const QString &host)
{
    m_resolver->lookUpAddresses(host, [this, host](const Addresses &addresses) { onResolved(host, addresses); });
}

void EndpointRace::onResolved(const QString &host, const Addresses &addresses)
{
    if (m_isStopped || !m_unresolved.removeOne(host))
        return;
    if (!m_began)
        m_began = m_clock.monotonic();
    if (m_unresolved.isEmpty())
        m_resolveTimer.reset();
    for (int rank = 0; rank < m_settings.endpoints.size(); ++rank) {
        if (m_settings.endpoints.at(rank).host == host)
            add(rank, addresses);
    }
    const QPointer<EndpointRace> self(this);
    Q_EMIT resolved();
    if (self)
        startDue();
    if (self)
        checkEnd();
}

void EndpointRace::add(int endpointRank, const Addresses &addresses)
{
    const Endpoint &endpoint = m_settings.endpoints.at(endpointRank);
    if (!addresses) {
        addFailed(endpointRank, resolveError(endpoint.host, addresses.error()));
        return;
    }
    int addressRank = 0;
    for (const QString &address : *addresses) {
        Attempt attempt;
        attempt.endpoint = endpoint;
        attempt.rank = endpointRank;
        attempt.address = QHostAddress(address);
        attempt.due = *m_began;
        if (m_settings.isStaggered)
            attempt.due += endpointRank * HeadStart + addressRank * AddressStagger;
        m_attempts.push_back(attempt);
        ++addressRank;
    }
}

void EndpointRace::addFailed(int endpointRank, const SendError &error)
{
    Attempt attempt;
    attempt.endpoint = m_settings.endpoints.at(endpointRank);
    attempt.rank = endpointRank;
    attempt.error = error;
    attempt.began = m_clock.monotonic();
    attempt.isStarted = true;
    attempt.isEnded = true;
    m_attempts.push_back(attempt);
}

// The earliest that has not been started; ties go to the order.
int EndpointRace::nextWaiting() const
{
    int next = -1;
    for (int i = 0; i < int(m_attempts.size()); ++i) {
        if (!m_attempts[i].isStarted && (next < 0 || m_attempts[i].due < m_attempts[next].due))
            next = i;
    }
    return next;
}

bool EndpointRace::isAnyRunning() const
{
    return std::any_of(m_attempts.begin(), m_attempts.end(), [](const Attempt &a) { return a.isStarted && !a.isEnded; });
}

void EndpointRace::startDue()
{
    const QPointer<EndpointRace> self(this);
    while (self && !m_isStopped) {
        const int next = nextWaiting();
        if (next < 0)
            return;
        const auto wait = m_attempts[next].due - m_clock.monotonic();
        if (wait > 0ms && isAnyRunning()) {
            m_timer = m_clock.startTimer(wait, [this] { startDue(); });
            return;
        }
        startLink(next); // its turn, or everything before it has failed
    }
}

const TlsPolicy *EndpointRace::policyFor(const Endpoint &endpoint)
{
    if (endpoint.security == protocol::Security::None)
        return nullptr;
    if (!m_policy)
        m_policy.emplace(m_settings.tls);
    return &*m_policy;
}

void EndpointRace::startLink(int index)
{
    Attempt &attempt = m_attempts[index];
    LinkSettings settings;
    settings.endpoint = attempt.endpoint;
    settings.address = attempt.address;
    settings.proxy = m_settings.proxy;
    settings.sessions = m_settings.sessions;
    settings.dialogue = m_settings.dialogue;
    settings.dialogue.isPlainTextAuthAllowed = m_settings.isPlainAuthAllowedOnLoopback && attempt.address.isLoopback();
    settings.waitLimit = m_settings.waitLimit;
    settings.wholeLimit = whatIsLeft();
    auto *link = new Link(std::move(settings), policyFor(attempt.endpoint), m_clock, this);
    attempt.link = link;
    attempt.isStarted = true;
    attempt.began = m_clock.monotonic();
    connect(link, &Link::stageFinished, this, [this, index](Stage stage) { Q_EMIT stageFinished(index, stage); });
    connect(link, &Link::established, this, [this, index] { Q_EMIT established(index); });
    connect(link, &Link::failed, this, [this, index](const SendError &error) { m_attempts[index].error = error; });
    connect(link, &Link::closed, this, [this, index] { onLinkEnded(index); });
    link->start();
}

void EndpointRace::onLinkEnded(int index)
{
    m_attempts[index].isEnded = true;
    const QPointer<EndpointRace> self(this);
    Q_EMIT ended(index);
    if (!self || m_isStopped)
        return;
    if (Link *link = std::exchange(m_attempts[index].link, nullptr))
        link->abandon();
    startDue();
    if (self)
        checkEnd();
}

void EndpointRace::checkEnd()
{
    const bool isAllEnded = std::all_of(m_attempts.begin(), m_attempts.end(), [](const Attempt &a) { return a.isEnded; });
    if (!m_isStopped && m_unresolved.isEmpty() && isAllEnded) {
        m_isStopped = true;
        Q_EMIT allEnded();
    }
}

protocol::Stage EndpointRace::stage() const
{
    protocol::Stage farthest = protocol::Stage::Resolve;
    for (const Attempt &attempt : m_attempts) {
        if (attempt.link)
            farthest = std::max(farthest, attempt.link->stage());
    }
    return farthest;
}

Link *EndpointRace::take(int attempt, QObject *newOwner)
{
    Link *link = std::exchange(m_attempts[attempt].link, nullptr);
    link->disconnect(this);
    link->setParent(newOwner);
    return link;
}

void EndpointRace::drop(int attempt)
{
    Attempt &dropped = m_attempts[attempt];
    dropped.isStarted = true;
    dropped.isEnded = true;
    if (Link *link = std::exchange(dropped.link, nullptr))
        link->abandon();
}

void EndpointRace::stop()
{
    m_isStopped = true;
    m_timer.reset();
    m_resolveTimer.reset();
    for (Attempt &attempt : m_attempts) {
        if (Link *link = std::exchange(attempt.link, nullptr))
            link->abandon();
    }
}

} // namespace pillarbox::transport
