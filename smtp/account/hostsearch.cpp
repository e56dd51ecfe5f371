#include "smtp/account/hostsearch.h"

#include <algorithm>

namespace pillarbox::account {

HostSearch::HostSearch(HostSources sources, const QString &domain, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
    for (std::unique_ptr<HostSource> &source : sources)
        m_runs.push_back(std::make_unique<SourceRun>(std::move(source), domain, clock, [this] { review(); }));
}

void HostSearch::start()
{
    for (const auto &run : m_runs)
        run->start();
    review();
}

void HostSearch::stop()
{
    for (const auto &run : m_runs)
        run->skip();
    m_end.reset();
}

void HostSearch::review()
{
    if (std::none_of(m_runs.begin(), m_runs.end(), [](const auto &run) { return run->isAsking(); }))
        m_end = m_clock.startTimer(std::chrono::milliseconds(0), [this] { Q_EMIT finished(); });
}

QList<SourceReport> HostSearch::reports() const
{
    QList<SourceReport> reports;
    for (const auto &run : m_runs)
        reports.append(run->report());
    return reports;
}

QList<HostHint> HostSearch::hints() const
{
    QList<HostHint> hints;
    for (const auto &run : m_runs)
        hints += run->report().hints;
    return hints;
}

} // namespace pillarbox::account
