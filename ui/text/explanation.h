#pragma once
// Facts into words: what happened, why, what Pillarbox does next, what you can do, and the one action that helps. The only
// place that words an error. No Widgets; the command line uses it too.

#include "smtp/outbox/item.h"
#include "smtp/outbox/outbox.h"
#include "smtp/protocol/senderror.h"

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
};

struct Explanation {
    QString what; // one sentence, the title: "mail.firm.example refused the password for ada."
    QString why;
    QString next; // what Pillarbox does
    QString you; // what you can do; may be empty
    Action action = Action::None;
    QString serverWords; // verbatim, made printable, all lines; empty when no server spoke

    // what, why, next and you in one paragraph, as the command line's "text".
    QString oneLine() const;
};

// What the sentence may mention beside the error.
struct Context {
    QString host{};
    quint16 port = 0;
    QString userName{};
    std::optional<QDateTime> nextAttempt{};
    std::optional<QDateTime> givesUpAt{};
    bool isInOutbox = true; // false: one attempt by hand, nothing is tried again
    QDateTime now{}; // for "14:03" or "Thu 14:03"; invalid: the machine's clock
};

Explanation explain(const protocol::SendError &error, const Context &context);
Explanation explain(const outbox::ItemSummary &item, const Context &context); // also when nothing is wrong
Explanation explain(const outbox::OutboxError &error);

QString stateWord(outbox::State state); // "Waiting"
QString stageWord(protocol::Stage stage); // Find, Connect, Secure, Greet, Sign in, Hand over, Accepted
QString sizeText(qint64 octets); // "2.4 MB"
QString codeText(int replyCode, const std::optional<protocol::EnhancedStatusCode> &enhanced); // "451 4.7.1"
// "14:03" today, "Thu 14:03" within a week, "12 Mar 14:03" else; local time.
QString shortTime(const QDateTime &time, const QDateTime &now);
QString shortTime(const QDateTime &time, const QDateTime &now, const QTimeZone &zone);
QString clockTime(QTime time); // "14:03"
// Control and non-ASCII octets that could harm a terminal or a label, made visible.
QString printable(QByteArrayView serverText);

} // namespace pillarbox::ui
