#include "app/cli/outboxsend.h"

#include "app/cli/itemjson.h"
#include "app/cli/itemresult.h"

namespace pillarbox::app {

OutboxSend::OutboxSend(const outbox::ItemId &id, const Profile &profile, bool isJson)
    : OutboxTask(profile, isJson)
    , m_id(id)
    , m_startedAt(clock().monotonic())
{
}

void OutboxSend::work()
{
    box().sendNow(m_id, [this](const Expected<Done, outbox::OutboxError> &due) {
        due ? dispatch() : fail(failureOf(due.error()), {{QStringLiteral("id"), idText(m_id)}});
    });
}

void OutboxSend::dispatch()
{
    m_dispatch = std::make_unique<Dispatch>(session(), clock());
    connect(m_dispatch.get(), &Dispatch::ended, this, &OutboxSend::report);
    m_dispatch->watch(m_id);
}

void OutboxSend::report(const Expected<outbox::Item, outbox::OutboxError> &item)
{
    if (!item)
        return fail(failureOf(item.error()), {{QStringLiteral("id"), idText(m_id)}});
    const account::Account *account = session().accounts().find(item->summary.accountId);
    SendResult result = resultOf(*item, account ? *account : account::Account{});
    result.took = clock().monotonic() - m_startedAt;
    QJsonObject object = result.toJson();
    object[QStringLiteral("id")] = idText(m_id);
    object[QStringLiteral("state")] = QString::fromLatin1(outbox::stateName(item->summary.state));
    // As for `send`: what was accepted stays accepted, whether or not anybody could read so.
    if (!(isJson() ? writeOutput(object) : writeOutput(result.text())))
        writeLostResult(result.text());
    finish(result.exitCode());
}

void OutboxSend::interrupt()
{
    if (!m_dispatch || !m_dispatch->abandon())
        finish(ExitCode::Deferred);
}

} // namespace pillarbox::app
