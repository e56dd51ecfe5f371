#include "smtp/account/discovery.h"

#include "smtp/account/discoverychoice.h"

namespace pillarbox::account {

using namespace std::chrono_literals;

namespace {

constexpr auto kLimit = 10s;
constexpr auto kSameHostGrace = 500ms;
constexpr auto kBetterHostGrace = 3s;
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

void Discovery::start()
{
    begin(m_hintSource(m_address));
}

void Discovery::start(const QList<transport::Endpoint> &endpoints)
{
    begin(hintsOf(endpoints, HostHint::Source::User));
}

void Discovery::stop()
{
    if (m_probe && !m_isFinished)
        m_probe->stop();
}

const QList<transport::Candidate> &Discovery::candidates() const
{
    static const QList<transport::Candidate> none;
    return m_probe ? m_probe->candidates() : none;
}

std::chrono::milliseconds Discovery::elapsed() const
{
    return m_clock.monotonic() - m_began;
}

void Discovery::begin(QList<HostHint> hints)
{
    if (m_probe) {
        // Perhaps called from one of its signals.
        m_probe->disconnect(this);
        m_probe->stop();
        m_probe->deleteLater();
        m_probe = nullptr;
    }
    m_hints = std::move(hints);
    m_best.reset();
    m_grace.reset();
    m_isFinished = false;
    m_began = m_clock.monotonic();
    m_limit = m_clock.startTimer(m_hints.isEmpty() ? 0ms : std::chrono::milliseconds(kLimit), [this] {
        if (m_probe)
            m_probe->stop();
        else
            finish();
    });
    if (m_hints.isEmpty())
        return;
    transport::ProbeSettings settings;
    settings.endpoints = endpointsOf(m_hints);
    settings.trustedPem = m_trustedPem;
    settings.proxy = m_proxy;
    settings.timeout = kLimit;
    m_probe = new transport::Probe(settings, m_clock, this);
    connect(m_probe, &transport::Probe::changed, this, &Discovery::review);
    connect(m_probe, &transport::Probe::finished, this, &Discovery::finish);
    m_probe->start();
}

void Discovery::review()
{
    if (m_best) {
        if (hasHostEnded(*m_best, m_hints, candidates()))
            m_grace = m_clock.startTimer(0ms, [this] { stop(); });
    } else if (const auto best = bestVerified(m_hints, candidates())) {
        const Rival rival = rivalOf(*best, m_hints, candidates());
        const auto &candidate = candidates().at(*best);
        const auto grace = rival == Rival::BetterHost ? std::chrono::milliseconds(kBetterHostGrace) : kSameHostGrace;
        const auto until = candidate.startedAt + candidate.took + grace;
        if (rival == Rival::None || elapsed() >= until)
            decide(*best);
        else
            m_grace = m_clock.startTimer(until - elapsed(), [this] { review(); });
    }
    Q_EMIT changed();
}

void Discovery::decide(int candidate)
{
    m_best = candidate;
    const bool hasEnded = hasHostEnded(candidate, m_hints, candidates());
    m_grace = m_clock.startTimer(hasEnded ? 0ms : std::chrono::milliseconds(kOthersGrace), [this] { stop(); });
}

void Discovery::finish()
{
    if (m_isFinished)
        return;
    m_isFinished = true;
    m_limit.reset();
    m_grace.reset();
    if (!m_best)
        m_best = bestVerified(m_hints, candidates());
    Q_EMIT finished();
}

} // namespace pillarbox::account
