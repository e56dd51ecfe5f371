#pragma once
// A message in the outbox: what it is, who gets it, how far it has come. Plain values, copies of what the database holds.

#include "smtp/message/deliveryreport.h"
#include "smtp/message/draft.h"
#include "smtp/message/wireform.h"
#include "smtp/protocol/senderror.h"
#include "smtp/transport/endpoint.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>
#include <QUuid>

#include <chrono>
#include <optional>

namespace pillarbox::outbox {

using ItemId = QUuid;

// The words of the database, the command line and the window.
enum class State { Draft, Scheduled, Held, Waiting, Sending, NeedsYou, Unknown, Failed, Sent };
QByteArray stateName(State state);
std::optional<State> stateFromName(QByteArrayView name);

enum class Outcome { Pending, Accepted, Refused, Unknown };
QByteArray outcomeName(Outcome outcome);
std::optional<Outcome> outcomeFromName(QByteArrayView name);

// Why an item is held.
enum class HoldReason {
    Undo, // for the undo time; ends by itself
    User,
    Found, // the program ended during the undo time, or it was found in the spool without its row
    Missed, // its time passed while it could not go
};
QByteArray holdReasonName(HoldReason reason);
std::optional<HoldReason> holdReasonFromName(QByteArrayView name);

// What becomes of a scheduled message whose time passed while it could not go: asleep, offline, not running.
enum class MissedRule { SendAtOnce, Ask, NotAfter };
QByteArray missedRuleName(MissedRule rule);
std::optional<MissedRule> missedRuleFromName(QByteArrayView name);

struct Schedule {
    QDateTime at; // UTC
    QByteArray timeZone; // IANA name of the zone in which the user chose it, for showing it so
    MissedRule missedRule = MissedRule::SendAtOnce;
    std::optional<QDateTime> notAfter; // of NotAfter: from then on it is not sent any more

    bool operator==(const Schedule &) const = default;
};

struct Recipient {
    message::Mailbox mailbox;
    bool isHidden = false; // Bcc
    Outcome outcome = Outcome::Pending;
    int replyCode = 0; // of the last answer, also while pending; 0: none yet
    std::optional<protocol::EnhancedStatusCode> enhanced;
    QByteArray serverText;
    QDateTime answeredAt;
    QList<message::RecipientReport> reports; // that came back after the relay took it; oldest first

    bool operator==(const Recipient &) const = default;
};

// Of its delivery reports the one that tells how it ended, or how it stands; null: there is none. A failure is never
// outweighed: of two places that a recipient is forwarded to one has not got it.
const message::RecipientReport *verdictOf(const Recipient &recipient);
bool hasBounced(const Recipient &recipient); // a server that took it could not deliver it

struct StageTime {
    protocol::Stage stage;
    std::chrono::milliseconds took{0};
    bool operator==(const StageTime &) const = default;
};

// What was said in the attempts before these is forgotten; how they ended is not.
constexpr int keptTranscripts = 50;

// One delivery attempt, kept.
struct Attempt {
    int number = 1;
    QDateTime startedAt;
    std::chrono::milliseconds took{0};
    QList<StageTime> stages; // finished ones, in order
    std::optional<transport::Session> session;
    std::optional<protocol::SendError> error; // absent: accepted, perhaps not for all
    QByteArray finalReply;
    QByteArray transcript; // redacted text; empty: nothing was said, or it is forgotten
    message::WireForm form = message::WireForm::AsIs; // in which the message travelled
    QByteArrayList notOffered; // extensions asked for that the relay does not have
    std::optional<protocol::SendError> insteadOf; // by the backup relay, because of this at the account's own

    bool operator==(const Attempt &) const = default;
};

struct Receipt {
    QDateTime acceptedAt;
    QByteArray reply; // "250 2.0.0 Ok: queued as A1B2"
    QByteArray queueId; // may be empty
    transport::Session session;
    message::WireForm form = message::WireForm::AsIs; // of the bytes it stands for
    QByteArray signature = {}; // the DKIM-Signature field put before them; empty: none
    std::optional<protocol::SendError> insteadOf = {}; // as of the attempt

    bool operator==(const Receipt &) const = default;
};

// One row of a list: all that the window shows of it there.
struct ItemSummary {
    ItemId id;
    State state = State::Waiting;
    QString accountId;
    QString subject;
    message::Mailbox from;
    QString envelopeSender; // as the identity had it at Send; empty: from's address
    QString relay; // the account's as it was at Send, "host:port"; empty: not known
    QString backup; // host of the backup relay that was tried last; empty: the account's own was
    QList<Recipient> recipients;
    QDateTime queuedAt;
    QDateTime changedAt;
    qint64 size = 0; // octets
    QByteArray messageId;
    int attempts = 0; // those that count
    std::optional<QDateTime> nextAttempt; // waiting, scheduled: when; held for undo: when that ends
    std::optional<protocol::SendError> reason; // why it is not sent yet, or never
    std::optional<HoldReason> hold; // only of held
    std::optional<Schedule> schedule; // kept after its time has come
    std::optional<QDateTime> relayHoldsUntil; // sent: the relay took it to hold it until then (FUTURERELEASE)
    bool isUrgent = false; // waiting: Send Now was asked, it is tried whatever the relay's back-off
    bool hasDraft = false; // can be edited again
    bool isReceiptOnly = false; // sent: its bytes were let go

    bool operator==(const ItemSummary &) const = default;
};

bool isAsking(const ItemSummary &item); // held, not by the user: found or missed
bool isAbandoned(const ItemSummary &item); // sending, but whoever sent it has ended
bool isLostForGood(const ItemSummary &item); // its bytes are gone, and there is no draft to make them from again

// With everything the detail pane shows.
struct Item {
    ItemSummary summary;
    QList<Attempt> attempts; // oldest first
    std::optional<Receipt> receipt; // the last one
    std::optional<QDateTime> handedOverAt; // unknown and sent: when the whole message had gone out

    bool operator==(const Item &) const = default;
};

// Where an attempt under way stands; not stored.
struct Progress {
    ItemId id;
    protocol::Stage stage = protocol::Stage::Resolve;
    QList<StageTime> finished;
    std::optional<transport::Session> session;
    qint64 octetsWritten = 0;
    qint64 octetsTotal = 0;
    bool isHandedOver = false; // Cancel no longer means "surely not sent"

    bool operator==(const Progress &) const = default;
};

} // namespace pillarbox::outbox
