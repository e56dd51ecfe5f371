#pragma once
// The form in which a relay takes, or got, a message of the spool. Spool thread: it reads the content.

#include "smtp/base/expected.h"
#include "smtp/message/dkimsigner.h"
#include "smtp/message/wireencoding.h"
#include "smtp/outbox/itemtable.h"
#include "smtp/outbox/outboxerror.h"
#include "smtp/outbox/spool.h"

#include <QDateTime>
#include <QIODevice>

#include <memory>

namespace pillarbox::outbox {

// BadMessage: it cannot be put into a form that this relay takes; error says why.
Expected<message::WireEncoding, OutboxError> spooledForm(
    const Spool &spool, const ItemId &id, const message::MessageFacts &facts, const message::RelayLimits &relay);
Expected<message::WireEncoding, OutboxError> signedSpooledForm(const Spool &spool, const ItemId &id,
    const message::MessageFacts &facts, const message::RelayLimits &relay, const message::DkimSigning &signing,
    const QDateTime &at);

// The bytes that went out. A relay that forced another form upon the message got others than the spool has; they are made
// again.
Expected<std::unique_ptr<QIODevice>, OutboxError> openAsSent(const Spool &spool, const ItemId &id, const SentForm &sent);

} // namespace pillarbox::outbox
