#pragma once
// The rows of drafts: those being written, and those bound to an item of which they are the origin. Store thread only.

#include "smtp/base/expected.h"
#include "smtp/outbox/database.h"
#include "smtp/outbox/draftrecord.h"

#include <QList>

namespace pillarbox::outbox {

class DraftTable
{
public:
    explicit DraftTable(Database &database);

    Expected<QList<DraftRecord>, OutboxError> unbound(); // last saved first
    Expected<std::optional<DraftRecord>, OutboxError> findUnbound(const ItemId &id);
    Expected<message::Draft, OutboxError> load(const ItemId &id); // of a draft row or of an item

    Expected<QSet<QString>, OutboxError> attachedFiles(); // paths of kept files, of all drafts

    // WrongState when it has become an item meanwhile.
    Expected<Done, OutboxError> save(const DraftRecord &record);
    Expected<Done, OutboxError> remove(const ItemId &id); // one that is bound stays; an absent one is no error

    // Inside a transaction of the caller. WrongState when the draft is bound already: it was sent by another window.
    void bind(const DraftRecord &record, const ItemId &item);
    std::optional<DraftRecord> boundTo(const ItemId &item);
    void unbind(const ItemId &item);
    void insert(const DraftRecord &record);

private:
    Database &m_database;
};

} // namespace pillarbox::outbox
