#include "app/cli/outboxsend.h"

#include "app/cli/itemjson.h"
#include "app/cli/itemresult.h"
#include "smtp/outbox/statetable.h"

#include <QCoreApplication>

namespace pillarbox::app {

OutboxSend::OutboxSend(const outbox::ItemId &id, std::optional<QString> account, const Profile &profile, bool isJson)
    : OutboxTask(profile, isJson)
    , m_id(id)
    , m_account(std::move(account))
    , m_startedAt(clock().monotonic())
{
}

void OutboxSend::work()
{
    const auto answer = [this](const Expected<Done, outbox::OutboxError> &due) {
        due ? dispatch() : fail(failureOf(due.error()), {{QStringLiteral("id"), idText(m_id)}});
    };
    if (!m_account)
        return box().load(m_id, [this, answer](const Expected<outbox::Item, outbox::OutboxError> &item) {
            hasAccount(item) ? box().sendNow(m_id, answer) : sayAccountIsGone(item->summary);
        });
    const auto account = session().findAccount(m_account);
    if (!account)
        return fail(account.error(), {{QStringLiteral("id"), idText(m_id)}});
    box().sendThrough(m_id, account->id, answer);
}

// What is wrong otherwise, sending finds out.
bool OutboxSend::hasAccount(const Expected<outbox::Item, outbox::OutboxError> &item)
{
    return !item || !outbox::startsOf(outbox::Event::SendNow).contains(item->summary.state)
        || session().accounts().find(item->summary.accountId);
}

void OutboxSend::sayAccountIsGone(const outbox::ItemSummary &item)
{
    const QString text = ui::explain(item, contextOf(item, nullptr)).oneLine() + QLatin1Char(' ')
        + QCoreApplication::translate("CommandLine", "Say which account with --account.");
    fail({ExitCode::Configuration, text},
        {{QStringLiteral("id"), idText(m_id)}, {QStringLiteral("state"), QString::fromLatin1(outbox::stateName(item.state))}});
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
