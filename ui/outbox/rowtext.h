#pragma once
// What a row of the list says. Pure: the same values give the same words.

#include "smtp/outbox/item.h"
#include "smtp/outbox/outbox.h"
#include "ui/text/explanation.h"
#include "ui/theme/symbols.h"

#include <QDateTime>
#include <QHash>
#include <QString>

#include <optional>

namespace pillarbox::ui {

// By account id: what a sentence may say of its relay.
using Contexts = QHash<QString, Context>;

struct Row {
    outbox::ItemId id;
    outbox::State state = outbox::State::Draft;
    Symbol symbol = Symbol::None;
    Tone tone = Tone::Neutral;
    QString stateText; // "Sending 62 %"
    QString to;
    QString subject;
    QString next; // "in 4 min"
    QString reason; // the second line
    std::optional<int> percent; // while sending
    int urgency = 0; // lower stands first
    QDateTime time; // within the same urgency

    bool operator==(const Row &) const = default;
};

Row rowOf(const outbox::ItemSummary &item, const std::optional<outbox::Progress> &progress, const Context &context,
    const QDateTime &now);
Row rowOf(const outbox::DraftRecord &record, const QDateTime &now);
// The whole row in one breath, for assistive techniques.
QString spokenText(const Row &row);

// What the user must do stands first, then what goes on, then what waits.
int urgencyOf(outbox::State state, bool isAsking);

// Pieces that the detail pane shares.
QString subjectText(const QString &subject);
QString peopleText(const QList<outbox::Recipient> &recipients);
Symbol stateSymbol(outbox::State state);
Tone stateTone(outbox::State state);
std::optional<int> percentOf(const outbox::Progress &progress);
// "Handing over to smtp.example.org, 1.5 of 2.4 MB".
QString progressText(const outbox::Progress &progress, const QString &host);
// The sentence with the server's code before its full stop: "… later (451 4.7.1)."
QString withCode(const QString &sentence, const std::optional<protocol::SendError> &error);

} // namespace pillarbox::ui
