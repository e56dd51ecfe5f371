#pragma once
// A message in the spool of which the database knows nothing, because that one was damaged: it is shown, and never sent by
// itself. Its envelope is lost; the headers only hint at it.

#include "smtp/outbox/itemtable.h"

namespace pillarbox::outbox {

NewItem adopt(const ItemId &id, const QString &path, const QDateTime &now);

} // namespace pillarbox::outbox
