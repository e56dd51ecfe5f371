#pragma once
// What was found about one subject, as a row that a window shows: a symbol, a word, what it means and what to publish. No
// widget.

#include "ui/text/domainwords.h"
#include "ui/text/receivedwords.h"
#include "ui/theme/colours.h"
#include "ui/theme/symbols.h"

namespace pillarbox::ui {

struct FindingRow {
    Symbol symbol = Symbol::Info;
    Tone tone = Tone::Neutral;
    QString title; // "SPF"
    QString state; // "absent"; may be empty
    QStringList sentences;
    QList<RecordToPublish> records;

    QString spoken() const; // title, state and sentences, for assistive techniques
    bool operator==(const FindingRow &) const = default;
};

// runBy: as in domainFindings().
FindingRow rowOf(const DomainFinding &finding, const QString &runBy);
FindingRow rowOf(const ReceivedFinding &finding);

// The subjects of a check that has not ended: nothing is known of any.
QList<FindingRow> rowsUnderWay();
QList<FindingRow> rowsNotAsked();

} // namespace pillarbox::ui
