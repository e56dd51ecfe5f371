#include "smtp/account/endpointcomparison.h"

#include <QPointer>

#include <algorithm>

namespace pillarbox::account {

namespace {

using Times = QList<std::chrono::milliseconds>;

std::optional<std::chrono::milliseconds> nth(Times times, qsizetype index)
{
    if (times.isEmpty())
        return {};
    std::sort(times.begin(), times.end());
    return times[index];
}

// Of the addresses the one that was verified first.
const transport::Candidate *firstOf(const QList<transport::Candidate> &candidates)
{
    const transport::Candidate *first = nullptr;
    for (const transport::Candidate &candidate : candidates) {
        if (candidate.isVerified() && (!first || candidate.startedAt + candidate.took < first->startedAt + first->took))
            first = &candidate;
    }
    return first;
}

} // namespace

std::optional<std::chrono::milliseconds> Spread::least() const
{
    return nth(times, 0);
}

std::optional<std::chrono::milliseconds> Spread::median() const
{
    return nth(times, (times.size() - 1) / 2);
}

std::optional<std::chrono::milliseconds> Spread::most() const
{
    return nth(times, times.size() - 1);
}

EndpointComparison::EndpointComparison(Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
}

EndpointComparison::~EndpointComparison()
{
    if (m_probe)
        m_probe->disconnect(this);
}

void EndpointComparison::start(const ConnectionTestWish &wish, const QList<transport::Endpoint> &endpoints, int rounds)
{
    drop();
    m_wish = wish;
    m_endpoints.clear();
    for (const transport::Endpoint &endpoint : endpoints) {
        ComparedEndpoint compared;
        compared.endpoint = endpoint;
        m_endpoints.append(compared);
    }
    m_probed = 0;
    m_wished = m_endpoints.size() * rounds;
    m_isRunning = true;
    ++m_run;
    next();
}

void EndpointComparison::stop()
{
    if (!m_isRunning)
        return;
    drop();
    ++m_run;
    m_isRunning = false;
    Q_EMIT finished();
}

void EndpointComparison::next()
{
    drop();
    const QPointer<EndpointComparison> self(this);
    const int run = m_run;
    Q_EMIT changed();
    if (!self || m_run != run)
        return;
    if (m_probed >= m_wished) {
        m_isRunning = false;
        Q_EMIT finished();
        return;
    }
    const transport::Endpoint &endpoint = m_endpoints[m_probed++ % m_endpoints.size()].endpoint;
    m_probe = std::make_unique<transport::Probe>(probeSettingsOf(m_wish, {endpoint}), m_clock);
    connect(m_probe.get(), &transport::Probe::finished, this, &EndpointComparison::take);
    m_probe->start();
}

void EndpointComparison::take()
{
    ComparedEndpoint &compared = m_endpoints[(m_probed - 1) % m_endpoints.size()];
    if (const auto *first = firstOf(m_probe->candidates())) {
        ++compared.succeeded;
        compared.connect.times += first->connectTook.value_or(first->took);
        if (first->tlsTook)
            compared.tls.times += *first->tlsTook;
        compared.whole.times += first->took;
    } else {
        ++compared.failed;
        for (const transport::Candidate &candidate : m_probe->candidates())
            compared.lastError = candidate.error;
    }
    next();
}

void EndpointComparison::drop()
{
    if (!m_probe)
        return;
    m_probe->disconnect(this);
    m_probe.release()->deleteLater(); // this may run inside one of its signals
}

} // namespace pillarbox::account
