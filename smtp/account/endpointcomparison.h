#pragma once
// Two endpoints, or more, probed in turns several times: which one answers sooner, and how steadily. Nobody signs in. One
// thread with an event loop.

#include "smtp/account/connectiontest.h"

#include <QObject>

#include <chrono>
#include <memory>
#include <optional>

namespace pillarbox::account {

struct Spread {
    QList<std::chrono::milliseconds> times; // in the order they were taken

    // Absent: none was taken.
    std::optional<std::chrono::milliseconds> least() const;
    std::optional<std::chrono::milliseconds> median() const; // of an even number the lower one
    std::optional<std::chrono::milliseconds> most() const;
    bool operator==(const Spread &) const = default;
};

struct ComparedEndpoint {
    transport::Endpoint endpoint;
    int succeeded = 0; // greeted, secured and verified
    int failed = 0;
    std::optional<protocol::SendError> lastError;
    Spread connect; // of those that succeeded, as the next two
    Spread tls;
    Spread whole; // from the first packet to the answer to the last EHLO

    bool operator==(const ComparedEndpoint &) const = default;
};

class EndpointComparison : public QObject
{
    Q_OBJECT

public:
    explicit EndpointComparison(Clock &clock = systemClock(), QObject *parent = nullptr);
    ~EndpointComparison() override;

    // Of each endpoint the address that answered first counts. One that is under way is dropped.
    void start(const ConnectionTestWish &wish, const QList<transport::Endpoint> &endpoints, int rounds);
    void stop(); // at once; finished() follows, and what was found stays
    bool isRunning() const { return m_isRunning; }
    const QList<ComparedEndpoint> &endpoints() const { return m_endpoints; }

Q_SIGNALS:
    void changed();
    void finished();

private:
    void next();
    void take();
    void drop();

    Clock &m_clock;
    ConnectionTestWish m_wish;
    QList<ComparedEndpoint> m_endpoints;
    qsizetype m_probed = 0; // begun so far
    qsizetype m_wished = 0;
    bool m_isRunning = false;
    int m_run = 0; // which one, so that a new one may be started from a signal of the old one
    std::unique_ptr<transport::Probe> m_probe;
};

} // namespace pillarbox::account
