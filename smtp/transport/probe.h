#pragma once
// The connection test: EHLO, STARTTLS, EHLO, QUIT and nothing else, for each address and port at once, each carried to its
// end. Feeds `pillarbox probe`, the account page and the tester. One thread with an event loop.

#include "smtp/base/clock.h"
#include "smtp/protocol/capabilities.h"
#include "smtp/protocol/senderror.h"
#include "smtp/transport/clientidentity.h"
#include "smtp/transport/endpoint.h"
#include "smtp/transport/proxy.h"
#include "smtp/transport/servertrust.h"
#include "smtp/transport/transcript.h"

#include <QList>
#include <QObject>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace pillarbox::transport {

// One endpoint at one address.
struct Candidate {
    Endpoint endpoint;
    QHostAddress address; // null: not resolved, or through a proxy
    bool isFinished = false;
    std::optional<protocol::SendError> error; // absent when finished: greeted, secured and verified
    std::chrono::milliseconds startedAt{0}; // since the probe began
    std::optional<std::chrono::milliseconds> connectTook;
    std::optional<std::chrono::milliseconds> tlsTook;
    std::chrono::milliseconds took{0}; // whole, once finished
    std::optional<TlsFacts> tls;
    protocol::Capabilities capabilities; // of the last EHLO
    QByteArrayList plainOffer; // lines of the EHLO before TLS; empty: TLS came first, or nothing was offered
    bool hasOfferedTls = false;
    Transcript transcript;

    bool isVerified() const { return isFinished && !error && tls && tls->isTrusted; }
};

struct ProbeSettings {
    QList<Endpoint> endpoints; // of one or more hosts, best first
    QByteArray ehloName; // empty: an address literal that tells nothing
    QByteArray trustedPem; // instead of the system's; empty: the system's
    ServerTrust trust; // beside those
    ClientIdentity client; // shown where the server asks for it; empty: none
    Proxy proxy; // candidates then have no address
    QString nameserver; // empty: the system's
    std::chrono::milliseconds timeout{10'000}; // the whole: each candidate, its host's resolving included
    bool isRace = false; // with the head starts of the product, ended by the first verified candidate
};

class EndpointRace;
class Link;

class Probe : public QObject
{
    Q_OBJECT

public:
    explicit Probe(ProbeSettings settings, Clock &clock = systemClock(), QObject *parent = nullptr);
    ~Probe() override;

    void start();
    void stop(); // unfinished candidates end as Cancelled; finished() follows

    const QList<Candidate> &candidates() const;
    // The first verified one in the order of the settings; while running: of those that ended. In a race the winner.
    std::optional<int> best() const;

Q_SIGNALS:
    void changed(int index); // candidates may also have been added
    void finished();

private:
    void onResolved();
    void onStage(int index, protocol::Stage stage);
    void onEstablished(int index);
    void onEnded(int index);
    void addCandidate(int attempt);
    void takeOver(int index);
    void finishCandidate(int index);
    void decideRace(int winner);
    void cancelUnfinished();
    void finish();

    ProbeSettings m_settings;
    Clock &m_clock;
    EndpointRace *m_race = nullptr;
    QList<Candidate> m_candidates; // one for each attempt of the race, same index
    QList<int> m_ranks; // of each candidate's endpoint in the settings
    std::chrono::milliseconds m_began{0};
    std::optional<int> m_winner; // of a race
    bool m_isFinished = false;
};

} // namespace pillarbox::transport
