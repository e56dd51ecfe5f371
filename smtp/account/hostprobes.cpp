#include "smtp/account/hostprobes.h"

#include "smtp/account/captiveportal.h"

#include <QPointer>

#include <algorithm>

namespace pillarbox::account {

HostProbes::HostProbes(transport::ProbeSettings common, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_common(std::move(common))
    , m_clock(clock)
    , m_began(clock.monotonic())
{
}

int HostProbes::add(const QList<transport::Endpoint> &endpoints)
{
    transport::ProbeSettings settings = m_common;
    settings.endpoints.clear();
    for (const transport::Endpoint &endpoint : endpoints) {
        if (m_known.contains(endpoint))
            continue;
        settings.endpoints.append(endpoint);
        m_known.append(endpoint);
    }
    const int batch = int(m_batches.size());
    m_batches.push_back({nullptr, m_clock.monotonic() - m_began, {}, settings.endpoints.isEmpty()});
    if (settings.endpoints.isEmpty())
        return batch;
    auto *probe = new transport::Probe(std::move(settings), m_clock, this);
    m_batches.back().probe = probe;
    connect(probe, &transport::Probe::changed, this, [this, batch] {
        takeOver(batch);
        Q_EMIT changed();
    });
    connect(probe, &transport::Probe::finished, this, [this, batch] {
        takeOver(batch);
        m_batches[size_t(batch)].isEnded = true;
        Q_EMIT changed();
    });
    probe->start();
    return batch;
}

void HostProbes::skip(int batch)
{
    if (auto *probe = m_batches.at(size_t(batch)).probe)
        probe->stop();
}

void HostProbes::stop()
{
    const QPointer<HostProbes> self(this);
    for (int i = 0; self && i < int(m_batches.size()); ++i)
        skip(i);
}

void HostProbes::setBehindPortal()
{
    m_isBehindPortal = true;
    for (transport::Candidate &candidate : m_candidates)
        candidate = seenBehindPortal(candidate);
}

bool HostProbes::isIdle() const
{
    return std::all_of(m_batches.begin(), m_batches.end(), [](const Batch &batch) { return batch.isEnded; });
}

void HostProbes::takeOver(int number)
{
    Batch &batch = m_batches[size_t(number)];
    const auto &candidates = batch.probe->candidates();
    for (int i = 0; i < candidates.size(); ++i) {
        if (i >= batch.places.size()) {
            batch.places.append(int(m_candidates.size()));
            m_candidates.append(transport::Candidate());
        }
        transport::Candidate &own = m_candidates[batch.places.at(i)];
        own = m_isBehindPortal ? seenBehindPortal(candidates.at(i)) : candidates.at(i);
        own.startedAt += batch.began;
    }
}

} // namespace pillarbox::account
