#include "app/cli/outboxrun.h"

#include "app/cli/itemjson.h"
#include "app/cli/routeoptions.h"
#include "app/sendingsettings.h"
#include "ui/text/explanation.h"

#include <QCoreApplication>

namespace pillarbox::app {

using outbox::State;

namespace {

class RunWords
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)

public:
    static QString busy() { return tr("Another process sends what is in this outbox."); }
    static QString summary(int sent, int failed, int unknown)
    {
        return tr("Sent: %1, failed: %2, unknown: %3.")
            .arg(QString::number(sent), QString::number(failed), QString::number(unknown));
    }
    static QString waitingForUser(int count)
    {
        return count == 1 ? tr("One message waits for you; \"pillarbox outbox list\" says for what.")
                          : tr("%n messages wait for you; \"pillarbox outbox list\" says for what.", nullptr, count);
    }
};

} // namespace

OutboxRun::OutboxRun(bool isUntilEmpty, const Profile &profile, bool isJson)
    : OutboxTask(profile, isJson)
    , m_isUntilEmpty(isUntilEmpty)
{
}

void OutboxRun::work()
{
    m_service = std::make_unique<outbox::DeliveryService>(box(), session().accounts(), session().credentials(), clock());
    m_service->setProxyPassword(proxyPasswordOfEnvironment());
    m_service->setRetrySchedule(retryScheduleOf(session().profile()));
    m_surroundings = std::make_unique<Surroundings>(*m_service, clock());
    connect(&box(), &outbox::Outbox::itemChanged, this, &OutboxRun::tellChange);
    connect(&box(), &outbox::Outbox::changed, this, &OutboxRun::look);
    connect(m_service.get(), &outbox::DeliveryService::healthChanged, this, &OutboxRun::tellTrouble);
    connect(m_service.get(), &outbox::DeliveryService::idle, this, &OutboxRun::look);
    connect(m_service.get(), &outbox::DeliveryService::stopped, this, &OutboxRun::report);
    m_service->start();
    if (!m_service->isDispatching())
        return succeed({{QStringLiteral("dispatched"), false}}, RunWords::busy());
}

void OutboxRun::tellChange(const outbox::ItemId &id)
{
    const outbox::ItemSummary *item = box().find(id);
    if (!item)
        return;
    // That one waits which did so before is no news.
    const State before = m_states.value(id, State::Waiting);
    if (before == item->state)
        return;
    m_states.insert(id, item->state);
    ++m_counts[item->state];
    writeError(itemLine(*item, session().accounts()));
}

// What the items cannot say for themselves, as nothing can be written.
void OutboxRun::tellTrouble(const QString &accountId)
{
    const auto error = m_service->health(accountId).error;
    const bool isUnwritable = error && error->kind == protocol::ErrorKind::CannotWriteFile;
    if (isUnwritable && !m_isUnwritable)
        writeError(ui::explain(*error, {}).oneLine());
    m_isUnwritable = isUnwritable;
}

void OutboxRun::look()
{
    if (!m_isUntilEmpty || m_isStopping)
        return;
    if (box().agenda().count({State::Waiting, State::Sending, State::Scheduled}) == 0)
        stop();
}

void OutboxRun::interrupt()
{
    if (m_isUntilEmpty)
        m_code = ExitCode::Deferred;
    if (!m_service)
        return finish(m_code);
    m_service->abandon();
    stop();
}

void OutboxRun::stop()
{
    if (!std::exchange(m_isStopping, true))
        m_service->stop();
}

void OutboxRun::report()
{
    const int sent = m_counts.value(State::Sent);
    const int failed = m_counts.value(State::Failed);
    const int unknown = m_counts.value(State::Unknown);
    const int waiting = box().agenda().count({State::NeedsYou});
    QString text = RunWords::summary(sent, failed, unknown);
    if (waiting > 0)
        text += u'\n' + RunWords::waitingForUser(waiting);
    finishWith({{QStringLiteral("dispatched"), true}, {QStringLiteral("sent"), sent}, {QStringLiteral("failed"), failed},
                   {QStringLiteral("unknown"), unknown}, {QStringLiteral("needsYou"), m_counts.value(State::NeedsYou)},
                   {QStringLiteral("waitingForUser"), waiting}},
        text, m_code);
}

} // namespace pillarbox::app
