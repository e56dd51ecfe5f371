#pragma once
// The client's side of an SMTP dialogue (RFC 5321, 3207, 4954, 2920) without a socket: bytes and events in, actions out.
// It keeps a queue of what it awaits; every command sent pushes onto it, each complete reply pops the front and goes to the
// overload for the command it answers. Nothing else is state of the dialogue. Never does I/O, knows no clock.
// Replies are told apart by their order alone, so one too many shifts all behind it. Where 354 comes before the content, that
// is noticed in time. Where everything is in flight already, the reply counted as the content's might be that to RCPT: an
// acceptance is believed only when nothing that can be seen speaks against it (isOutOfStep), and when it says by itself that it
// is the content's or NOOP is answered well behind it; else the delivery is uncertain.

#include "smtp/protocol/awaited.h"
#include "smtp/protocol/capabilities.h"
#include "smtp/protocol/concealment.h"
#include "smtp/protocol/credential.h"
#include "smtp/protocol/deliveryoutcome.h"
#include "smtp/protocol/envelope.h"
#include "smtp/protocol/relaymemory.h"
#include "smtp/protocol/replyparser.h"
#include "smtp/protocol/security.h"
#include "smtp/protocol/senderror.h"
#include "smtp/protocol/transaction.h"

#include <chrono>
#include <deque>
#include <optional>
#include <variant>
#include <vector>

namespace pillarbox::protocol {

// What has been learnt; for the window, the journal and the caller.
struct StageFinished {
    Stage stage;
}; // Greeting, Ehlo, StartTls, Auth, Mail, Rcpt, Data, EndOfData
struct CapabilitiesLearned {
    Capabilities capabilities;
}; // after each EHLO; those before TLS are void after it
struct DialogueReady {
}; // signed in where wanted; deliver() may be called
struct RecipientAnswered {
    RecipientReply reply;
};
struct DeliveryFinished {
    DeliveryOutcome outcome;
};
struct DialogueFailed {
    SendError error;
}; // outside a delivery; Close follows
using Event
    = std::variant<StageFinished, CapabilitiesLearned, DialogueReady, RecipientAnswered, DeliveryFinished, DialogueFailed>;

// What the driver shall do, in this order.
struct Write {
    QByteArray bytes;
}; // whole command lines with CRLF
struct WriteSecret {
    Secret bytes;
    QByteArray shown;
}; // shown: what the transcript gets
struct BeginTls {
}; // the parser's buffer is empty; the driver checks the socket's too, then answers encrypted()
struct NeedCredential {
}; // answered by credential()
struct NeedTurn {
}; // answered by nextTurn(), when the event loop comes round: a long computation must not hold it
// Write the source, from its start; answered by bodyWritten() or sourceFailed(). Once more in a delivery whose first chunk was
// not understood.
struct SendBody {
    QByteArray head; // command lines in front of it, in one write with its beginning
    bool isChunk = false; // as it is, all but the last block, at least flightLimit, which waits for SendRest; else dot-stuffed
    bool isBinary = false; // a chunk in which bare CR and LF may stand
};
struct NeedHandOver {
}; // the content is out, but for what completes it: record it, then handedOver()
struct SendRest {
}; // what was kept back of a chunk; its head too, when that is all there is
// Time for the peer, until the next SetDeadline; absent: none runs. While a body goes out it starts anew with each progress.
struct SetDeadline {
    std::optional<std::chrono::milliseconds> limit;
};
struct Report {
    Event event;
};
struct Close {
};
using Action = std::variant<Write, WriteSecret, BeginTls, NeedCredential, NeedTurn, SendBody, NeedHandOver, SendRest,
    SetDeadline, Report, Close>;
using Actions = std::vector<Action>;

struct DialogueOptions {
    Security security = Security::StartTls;
    QByteArray ehloName = "[127.0.0.1]"; // tells nothing of this machine
    // For a server that wants a name with a dot in it and takes no literal; tells nothing either. Empty: none is tried.
    QByteArray ehloFallback = "localhost.localdomain";
    bool isAuthWanted = false;
    SecretKind secretKind = SecretKind::Password; // mechanisms for another kind are no choice
    bool isAuthOptional = false; // where no usable mechanism is offered, it goes without
    QByteArray mechanism; // empty: the strongest that both know
    std::optional<RelayMemory> memory; // absent: nothing is known of the relay yet
    QByteArray clientNonce; // of SCRAM; empty: a random one
    bool isPlainTextAuthAllowed = false; // the link is loopback and the user asked for it
    bool stopsAfterEhlo = false; // a probe: QUIT once the last EHLO is answered
};

class Dialogue
{
public:
    explicit Dialogue(DialogueOptions options);

    Actions connected(); // TCP stands; for implicit TLS the answer is BeginTls
    // And the certificate holds; certificate: the server's, DER, for channel binding (RFC 5929).
    Actions encrypted(const QByteArray &certificate = {});
    Actions received(QByteArrayView bytes);
    Actions credential(const std::optional<Credential> &credential, const QString &reason);
    Actions nextTurn();
    Actions deliver(const Envelope &envelope); // only when idle; localFault() ends it at once
    // NOOP, before a connection is used that has been idle for long. Ends in DialogueReady.
    Actions checkAlive(); // only when idle
    Actions bodyWritten();
    Actions handedOver();
    Actions sourceFailed(const QString &detail);
    Actions timedOut();
    // The link is gone, or the driver gave it up: kind Disconnected, TlsFailed, CertificateInvalid, ClientCertificateRefused,
    // PlainTextInjected, Cancelled.
    Actions lost(ErrorKind kind, const QString &detail);
    Actions quit();

    bool isIdle() const; // ready, no delivery under way
    bool isReceiveBufferEmpty() const { return m_parser.isEmpty(); }
    Stage stage() const; // of what is awaited first; Mail when idle
    const Capabilities &capabilities() const { return m_capabilities; }
    // What the relay has done this time, whole once ready: takes the place of the memory given.
    const RelayMemory &learnt() const { return m_learnt; }

private:
    // The reply to what was awaited first; it has left the queue.
    void answered(const awaited::Greeting &greeting, const Reply &reply);
    void answered(const awaited::Ehlo &ehlo, const Reply &reply);
    void answered(const awaited::Helo &helo, const Reply &reply);
    void answered(const awaited::StartTls &startTls, const Reply &reply);
    void answered(awaited::Auth &auth, const Reply &reply);
    void answered(awaited::AuthCancelled &cancelled, const Reply &reply);
    void answered(const awaited::MailFrom &mailFrom, const Reply &reply);
    void answered(const awaited::RcptTo &rcptTo, const Reply &reply);
    void answered(const awaited::Data &data, const Reply &reply);
    void answered(const awaited::EndOfData &endOfData, const Reply &reply);
    void answered(const awaited::Receipt &receipt, const Reply &reply);
    void answered(const awaited::Rset &rset, const Reply &reply);
    void answered(const awaited::Noop &noop, const Reply &reply);
    void answered(const awaited::Quit &quit, const Reply &reply);
    // A reply while the driver has the word.
    template<typename OfTheDriver>
    void answered(const OfTheDriver &driver, const Reply &reply);

    void handle(const Reply &reply);
    void unsolicited(Stage stage, const Reply &reply);
    void afterEhlo(bool isProtected);
    void ehloRefused(const awaited::Ehlo &ehlo, const Reply &reply);
    void ehloUnknown(bool isProtected);
    void failWithoutStartTls();
    void failWithoutMechanism();
    SaslOffer saslOffer() const;
    void authenticate(bool isProtected);
    void startMechanism(awaited::Auth auth);
    void act(awaited::Auth auth, const SaslAnswer &answer, const Reply &challenge);
    void cancelAuth(awaited::Auth auth, SaslFault fault, const Reply &challenge);
    QByteArray travelling(const Secret &response);
    void authRefused(awaited::Auth &auth, const Reply &reply);
    void ready();

    void openTransaction(const Envelope &envelope);
    void beginTransaction();
    void proceed();
    QByteArray nextRecipients();
    QByteArray flightHead() const;
    void awaitFlight();
    void sendContent();
    void sendEmptyData();
    void withdrawChunking(const Reply &reply);
    bool isOutOfStep(const Reply &reply) const;
    void lostStep(const Reply &reply);
    void accepted(const Reply &reply);
    void believe(const Reply &reply);
    void endTransaction(const std::optional<SendError> &error, const Reply *finalReply = nullptr);
    void reportOutcome(const std::optional<SendError> &error, const Reply *finalReply, bool isUsable);
    void refuseLocally(const SendError &error);

    void send(const QByteArray &line, Awaited awaited);
    void sendSecret(const QByteArray &line, const QByteArray &shown);
    void await(Awaited awaited) { m_awaited.push_back(std::move(awaited)); }
    void report(Event event) { m_actions.push_back(Report{std::move(event)}); }
    void violation(Stage stage, const Reply &reply);
    void fail(SendError error);
    void fail(Stage stage, ErrorKind kind, const QString &detail = {});
    void close();
    bool isClosed() const;
    bool isLeaving() const;
    bool isUncertain() const;
    template<typename What>
    bool isAwaiting() const
    {
        return !m_awaited.empty() && std::holds_alternative<What>(m_awaited.front());
    }
    Actions take(); // the actions so far, with the limit for what is awaited now

    DialogueOptions m_options;
    Capabilities m_capabilities;
    RelayMemory m_learnt;
    QByteArray m_channelBinding; // tls-server-end-point of the server's certificate
    Concealment m_concealment;
    ReplyParser m_parser;
    std::deque<Awaited> m_awaited{awaited::Link{}}; // empty: idle
    std::optional<Transaction> m_transaction;
    SessionQuota m_quota;
    QByteArray m_lastReceipt; // the final reply of the last delivery, where it gave the message a queue id
    Actions m_actions; // collected during one call
};

} // namespace pillarbox::protocol
