#pragma once
// Why something was not sent: facts only. Words are made from it in ui/text, and whether to try again is
// dispositionOf(), a pure function that is never stored.

#include "smtp/protocol/enhancedstatuscode.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace pillarbox::protocol {

// Where in the dialogue it happened; the words of the command line's "stage".
enum class Stage { Local, Resolve, Connect, Greeting, Ehlo, StartTls, Tls, Auth, Mail, Rcpt, Data, EndOfData };

enum class ErrorKind {
    // The server spoke.
    Refused, // a negative reply: replyCode, enhanced and serverText are set
    ProtocolViolation, // bytes that are no reply, or a reply that does not fit: detail says which
    ServerClosing, // 421
    // The way to the server.
    NoSuchHost, // the name server says that the name does not exist or has no address
    ResolveFailed, // the name server could not be asked
    Unreachable, // no TCP connection: refused, no route
    TimedOut, // a deadline of RFC 5321 4.5.3.2, or the caller's, has passed
    Disconnected, // closed or reset in the middle
    CaptivePortal, // the network wants a sign-in on its own page first: detail is the name it shows in the server's place, or
    // empty
    ProgramEnded, // ours, while it was sending: killed, or the power went
    // Protection.
    StartTlsNotOffered,
    PlainTextInjected, // bytes before the TLS handshake that would have been read as if they came through it
    TlsFailed, // no handshake
    CertificateInvalid, // detail lists the reasons, as transport's CertificateFault
    PinnedKeyChanged, // another key than the one trusted for this endpoint; detail likewise
    // Ours, or none where one is wanted: by TLS (RFC 8446 section 6.2; detail is the alert) or by a reply to EXTERNAL.
    ClientCertificateRefused,
    // Signing in.
    AuthNotOffered, // no AUTH, or no mechanism that may be used
    AuthWithoutTls, // a credential must not travel over this link
    AccountMissing, // the account of the message has been removed, or it never had one
    CredentialMissing, // the keychain has none, or is locked: detail says which
    Downgraded, // the relay no longer does what it did: detail is "STARTTLS" or the mechanisms that are gone
    CredentialRefused, // a negative reply to AUTH that means the credential
    SignInExpired, // what was granted by OAuth is gone or refused: only a sign-in in the browser helps; detail is at whom
    TokenUnreachable, // the authorization server could not be asked for a new access token; detail is who
    ServerUnproven, // it did not show that it knows the password, or somebody stands between: detail is the mechanism
    // The message, found out before anything was sent.
    SigningKeyMissing, // its identity signs with DKIM, and the keychain has not got the key, or is locked: detail says which
    BadAddress, // detail is the address, made printable
    BadInput, // a control character or the like: detail names the field
    NoRecipients,
    TooLarge, // larger than the server's SIZE: detail is "SIZE of message/limit" in octets
    NeedsSmtpUtf8, // detail is the address
    Needs8BitMime,
    ExtensionMissing, // detail is the keyword the message asks for: "REQUIRETLS", "FUTURERELEASE" …
    LineTooLong, // over 998 octets
    CannotReadFile, // detail is the file's name and the system's reason
    SpoolMissing, // the outbox's own file of the message is gone, or no longer what it was: detail is its name
    RecordLost, // the outbox's list was damaged or gone; of the message only its bytes are left
    CannotWriteFile, // the disk: detail as above
    SpoolUnreadable, // the outbox's own file of the message is there, and reading it failed: detail as above
    Paced, // a limit that the user set for the account, no error at all: detail is "perHour/100"
    Cancelled, // by the user
    Internal,
};

struct SendError {
    Stage stage = Stage::Local;
    ErrorKind kind = ErrorKind::Internal;
    int replyCode = 0; // 0 when no reply is the cause
    std::optional<EnhancedStatusCode> enhanced;
    QByteArray serverText; // the reply's text, all lines joined by '\n', the codes taken off, not yet made printable
    QString detail; // a fact for the sentence, in no language: a name, a number, a system's message
    bool mayHaveBeenDelivered = false; // the link was lost after the end of the data, or nobody knows

    bool operator==(const SendError &) const = default;
};

// Who has to do something about an error.
enum class Disposition {
    RetryMessage, // 4yz: the message or recipient is tried again on the schedule
    RetryRelay, // the relay or the network: nothing is counted against the message
    AskAccount, // credentials or certificate: pause the account, ask once
    Unknown, // may have been delivered: never tried again by itself
    Final, // 5yz and bad input: a person must change something
};

Disposition dispositionOf(const SendError &error);

// The word of the command line and the database: "auth", "eod" …
QByteArray stageName(Stage stage);
std::optional<Stage> stageFromName(QByteArrayView name);
QByteArray errorKindName(ErrorKind kind);
std::optional<ErrorKind> errorKindFromName(QByteArrayView name);

} // namespace pillarbox::protocol
