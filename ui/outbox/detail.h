#pragma once
// Everything the detail pane says of one message, as words and values. Pure.

#include "ui/outbox/command.h"
#include "ui/outbox/rowtext.h"
#include "ui/outbox/stages.h"

namespace pillarbox::ui {

struct RecipientRow {
    Symbol symbol = Symbol::None;
    Tone tone = Tone::Neutral;
    QString state; // "Accepted"
    QString address;
    QString answer; // "250 2.0.0 queued as 4F1B2, 14:02:11"

    bool operator==(const RecipientRow &) const = default;
};

struct Detail {
    outbox::ItemId id;
    outbox::State state = outbox::State::Draft;
    QString title;
    QString meta; // "From ada@example.org, queued 14:02, 184 kB"
    StageViews stages;
    bool hasStages = true; // a draft has none
    QString sentence;
    QString explanation; // what follows from it
    QString serverWords; // verbatim; empty when there are none, or a recipient's row has them
    MainCommands main;
    QList<Command> allowed;
    QList<RecipientRow> recipients;

    bool operator==(const Detail &) const = default;
};

Detail detailOf(
    const outbox::Item &item, const std::optional<outbox::Progress> &progress, const Context &context, const QDateTime &now);
Detail detailOf(const outbox::DraftRecord &record, const QDateTime &now);

} // namespace pillarbox::ui
