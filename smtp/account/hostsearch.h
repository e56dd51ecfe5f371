#pragma once
// All sources asked side by side until each has answered or had its time: which hosts are named, without trying any.

#include "smtp/account/sourcerun.h"

#include <QObject>

#include <vector>

namespace pillarbox::account {

class HostSearch : public QObject
{
    Q_OBJECT

public:
    // sources: best first. domain: in A-labels.
    HostSearch(HostSources sources, const QString &domain, Clock &clock, QObject *parent = nullptr);

    void start(); // finished() follows from the event loop
    void stop(); // nothing follows

    QList<SourceReport> reports() const; // best first
    QList<HostHint> hints() const; // likewise

Q_SIGNALS:
    void finished();

private:
    void review();

    Clock &m_clock;
    std::vector<std::unique_ptr<SourceRun>> m_runs;
    std::unique_ptr<Timer> m_end;
};

} // namespace pillarbox::account
