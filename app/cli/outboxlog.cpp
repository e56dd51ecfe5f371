#include "app/cli/outboxlog.h"

#include "app/cli/itemjson.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace pillarbox::app {

OutboxLog::OutboxLog(std::optional<QString> account, int most, const Profile &profile, bool isJson)
    : OutboxTask(profile, isJson)
    , m_account(std::move(account))
    , m_most(most)
{
}

void OutboxLog::work()
{
    const auto account = session().findAccount(m_account);
    if (!account)
        return fail(account.error());
    box().onStore<QList<outbox::Attempt>>(
        [id = account->id, most = m_most](outbox::Store &store) { return store.items().transcripts(id, most); },
        [this](const Expected<QList<outbox::Attempt>, outbox::OutboxError> &attempts) {
            attempts ? report(*attempts) : fail(failureOf(attempts.error()));
        });
}

void OutboxLog::report(const QList<outbox::Attempt> &attempts)
{
    QJsonArray list;
    QStringList lines;
    for (const outbox::Attempt &attempt : attempts) {
        list += attemptJson(attempt);
        lines += attemptText(attempt);
    }
    const QString text = lines.isEmpty()
        ? QCoreApplication::translate("CommandLine", "Nothing has been said to this server yet.")
        : lines.join(QLatin1Char('\n'));
    succeed({{QStringLiteral("attempts"), list}}, text);
}

} // namespace pillarbox::app
