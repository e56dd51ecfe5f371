#pragma once
// From an address to a relay: all sources at once, the probe of every host they name as soon as they name it, and the choice
// among what works, with who said it. Only the domain leaves the machine.

#include "smtp/account/hosthint.h"
#include "smtp/account/hostprobes.h"
#include "smtp/account/provider.h"
#include "smtp/account/sourceplaces.h"
#include "smtp/account/sourcerun.h"
#include "smtp/base/clock.h"
#include "smtp/transport/probe.h"

#include <QList>
#include <QObject>
#include <QString>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace pillarbox::account {

// A better source's host beats a worse one's, a better host's verified endpoint a worse host's, an earlier endpoint of a host
// a later one. Whatever is still silent some time after a verified one came is not waited for: 0.5 s for an endpoint of the
// same host, 0.7 s for a better host or source, and the whole ends before 10 s.
class Discovery : public QObject
{
    Q_OBJECT

public:
    // In the place of all sources: hosts known beforehand.
    using HintSource = std::function<QList<HostHint>(const QString &address)>;

    Discovery(QString address, QByteArray trustedPem, Clock &clock = systemClock(), QObject *parent = nullptr,
        HintSource hintSource = {});
    ~Discovery() override;

    // From the next start() on.
    void setProxy(const transport::Proxy &proxy) { m_proxy = proxy; }
    void setTrust(const transport::ServerTrust &trust) { m_trust = trust; }
    void setClient(const transport::ClientIdentity &client) { m_client = client; }
    void setEhloName(const QByteArray &name) { m_ehloName = name; }
    void setPlaces(const SourcePlaces &places) { m_places = places; }
    // One under way is dropped without a signal.
    void start(); // from the address
    void start(HostSources sources); // likewise, from these, best first
    void start(const QList<transport::Endpoint> &endpoints); // by hand
    // Not waited for any more: neither what it may still say nor the hosts that it alone named.
    void skip(HostHint::Source source);
    void stop(); // what has not ended ends as Cancelled or skipped; finished() follows

    QList<SourceReport> sources() const; // best first
    const QList<HostHint> &hints() const { return m_hints; } // so far, best first
    const QList<transport::Candidate> &candidates() const;
    std::optional<int> best() const { return m_best; } // index into candidates, set once it cannot change any more
    const HostHint *hintOf(int candidate) const; // the best that names this endpoint
    // Whose server it is: by hand, of the host; else of the address: by its domain, by where its mail goes to, by a server that
    // somebody names. Null: nobody's that is known, or nobody's yet.
    const Provider *provider() const;
    // Only records that lead out of the domain name this endpoint: a person is to be asked before anything secret goes there
    // (RFC 6186 section 6).
    bool isQuestionable(int candidate) const;
    bool isFinished() const { return m_isFinished; }
    // The network wants a sign-in first: what failed, failed because of that.
    bool isBehindPortal() const { return m_isBehindPortal; }

Q_SIGNALS:
    void changed();
    void finished(); // best() is decided; the other endpoints of its host have ended or had their time

private:
    struct Entry {
        std::unique_ptr<SourceRun> run; // null: by hand
        QList<HostHint> hints;
        std::optional<int> batch; // of the probes, once there are hints
    };

    void begin();
    void collect();
    void onSourceEnded();
    void review();
    void lookForPortal();
    void decide(int candidate);
    void decideOrWait(int candidate);
    bool hasEverythingEnded() const;
    bool isBetterSourceAsking(int candidate) const;
    void finish();
    std::chrono::milliseconds elapsed() const;

    QString m_address;
    QByteArray m_trustedPem;
    transport::ServerTrust m_trust;
    transport::ClientIdentity m_client;
    transport::Proxy m_proxy;
    QByteArray m_ehloName;
    SourcePlaces m_places;
    Clock &m_clock;
    HintSource m_hintSource;
    std::vector<Entry> m_entries; // best first
    QList<HostHint> m_hints; // of all entries, in their order
    HostProbes *m_probes = nullptr;
    std::unique_ptr<Timer> m_limit; // of the whole
    std::unique_ptr<Timer> m_grace; // until something better is no longer waited for, then until the host's others are not
    std::chrono::milliseconds m_began{0};
    std::optional<int> m_best;
    bool m_isStarting = false; // sources may answer while they are being asked
    bool m_isFinished = false;
    bool m_isBehindPortal = false;
};

} // namespace pillarbox::account
