#pragma once
// A scripted SMTP dialogue (tests/transcripts/*.smtp), parsed. One script runs on two levels: against protocol::Dialogue alone,
// its bytes fed one, seven and all at a time, and against transport::Connection over a loopback server.
//
// A script is lines. "#" begins a comment line; empty lines are left out. First the header, "key: value", in any order:
//   security: none | starttls | tls         default none
//   auth: USER PASSWORD                     a credential is wanted and given (each word percent-decoded)
//   auth: missing REASON                    a credential is wanted and there is none
//   mechanism: LOGIN                        only this one
//   kind: token | certificate               what the password is; default password
//   nonce: OCTETS                           of the client (SCRAM); needs level 1
//   certificate: BASE64                     the server's, to bind to; needs level 1
//   memory: [TLS] [MECHANISM]...            what the relay did before
//   insecure-auth: yes                      a credential may travel in plain text
//   probe: yes                              stopsAfterEhlo
//   message: from=A to=A,B [size=N] [8bit] [binary] [utf8] [rehearsal] [WISH]…
//                                           one line for each delivery, in order ("from=" alone: empty path). A WISH is
//     notify=never|success,failure,delay  ret=full|hdrs  envid=ID  requiretls  hold=SECONDS|TIME  by=SECONDS;N|R[T]  priority=N
//   content: TEXT                           of all messages, escaped as in RAW; default "Subject: t\r\n\r\n.dot\r\n"
//   level: 1                                not for a real socket: timing or segments would change the outcome
// Then one line for each result the client must report, in order:
//   EXPECT ready                            a probe came to its end
//   EXPECT sent | partial | failed | uncertain  [FACT]…
//     FACT is a reply code, a word of the command line's "stage", the name of an ErrorKind, or
//     replies=250,550 (the recipients' codes), id=QUEUEID, usable, unusable (the connection afterwards), leftover=1,2 (by
//     index), notoffered=DSN,DELIVERBY, detail=TEXT (percent-decoded)
//     A failure outside a delivery is "failed" as well.
// Then the steps:
//   C: LINE      the client sends exactly this line ("%" is no escape here)
//   S: LINE      the server sends this line and CRLF
//   RAW: BYTES   the server sends these bytes; \r \n \t \0 \\ \xHH, and \*N after an octet repeats it N times in all
//   NEXT         what follows in S and RAW is a segment of its own
//   TLS          the handshake; both sides agree
//   BODY         the client sends the content, dot-stuffed, and the dot
//   CHUNK        the client sends the content as it is, behind its BDAT
//   HALF         the content begins and is not completed: the next step is DROP, RESET, WAIT, or S
//   DROP         the server closes the link
//   RESET        the server tears the link down (TCP RST)
//   WAIT         the server says nothing until the client gives up
//   CLOSE        the client closes the link
// "C: QUIT" after the last result means that the user of the connection asks for it.

#include "smtp/base/expected.h"
#include "smtp/protocol/credential.h"
#include "smtp/protocol/envelope.h"
#include "smtp/protocol/relaymemory.h"
#include "smtp/protocol/security.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>
#include <variant>
#include <vector>

namespace pillarbox::test {

struct ScriptMessage {
    QByteArray reversePath;
    QList<QByteArray> forwardPaths;
    std::optional<qint64> size; // absent: the content's
    bool has8BitContent = false;
    bool isBinary = false;
    bool isRehearsal = false;
    bool needsSmtpUtf8 = false;
    protocol::DeliveryOptions options;
};

enum class ScriptResult { Ready, Sent, Partial, Failed, Uncertain };

struct Expectation {
    ScriptResult result = ScriptResult::Sent;
    std::optional<int> replyCode;
    QByteArray stage; // empty: any
    QByteArray kind; // the ErrorKind's name; empty: any
    std::optional<QList<int>> recipientCodes;
    std::optional<QByteArray> queueId;
    std::optional<bool> isUsable;
    std::optional<QList<int>> leftOver;
    std::optional<QList<QByteArray>> notOffered;
    std::optional<QString> detail;
};

namespace step {
struct ClientLine {
    QByteArray line; // without CRLF
};
struct ServerBytes {
    QByteArray bytes; // with CRLF where there is one; neighbouring S and RAW steps are joined
};
struct Tls {
};
struct Body {
};
struct Chunk {
};
struct HalfBody {
};
struct Drop {
};
struct Reset {
};
struct Wait {
};
struct ClientCloses {
};
} // namespace step

using Step = std::variant<step::ClientLine, step::ServerBytes, step::Tls, step::Body, step::Chunk, step::HalfBody, step::Drop,
    step::Reset, step::Wait, step::ClientCloses>;

struct TranscriptScript {
    struct Login {
        QByteArray userName;
        QByteArray password;
    };

    protocol::Security security = protocol::Security::None;
    bool isAuthWanted = false;
    std::optional<Login> login; // absent with isAuthWanted: there is none, for missingReason
    QString missingReason;
    QByteArray mechanism;
    protocol::SecretKind secretKind = protocol::SecretKind::Password;
    QByteArray clientNonce;
    QByteArray certificate;
    std::optional<protocol::RelayMemory> memory;
    bool isPlainTextAuthAllowed = false;
    bool isProbe = false;
    bool isLevelOneOnly = false;
    QByteArray content = "Subject: t\r\n\r\n.dot\r\n";
    QList<ScriptMessage> messages;
    std::vector<Expectation> expectations;
    std::vector<Step> steps;

    QByteArray stuffedContent() const; // as BODY carries it, with the dot
    protocol::Envelope envelope(const ScriptMessage &message) const;
    // The first step from here that is no line of the client's is HALF.
    bool isHalfNext(std::size_t from) const;
};

// The error is a sentence with the line's number.
Expected<TranscriptScript, QString> parseTranscriptScript(const QByteArray &text);
Expected<TranscriptScript, QString> readTranscriptScript(const QString &path);
// All *.smtp of a folder, sorted by name.
QList<QString> transcriptScriptPaths(const QString &folder);

} // namespace pillarbox::test
