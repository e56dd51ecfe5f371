#include "smtp/account/discovery.h"

#include "smtp/account/captiveportal.h"
#include "smtp/account/discoverychoice.h"
#include "smtp/account/knownsource.h"

#include <QPointer>

#include <algorithm>

namespace pillarbox::account {

using namespace std::chrono_literals;

namespace {

// A person waits: what is found is told before 10 s have passed, the start of the program included.
constexpr auto kLimit = 9500ms;
// A link that can carry mail at all answers another host's greeting within these of the first.
constexpr auto kSameHostGrace = 500ms;
constexpr auto kBetterGrace = 700ms;
// What a person sees of the chosen host's other ports is worth this much waiting, not more.
constexpr auto kOthersGrace = 500ms;

QList<transport::Endpoint> endpointsOf(const QList<HostHint> &hints)
{
    QList<transport::Endpoint> endpoints;
    for (const HostHint &hint : hints)
        endpoints += hint.endpoints;
    return endpoints;
}

} // namespace

Discovery::Discovery(QString address, QByteArray trustedPem, Clock &clock, QObject *parent, HintSource hintSource)
    : QObject(parent)
    , m_address(std::move(address))
    , m_trustedPem(std::move(trustedPem))
    , m_clock(clock)
    , m_hintSource(std::move(hintSource))
{
}

Discovery::~Discovery() = default;

void Discovery::start()
{
    if (m_hintSource) {
        m_entries.clear();
        m_entries.push_back({nullptr, m_hintSource(m_address), {}});
        begin();
    } else {
        start(allSources(m_places, m_proxy));
    }
}

void Discovery::start(const QList<transport::Endpoint> &endpoints)
{
    m_entries.clear();
    m_entries.push_back({nullptr, hintsOf(endpoints, HostHint::Source::User), {}});
    begin();
}

void Discovery::start(HostSources sources)
{
    m_entries.clear();
    const QString domain = askableDomain(m_address);
    for (std::unique_ptr<HostSource> &source : sources) {
        if (!domain.isEmpty())
            m_entries.push_back(
                {std::make_unique<SourceRun>(std::move(source), domain, m_clock, [this] { onSourceEnded(); }), {}, {}});
    }
    begin();
}

void Discovery::begin()
{
    if (m_probes) {
        // Perhaps called from one of its signals.
        m_probes->disconnect(this);
        m_probes->stop();
        m_probes->deleteLater();
    }
    transport::ProbeSettings settings;
    settings.trustedPem = m_trustedPem;
    settings.trust = m_trust;
    settings.client = m_client;
    settings.proxy = m_proxy;
    settings.ehloName = m_ehloName;
    settings.nameserver = m_places.nameserver;
    settings.timeout = kLimit;
    m_probes = new HostProbes(settings, m_clock, this);
    connect(m_probes, &HostProbes::changed, this, &Discovery::review);
    m_best.reset();
    m_grace.reset();
    m_hints.clear();
    m_isFinished = false;
    m_isBehindPortal = false;
    m_began = m_clock.monotonic();
    m_limit = m_clock.startTimer(kLimit, [this] { stop(); });
    m_isStarting = true;
    for (const Entry &entry : m_entries) {
        if (entry.run)
            entry.run->start();
    }
    m_isStarting = false;
    collect();
    review();
}

void Discovery::onSourceEnded()
{
    if (m_isStarting || m_isFinished)
        return;
    collect();
    review();
}

// What has been said meanwhile, into the list and to the probes.
void Discovery::collect()
{
    m_hints.clear();
    for (Entry &entry : m_entries) {
        if (entry.run)
            entry.hints = entry.run->report().hints;
        m_hints += entry.hints;
    }
    for (Entry &entry : m_entries) {
        if (!entry.batch && !entry.hints.isEmpty())
            entry.batch = m_probes->add(endpointsOf(entry.hints));
    }
}

void Discovery::skip(HostHint::Source source)
{
    const QPointer<Discovery> self(this);
    for (size_t i = 0; self && i < m_entries.size(); ++i) {
        const Entry &entry = m_entries[i];
        if (!entry.run || entry.run->report().source != source)
            continue;
        entry.run->skip();
        if (entry.batch)
            m_probes->skip(*entry.batch);
    }
    if (self)
        review();
}

void Discovery::stop()
{
    if (!m_probes || m_isFinished)
        return;
    for (const Entry &entry : m_entries) {
        if (entry.run)
            entry.run->skip();
    }
    const QPointer<Discovery> self(this);
    m_probes->stop();
    if (self)
        finish();
}

QList<SourceReport> Discovery::sources() const
{
    QList<SourceReport> reports;
    for (const Entry &entry : m_entries) {
        if (entry.run)
            reports.append(entry.run->report());
    }
    return reports;
}

const QList<transport::Candidate> &Discovery::candidates() const
{
    static const QList<transport::Candidate> none;
    return m_probes ? m_probes->candidates() : none;
}

const HostHint *Discovery::hintOf(int candidate) const
{
    const auto &endpoint = candidates().at(candidate).endpoint;
    const auto found
        = std::find_if(m_hints.begin(), m_hints.end(), [&](const HostHint &hint) { return hint.endpoints.contains(endpoint); });
    return found == m_hints.end() ? nullptr : &*found;
}

const Provider *Discovery::provider() const
{
    const bool isByHand = !m_hints.isEmpty() && m_hints.first().source == HostHint::Source::User;
    return isByHand ? providerOfHost(m_hints.first().host) : providerFor(m_address, m_hints);
}

bool Discovery::isQuestionable(int candidate) const
{
    const auto &endpoint = candidates().at(candidate).endpoint;
    bool isNamed = false;
    for (const HostHint &hint : m_hints) {
        if (!hint.endpoints.contains(endpoint))
            continue;
        if (!hint.isElsewhere)
            return false;
        isNamed = true;
    }
    return isNamed;
}

std::chrono::milliseconds Discovery::elapsed() const
{
    return m_clock.monotonic() - m_began;
}

bool Discovery::hasEverythingEnded() const
{
    const auto isAsking = [](const Entry &entry) { return entry.run && entry.run->isAsking(); };
    return std::none_of(m_entries.begin(), m_entries.end(), isAsking) && m_probes->isIdle();
}

bool Discovery::isBetterSourceAsking(int candidate) const
{
    const auto &endpoint = candidates().at(candidate).endpoint;
    for (const Entry &entry : m_entries) {
        if (endpointsOf(entry.hints).contains(endpoint))
            return false;
        if (entry.run && entry.run->isAsking())
            return true;
    }
    return false;
}

void Discovery::review()
{
    if (m_isFinished || m_isStarting)
        return;
    lookForPortal();
    if (m_best) {
        if (hasHostEnded(*m_best, m_hints, candidates()))
            m_grace = m_clock.startTimer(0ms, [this] { stop(); });
    } else if (const auto best = bestVerified(m_hints, candidates())) {
        decideOrWait(*best);
    } else if (hasEverythingEnded()) {
        m_grace = m_clock.startTimer(0ms, [this] { stop(); });
    }
    Q_EMIT changed();
}

void Discovery::lookForPortal()
{
    if (m_isBehindPortal || !account::isBehindPortal(candidates(), sources()))
        return;
    m_isBehindPortal = true;
    m_probes->setBehindPortal();
}

void Discovery::decideOrWait(int candidate)
{
    Rival rival = rivalOf(candidate, m_hints, candidates());
    if (isBetterSourceAsking(candidate))
        rival = Rival::BetterHost; // it may still name one
    const auto &verified = candidates().at(candidate);
    const auto grace = rival == Rival::BetterHost ? kBetterGrace : kSameHostGrace;
    const auto until = verified.startedAt + verified.took + grace;
    if (rival == Rival::None || elapsed() >= until)
        decide(candidate);
    else
        m_grace = m_clock.startTimer(until - elapsed(), [this] { review(); });
}

void Discovery::decide(int candidate)
{
    m_best = candidate;
    const bool hasEnded = hasHostEnded(candidate, m_hints, candidates());
    m_grace = m_clock.startTimer(hasEnded ? 0ms : kOthersGrace, [this] { stop(); });
}

void Discovery::finish()
{
    if (m_isFinished)
        return;
    m_isFinished = true;
    m_limit.reset();
    m_grace.reset();
    lookForPortal();
    if (!m_best)
        m_best = bestVerified(m_hints, candidates());
    Q_EMIT finished();
}

} // namespace pillarbox::account
