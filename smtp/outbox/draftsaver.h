#pragma once
// Saves drafts one at a time each: what was typed while a save was under way is saved once, in its last form. GUI thread.

#include "smtp/base/expected.h"
#include "smtp/outbox/draftrecord.h"
#include "smtp/outbox/outboxerror.h"

#include <QHash>

#include <functional>
#include <optional>

namespace pillarbox::outbox {

class DraftSaver
{
public:
    using Result = Expected<Done, OutboxError>;
    using Callback = std::function<void(Result)>;
    using Save = std::function<void(const DraftRecord &, Callback)>;

    explicit DraftSaver(Save save);

    void save(const DraftRecord &record, Callback done);
    // What waits is given to Save now: before a job that reads the row, or before the end.
    void flush(const ItemId &id);
    void flushAll();
    // What waits is dropped, and counts as saved: the draft is about to be removed.
    void discard(const ItemId &id);

private:
    struct Waiting {
        std::optional<DraftRecord> record;
        QList<Callback> callbacks;
        int underWay = 0;
    };
    void begin(const ItemId &id);
    void finished(const ItemId &id, const QList<Callback> &callbacks, const Result &result);

    Save m_save;
    QHash<ItemId, Waiting> m_waiting;
};

} // namespace pillarbox::outbox
