#pragma once
// A draft as it lies in the database.

#include "smtp/message/draft.h"
#include "smtp/outbox/item.h"

#include <QDateTime>

namespace pillarbox::outbox {

struct DraftRecord {
    ItemId id;
    message::Draft draft;
    QDateTime savedAt;

    bool operator==(const DraftRecord &) const = default;
};

} // namespace pillarbox::outbox
