#pragma once
// Several links to one goal: resolves the hosts, starts a link for each endpoint and address in its turn (RFC 8305 between the
// addresses, a head start between the endpoints) or all at once, and tells of each what became of it. Who has won, and whether
// the others go on, its user decides.

#include "smtp/base/clock.h"
#include "smtp/base/expected.h"
#include "smtp/dns/resolver.h"
#include "smtp/protocol/dialogue.h"
#include "smtp/protocol/senderror.h"
#include "smtp/transport/endpoint.h"
#include "smtp/transport/link.h"
#include "smtp/transport/tlspolicy.h"

#include <QHostAddress>
#include <QObject>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace pillarbox::transport {

struct RaceSettings {
    QList<Endpoint> endpoints; // best first
    protocol::DialogueOptions dialogue; // security is the endpoint's
    bool isPlainAuthAllowedOnLoopback = false;
    TlsSettings tls;
    std::shared_ptr<TlsSessions> sessions; // may be null
    Proxy proxy; // resolves the names, where there is one
    QString nameserver; // empty: the system's
    bool isStaggered = true; // else all at once
    std::optional<std::chrono::milliseconds> waitLimit; // each wait of a link, and resolving
    std::optional<std::chrono::milliseconds> wholeLimit; // proxy, resolving and links together, each link up to established()
};

class EndpointRace : public QObject
{
    Q_OBJECT

public:
    // One endpoint at one address, in the order in which the hosts were resolved, then of the settings and the addresses.
    struct Attempt {
        Endpoint endpoint;
        int rank = 0; // of the endpoint in the settings
        QHostAddress address; // null: through a proxy; or the host could not be resolved, error says why
        std::chrono::milliseconds due{0}; // on the clock's monotonic scale
        std::chrono::milliseconds began{0}; // likewise
        Link *link = nullptr; // from its start until it has been taken or its end has been told
        std::optional<protocol::SendError> error;
        bool isStarted = false;
        bool isEnded = false;
    };

    EndpointRace(RaceSettings settings, Clock &clock, QObject *parent);

    void start();
    const std::vector<Attempt> &attempts() const { return m_attempts; }
    // What is waited for by the one that has got farthest.
    protocol::Stage stage() const;
    // The link leaves the race; its new owner hears of its end.
    Link *take(int attempt, QObject *newOwner);
    // This one is not needed any more, started or not.
    void drop(int attempt);
    // Drops everything that has not ended; nothing more is told.
    void stop();

Q_SIGNALS:
    void resolved(); // of one host, well or badly: attempts may have been added, indices have not changed
    void stageFinished(int attempt, pillarbox::protocol::Stage stage);
    void established(int attempt);
    void ended(int attempt); // its link is still there during this signal
    void allEnded();

private:
    using Addresses = Expected<QStringList, dns::DnsError>;

    void findProxy();
    void begin();
    void beginThroughProxy();
    void lookUp(const QString &host);
    void endResolving();
    void onResolved(const QString &host, const Addresses &addresses);
    void add(int endpointRank, const Addresses &addresses);
    void addFailed(int endpointRank, const protocol::SendError &error);
    std::optional<std::chrono::milliseconds> whatIsLeft() const; // of the whole limit
    void failAll(const protocol::SendError &error);
    void startDue();
    void startLink(int index);
    const TlsPolicy *policyFor(const Endpoint &endpoint);
    void onLinkEnded(int index);
    void checkEnd();
    int nextWaiting() const;
    bool isAnyRunning() const;

    RaceSettings m_settings;
    std::optional<TlsPolicy> m_policy; // once an endpoint wants TLS
    Clock &m_clock;
    std::unique_ptr<dns::Resolver> m_resolver;
    std::vector<Attempt> m_attempts;
    QStringList m_unresolved;
    std::chrono::milliseconds m_startedAt{0};
    std::optional<std::chrono::milliseconds> m_began; // the first host's answer
    std::unique_ptr<Timer> m_timer;
    std::unique_ptr<Timer> m_resolveTimer;
    bool m_isStopped = false;
};

// What tells a person most when nothing worked: the server's certificate and words before mere silence.
const protocol::SendError &mostInformative(const protocol::SendError &a, const protocol::SendError &b);

} // namespace pillarbox::transport
