#include "smtp/outbox/spooledform.h"

#include "smtp/outbox/relayform.h"

#include <QFile>

namespace pillarbox::outbox {

namespace {

using Encoded = Expected<message::WireEncoding, OutboxError>;

message::ContentOpener openerOf(const Spool &spool, const ItemId &id)
{
    return [path = spool.path(id)]() -> std::unique_ptr<QIODevice> {
        auto file = std::make_unique<QFile>(path);
        return file->open(QIODevice::ReadOnly | QIODevice::Unbuffered) ? std::move(file) : nullptr;
    };
}

Encoded told(const Expected<message::WireEncoding, protocol::SendError> &encoding)
{
    if (encoding)
        return *encoding;
    return Unexpected{
        OutboxError{.kind = OutboxError::Kind::BadMessage, .detail = encoding.error().detail, .error = encoding.error()}};
}

} // namespace

Encoded spooledForm(const Spool &spool, const ItemId &id, const message::MessageFacts &facts, const message::RelayLimits &relay)
{
    return told(formFor(facts, relay, openerOf(spool, id)));
}

Encoded signedSpooledForm(const Spool &spool, const ItemId &id, const message::MessageFacts &facts,
    const message::RelayLimits &relay, const message::DkimSigning &signing, const QDateTime &at)
{
    return told(signedFormFor(facts, relay, openerOf(spool, id), signing, at));
}

Expected<std::unique_ptr<QIODevice>, OutboxError> openAsSent(const Spool &spool, const ItemId &id, const SentForm &sent)
{
    auto content = spool.open(id);
    if (!content || (sent.form == message::WireForm::AsIs && sent.signature.isEmpty()))
        return content;
    auto encoding = spooledForm(spool, id, sent.facts, relayFor(sent.form));
    if (!encoding)
        return Unexpected{encoding.error()};
    encoding->head = sent.signature;
    encoding->size += sent.signature.size();
    return message::encoded(std::move(*content), *encoding);
}

} // namespace pillarbox::outbox
