#pragma once
// Probes of endpoints that come to be known one after another, told as one list that only grows.

#include "smtp/base/clock.h"
#include "smtp/transport/probe.h"

#include <QList>
#include <QObject>

#include <chrono>
#include <vector>

namespace pillarbox::account {

class HostProbes : public QObject
{
    Q_OBJECT

public:
    // common: what all probes share; its endpoints do not count. times of candidates are told since this moment.
    HostProbes(transport::ProbeSettings common, Clock &clock, QObject *parent);

    // Those that are not being probed already, all at once. The batch is for skip().
    int add(const QList<transport::Endpoint> &endpoints);
    void skip(int batch); // what has not ended ends as Cancelled
    void stop(); // likewise, all
    // What fails, and has failed, does so because of the network's sign-in page.
    void setBehindPortal();
    bool isIdle() const; // everything added has ended
    const QList<transport::Candidate> &candidates() const { return m_candidates; }

Q_SIGNALS:
    void changed();

private:
    struct Batch {
        transport::Probe *probe = nullptr;
        std::chrono::milliseconds began{0}; // since the first
        QList<int> places; // of the probe's candidates in the whole list
        bool isEnded = false;
    };

    void takeOver(int batch);

    transport::ProbeSettings m_common;
    Clock &m_clock;
    std::chrono::milliseconds m_began;
    std::vector<Batch> m_batches;
    QList<transport::Endpoint> m_known;
    QList<transport::Candidate> m_candidates;
    bool m_isBehindPortal = false;
};

} // namespace pillarbox::account
