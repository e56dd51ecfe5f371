#pragma once
// From an address to a relay: the probe of all hosts worth trying, and the choice among what works. Only the domain leaves the
// machine.

#include "smtp/account/hosthint.h"
#include "smtp/account/provider.h"
#include "smtp/base/clock.h"
#include "smtp/transport/probe.h"

#include <QList>
#include <QObject>
#include <QString>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace pillarbox::account {

// Probes every hint's endpoints at once; a better host's verified endpoint beats a worse host's, an earlier endpoint of a host
// a later one. Whatever is still silent some time after a verified one came is not waited for: 0.5 s for an endpoint of the
// same host, 3 s for a better host, 10 s in all.
class Discovery : public QObject
{
    Q_OBJECT

public:
    using HintSource = std::function<QList<HostHint>(const QString &address)>;

    Discovery(QString address, QByteArray trustedPem, Clock &clock = systemClock(), QObject *parent = nullptr,
        HintSource hintSource = hostHints);

    void setProxy(const transport::Proxy &proxy) { m_proxy = proxy; } // from the next start() on
    // One under way is dropped without a signal.
    void start(); // from hostHints(address)
    void start(const QList<transport::Endpoint> &endpoints); // by hand
    void stop(); // what has not ended ends as Cancelled; finished() follows

    const QList<HostHint> &hints() const { return m_hints; }
    const QList<transport::Candidate> &candidates() const;
    std::optional<int> best() const { return m_best; } // index into candidates, set once it cannot change any more
    bool isFinished() const { return m_isFinished; }

Q_SIGNALS:
    void changed();
    void finished(); // best() is decided; the other endpoints of its host have ended or had their time

private:
    void begin(QList<HostHint> hints);
    void review();
    void decide(int candidate);
    void finish();
    std::chrono::milliseconds elapsed() const;

    QString m_address;
    QByteArray m_trustedPem;
    transport::Proxy m_proxy;
    Clock &m_clock;
    HintSource m_hintSource;
    QList<HostHint> m_hints;
    transport::Probe *m_probe = nullptr;
    std::unique_ptr<Timer> m_limit; // of the whole
    std::unique_ptr<Timer> m_grace; // until something better is no longer waited for, then until the host's others are not
    std::chrono::milliseconds m_began{0};
    std::optional<int> m_best;
    bool m_isFinished = false;
};

} // namespace pillarbox::account
