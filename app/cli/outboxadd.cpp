#include "app/cli/outboxadd.h"

#include "app/cli/itemjson.h"
#include "app/cli/sendresult.h"

namespace pillarbox::app {

OutboxAdd::OutboxAdd(std::optional<QString> account, QStringList files, std::optional<outbox::Schedule> schedule,
    const Profile &profile, bool isJson)
    : OutboxTask(profile, isJson)
    , m_accountName(std::move(account))
    , m_files(std::move(files))
    , m_schedule(std::move(schedule))
{
}

void OutboxAdd::work()
{
    const auto account = session().findAccount(m_accountName);
    if (!account)
        return fail(account.error());
    m_account = *account;
    if (readAll())
        queueNext();
}

bool OutboxAdd::readAll()
{
    for (const QString &file : m_files) {
        MessageOptions options;
        options.eml = file;
        auto input = readMessage(options, m_account.identity);
        if (!input) {
            const QString text = ui::explain(input.error(), {.isInOutbox = false}).oneLine();
            fail({exitCodeOf(input.error()), QString(file + QLatin1String(": ") + text)});
            return false;
        }
        m_inputs += std::move(*input);
    }
    return true;
}

void OutboxAdd::queueNext()
{
    const qsizetype next = m_ids.size();
    if (next == m_inputs.size())
        return succeed({{QStringLiteral("items"), m_queued}}, m_ids.join(QLatin1Char('\n')));
    const MessageInput &input = m_inputs[next];
    const auto onQueued = [this, next](const Expected<outbox::ItemId, outbox::OutboxError> &id) {
        if (!id) {
            // Those before it are durable, and named.
            Failure failure = failureOf(id.error());
            failure.text = m_files[next] + QLatin1String(": ") + failure.text;
            return fail(failure, {{QStringLiteral("items"), m_queued}});
        }
        m_ids += idText(*id);
        m_queued += QJsonObject{{QStringLiteral("file"), m_files[next]}, {QStringLiteral("id"), m_ids.constLast()}};
        queueNext();
    };
    box().enqueueEml(*input.emlPath, m_account.id, input.from, input.recipients, onQueued,
        outbox::boundTo({.options = {}, .undoTime = {}, .schedule = m_schedule}, m_account, identityOf(m_account, input.from)));
}

} // namespace pillarbox::app
