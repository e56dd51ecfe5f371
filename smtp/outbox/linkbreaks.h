#pragma once
// Messages on which the link to the relay broke after it had let us in. The first time it is taken for the message's own
// trouble: it is left alone for longer and longer, like a relay, and stops nobody. When the next one breaks it too, it is the
// relay. Counts nothing against a message, and is forgotten when the program ends.

#include "smtp/outbox/item.h"
#include "smtp/outbox/relaybackoff.h"

#include <QHash>

namespace pillarbox::outbox {

// An error of the relay or the network that a message may have brought about.
bool isLinkBreak(const protocol::SendError &error);

class LinkBreaks
{
public:
    QDateTime add(const ItemId &id, const QDateTime &now) { return m_pauses[id].fail(now); } // returns until when it waits
    void forget(const ItemId &id) { m_pauses.remove(id); }
    QList<ItemId> take() { return std::exchange(m_pauses, {}).keys(); }

private:
    QHash<ItemId, RelayBackoff> m_pauses;
};

} // namespace pillarbox::outbox
