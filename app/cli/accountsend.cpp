#include "app/cli/accountsend.h"

#include "app/cli/itemresult.h"

namespace pillarbox::app {

AccountSend::AccountSend(SendOptions options, const Profile &profile, Clock &clock, QObject *parent)
    : SendTask(std::move(options), clock, parent)
    , m_clock(clock)
    , m_session(profile, clock)
{
}

void AccountSend::start()
{
    if (const auto loaded = m_session.load(); !loaded)
        return finishWith(loaded.error());
    const auto account = m_session.findAccount(options().account);
    if (!account)
        return finishWith(account.error());
    m_account = *account;
    auto input = readMessage(options().message, m_account.identity);
    if (!input)
        return finishWith(input.error());
    m_input = std::move(*input);
    if (!prepareTranscript())
        return;
    m_session.openOutbox([this](const Expected<Done, Failure> &opened) { opened ? queue() : finishWith(opened.error()); });
}

void AccountSend::queue()
{
    const auto answer = [this](const Expected<outbox::ItemId, outbox::OutboxError> &id) { onQueued(id); };
    const account::Identity identity = identityOf(m_account, m_input.from);
    auto departure
        = outbox::boundTo({.options = options().wishes, .undoTime = {}, .schedule = options().schedule}, m_account, identity);
    if (m_input.emlPath) {
        if (options().message.from) // with a ready message it is the envelope's
            departure.envelopeSender.clear();
        return m_session.outbox().enqueueEml(
            *m_input.emlPath, m_account.id, m_input.from, m_input.recipients, answer, departure);
    }
    m_input.draft.accountId = m_account.id;
    m_input.draft.identityId = identity.id;
    m_input.draft.replyTo = identity.replyTo;
    m_input.draft.organisation = identity.organisation;
    m_session.outbox().enqueue(m_input.draft, {}, answer, departure);
}

void AccountSend::onQueued(const Expected<outbox::ItemId, outbox::OutboxError> &id)
{
    if (!id) {
        if (id.error().error)
            return finishWith(*id.error().error);
        return finishWith(failureOf(id.error()));
    }
    if (options().isQueueOnly || m_isInterrupted)
        return finishQueued(*id);
    // Whatever back-off the relay is in: the user asks for an attempt now. If another process is faster, so be it.
    m_session.outbox().hurry(*id, [this, id = *id](const Expected<Done, outbox::OutboxError> &) { dispatch(id); });
}

void AccountSend::dispatch(const outbox::ItemId &id)
{
    m_id = id;
    m_dispatch = std::make_unique<Dispatch>(m_session, m_clock);
    m_dispatch->setTimeout(options().timeout);
    connect(m_dispatch.get(), &Dispatch::ended, this, &AccountSend::report);
    m_dispatch->watch(id);
    if (m_isInterrupted)
        interrupt();
}

void AccountSend::report(const Expected<outbox::Item, outbox::OutboxError> &item)
{
    if (!item)
        return finishWith(failureOf(item.error()));
    writeTranscript(lastTranscript(*item));
    finishWith(resultOf(*item, m_account));
}

void AccountSend::finishQueued(const outbox::ItemId &id)
{
    SendResult result;
    result.isOnlyQueued = true;
    if (options().schedule) {
        result.scheduledFor = options().schedule->at;
        if (m_account.holdLimits && protocol::isHeldUntil(*m_account.holdLimits, *result.scheduledFor, m_clock.now()))
            result.heldBy = m_account.host;
    }
    result.outboxId = id.toString(QUuid::WithoutBraces);
    if (const outbox::ItemSummary *item = m_session.outbox().find(id))
        result.messageId = item->messageId;
    // Interrupted, it waits for the next dispatcher: not sent yet, and not lost.
    result.noteCode = options().isQueueOnly ? ExitCode::Ok : ExitCode::Deferred;
    finishWith(std::move(result));
}

void AccountSend::interrupt()
{
    m_isInterrupted = true;
    if (m_dispatch && !m_dispatch->abandon())
        finishQueued(m_id);
}

} // namespace pillarbox::app
