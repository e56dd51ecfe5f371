#pragma once
// What a receiving server wrote down about a message that came back to its sender, in words.

#include "smtp/message/receivedcopy.h"

#include <QString>

namespace pillarbox::ui {

// One sentence for one finding.
QString meaningOf(const message::AuthenticationResult &result, const message::ReceivedCopy &copy);

struct ReceivedFinding {
    enum class Kind { Confirmed, NotConfirmed, Told };
    Kind kind = Kind::Told;
    QString title; // "DKIM: pass"
    QString meaning;
    QString reason; // in the server's words; may be empty
};

// What the first server found, then who signed.
QList<ReceivedFinding> receivedFindings(const message::ReceivedCopy &copy);
// All of it as plain text: what `pillarbox check --received` prints, and a window copies.
QString receivedText(const message::ReceivedCopy &copy);

struct ReceivedVerdict {
    enum class Kind { Confirmed, NotConfirmed, Unchecked };
    Kind kind = Kind::Unchecked;
    QString text; // one sentence, and what to do
};

// By the first server alone: what stands below its words anybody may have written.
ReceivedVerdict receivedVerdict(const message::ReceivedCopy &copy);

} // namespace pillarbox::ui
