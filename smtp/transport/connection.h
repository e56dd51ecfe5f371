#pragma once
// One connection to a relay: the socket that carries protocol::Dialogue. It resolves and connects (staggered over all
// addresses, RFC 8305; several endpoints raced), makes TLS and checks the certificate, keeps the deadlines of
// RFC 5321 4.5.3.2, signs in, and then carries any number of deliveries, one after another.
// It knows no rule of SMTP; those are the dialogue's. Lives on one thread with an event loop; never blocks.

#include "smtp/base/clock.h"
#include "smtp/base/secret.h"
#include "smtp/protocol/capabilities.h"
#include "smtp/protocol/credential.h"
#include "smtp/protocol/deliveryoutcome.h"
#include "smtp/protocol/envelope.h"
#include "smtp/protocol/relaymemory.h"
#include "smtp/protocol/senderror.h"
#include "smtp/transport/contentopener.h"
#include "smtp/transport/endpoint.h"
#include "smtp/transport/proxy.h"
#include "smtp/transport/servertrust.h"
#include "smtp/transport/transcript.h"

#include <QObject>

#include <chrono>
#include <memory>
#include <optional>

namespace pillarbox::transport {

class EndpointRace;
class Link;
class TlsSessions;

struct ConnectionSettings {
    // More than one: raced with head starts, the first verified one wins, ties go to the order.
    QList<Endpoint> endpoints;
    QByteArray ehloName; // empty: an address literal that tells nothing
    QByteArray ehloFallback; // for a server that refuses it; empty: a name that tells nothing either
    bool isAuthWanted = false;
    protocol::SecretKind secretKind = protocol::SecretKind::Password; // what mechanisms are to carry
    QByteArray mechanism; // empty: the strongest that both know; else this one or nothing, whatever it carries
    std::optional<protocol::RelayMemory> memory; // of the relay; doing less than it ends in ErrorKind::Downgraded
    bool isPlainAuthAllowedOnLoopback = false; // --insecure-auth
    QByteArray trustedPem; // certificates trusted instead of the system's; empty: the system's
    ServerTrust trust; // beside those
    QByteArray clientCertificate; // PEM with its chain; empty: none is shown
    Secret clientKey; // PEM, not encrypted; empty: open() asks for it; faultOf() tells whether the two are of use
    std::shared_ptr<TlsSessions> sessions; // shared by the connections that may resume one another's; null: none is resumed
    Proxy proxy;
    QString nameserver; // "127.0.0.1:5353"; empty: the system's
    std::optional<std::chrono::milliseconds> timeout; // bounds each wait; absent: RFC 5321's limits
};

class Connection : public QObject
{
    Q_OBJECT

public:
    explicit Connection(ConnectionSettings settings, Clock &clock = systemClock(), QObject *parent = nullptr);
    ~Connection() override; // drops the link at once

    // Ends in ready() or failed().
    void open();
    // The answer to clientKeyNeeded(); absent: none is to be had, with the reason for SendError::detail.
    void setClientKey(const std::optional<Secret> &key, const QString &reason = {});
    // The answer to credentialNeeded(); absent: none is to be had, with the reason for SendError::detail.
    void setCredential(const std::optional<protocol::Credential> &credential, const QString &reason = {});
    // After ready() or a delivered() that left it usable. Ends in delivered(). The source is read from its position to its
    // end, exactly envelope.size octets with CRLF line ends; a source that ends early or late or fails aborts the delivery.
    // handOverRequested() may come twice.
    void deliver(const protocol::Envelope &envelope, ContentOpener content);
    // The answer to handOverRequested(): the hand-over is recorded, the end of the data may be sent.
    void confirmHandOver();
    // Whether the relay is still there, after a while without a delivery: ready() again, or failed().
    void checkAlive();
    // Drops the link at once. Ends a delivery with ErrorKind::Cancelled; surely not sent before confirmHandOver().
    void cancel();
    // Says QUIT, at once, and closes; nobody has to wait for finished(), which follows.
    void quit();

    bool isReady() const; // open and no delivery under way
    const std::optional<Session> &session() const; // from the moment the address is connected
    const protocol::Capabilities &capabilities() const; // of the last EHLO
    // What the relay did this time, once ready().
    const protocol::RelayMemory &learnt() const;
    const Transcript &transcript() const;
    // Before a deliver(): the transcript is that of this message alone, so that none makes another one's too long to be kept.
    void beginTranscript();

Q_SIGNALS:
    // A stage has been reached or passed; took: since the stage before it.
    void stageFinished(pillarbox::protocol::Stage stage, std::chrono::milliseconds took);
    void clientKeyNeeded(); // before anything else, where there is a client certificate and no key
    void credentialNeeded();
    void ready();
    // No dialogue came about, or it was lost while idle.
    void failed(const pillarbox::protocol::SendError &error);
    void recipientAnswered(const pillarbox::protocol::RecipientReply &reply);
    void progressed(qint64 octetsWritten, qint64 octetsTotal); // really written to the network
    // The content is out; the last dot waits for confirmHandOver(). The place to record "handed over".
    void handOverRequested();
    void delivered(const pillarbox::protocol::DeliveryOutcome &outcome);
    void finished(); // the link is closed; sent once

private:
    void startRace();
    void giveUpBeforeRace(const protocol::SendError &error);
    void onRaceStage(protocol::Stage stage);
    void onEstablished(int attempt);
    void onAttemptEnded(int attempt);
    void onAllEnded();
    void adopt(Link *link);
    void onLinkFailed(const protocol::SendError &error);
    void passStage(protocol::Stage stage);
    void endRace();
    void finish();

    ConnectionSettings m_settings;
    Clock &m_clock;
    EndpointRace *m_race = nullptr; // until one has won or all have failed
    Link *m_link = nullptr; // the winner
    bool m_hasBeenReady = false;
    bool m_isAwaitingKey = false;
    bool m_isFinished = false;
    QList<protocol::Stage> m_stagesSeen; // during the race
    std::chrono::milliseconds m_stageBegan{0};
    std::optional<protocol::SendError> m_error; // the most informative one of those who have lost
    std::optional<Session> m_session; // of that one
    Transcript m_transcript; // likewise
    QList<QByteArray> m_losses; // one line for each who has lost
};

} // namespace pillarbox::transport
