#pragma once
// The client's side of an SMTP dialogue (RFC 5321, 3207, 4954, 2920) without a socket: bytes and events in, actions out.
// It keeps a queue of what it awaits; every command sent pushes onto it, each complete reply pops the front and goes to the
// overload for the command it answers. Nothing else is state of the dialogue. Never does I/O, knows no clock.

#include "smtp/protocol/capabilities.h"
#include "smtp/protocol/credential.h"
#include "smtp/protocol/deliveryoutcome.h"
#include "smtp/protocol/envelope.h"
#include "smtp/protocol/security.h"
#include "smtp/protocol/senderror.h"

#include <chrono>
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
struct SendBody {
}; // stuff and write the source; answered by bodyWritten() or sourceFailed()
struct NeedHandOver {
}; // the content is out: record it, then handedOver()
// Time for the peer, until the next SetDeadline; absent: none runs. While a body goes out it starts anew with each progress.
struct SetDeadline {
    std::optional<std::chrono::milliseconds> limit;
};
struct Report {
    Event event;
};
struct Close {
};
using Action = std::variant<Write, WriteSecret, BeginTls, NeedCredential, SendBody, NeedHandOver, SetDeadline, Report, Close>;
using Actions = std::vector<Action>;

struct DialogueOptions {
    Security security = Security::StartTls;
    QByteArray ehloName = "[127.0.0.1]";
    bool isAuthWanted = false;
    QByteArray mechanism; // empty: the strongest that both know
    bool isPlainTextAuthAllowed = false; // the link is loopback and the user asked for it
    bool stopsAfterEhlo = false; // a probe: QUIT once the last EHLO is answered
};

class Dialogue
{
public:
    explicit Dialogue(DialogueOptions options);

    Actions connected(); // TCP stands; for implicit TLS the answer is BeginTls
    Actions encrypted(); // and the certificate holds
    Actions received(QByteArrayView bytes);
    Actions credential(const std::optional<Credential> &credential, const QString &reason);
    Actions deliver(const Envelope &envelope); // only when idle; local checks (SIZE, 8BITMIME, SMTPUTF8) end it at once
    Actions bodyWritten();
    Actions handedOver();
    Actions sourceFailed(const QString &detail);
    Actions timedOut();
    // The link is gone, or the driver gave it up: kind Disconnected, TlsFailed, CertificateInvalid, PlainTextInjected,
    // Cancelled.
    Actions lost(ErrorKind kind, const QString &detail);
    Actions quit();

    bool isIdle() const; // ready, no delivery under way
    bool isReceiveBufferEmpty() const;
    Stage stage() const; // of what is awaited first
    const Capabilities &capabilities() const { return m_capabilities; }

private:
    DialogueOptions m_options;
    Capabilities m_capabilities;
};

} // namespace pillarbox::protocol
