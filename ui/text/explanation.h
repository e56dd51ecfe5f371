#pragma once
// Facts into words: what happened, why, what Pillarbox does next, what you can do, and the one action that helps. The only
// place that words an error. No Widgets; the command line uses it too.

#include "smtp/account/credentialerror.h"
#include "smtp/outbox/item.h"
#include "smtp/outbox/outbox.h"
#include "smtp/protocol/senderror.h"
#include "ui/text/who.h"

#include <QDateTime>
#include <QString>
#include <QTimeZone>

#include <optional>

namespace pillarbox::ui {

enum class Action {
    None, // "Nothing to do."
    SendNow,
    Edit,
    EnterPassword,
    EditAccount,
    ShowCertificate,
    UnlockKeychain,
    SendAgain, // and MarkAsSent beside it: the question of "unknown"
    SendAgainToRefused,
    ChooseAccount,
};

struct Explanation {
    QString what; // one sentence, the title: "mail.firm.example refused the password for ada."
    QString why;
    QString next; // what Pillarbox does
    QString you; // what you can do; may be empty
    Action action = Action::None;
    QString serverWords; // verbatim, made printable, all lines; empty when no server spoke
    std::optional<Who> who{}; // has to act; absent where nothing is wrong

    // what, why, next, who and you in one paragraph, as the command line's "text".
    QString oneLine() const;
};

// What the sentence may mention beside the error.
struct Context {
    QString host{};
    quint16 port = 0;
    QString userName{};
    std::optional<QDateTime> nextAttempt{};
    std::optional<QDateTime> givesUpAt{};
    bool isAccountGone = false; // of an item: there is none, so that it goes nowhere
    bool isInOutbox = true; // false: one attempt by hand, nothing is tried again
    QDateTime now{}; // for "14:03" or "Thu 14:03"; invalid: the machine's clock
};

Explanation explain(const protocol::SendError &error, const Context &context);
// The catalogue's sentence alone: "There is no such mailbox."; empty: the error is no reply, socket's or TLS' fault.
QString causeSentence(const protocol::SendError &error, const Context &context);
Explanation explain(const outbox::ItemSummary &item, const Context &context); // also when nothing is wrong
// What the keychain did not give or take; next stays empty.
Explanation explain(const account::CredentialError &error, const Context &context);
Explanation explain(const outbox::OutboxError &error);
Explanation explainExport(const outbox::OutboxError &error); // of Outbox::exportTo()

// What "accepted" does not mean yet.
QString notYetDelivered();
QString stateWord(outbox::State state); // "Waiting"
QString stageWord(protocol::Stage stage); // Find, Connect, Secure, Greet, Sign in, Hand over, Accepted
QString sizeText(qint64 octets); // "2.4 MB"
QString codeText(int replyCode, const std::optional<protocol::EnhancedStatusCode> &enhanced); // "451 4.7.1"
// "14:03" today, "Thu 14:03" within a week, "12 Mar 14:03" else, "12 Mar 2027 14:03" of another year; local time. With the
// zone where the clock shows that time twice.
QString shortTime(const QDateTime &time, const QDateTime &now);
QString shortTime(const QDateTime &time, const QDateTime &now, const QTimeZone &zone);
// When the clock of this zone shows the same once more, as it is put back: that other time, before or after.
std::optional<QDateTime> otherReading(const QDateTime &time, const QTimeZone &zone);
QString clockTime(QTime time); // "14:03"
// Control and non-ASCII octets that could harm a terminal or a label, made visible.
QString printable(QByteArrayView serverText);
QString printableLine(QByteArrayView strangersText); // where a line of its own would be taken for ours

} // namespace pillarbox::ui
