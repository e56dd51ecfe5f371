#include "app/cli/dispatch.h"

#include "app/cli/itemresult.h"
#include "app/cli/routeoptions.h"
#include "app/sendingsettings.h"

#include <QPointer>

namespace pillarbox::app {

Dispatch::Dispatch(ProfileSession &session, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_clock(clock)
    , m_service(session.outbox(), session.accounts(), session.credentials(), clock)
{
    m_service.setProxyPassword(proxyPasswordOfEnvironment());
    m_service.setRetrySchedule(retryScheduleOf(session.profile()));
}

void Dispatch::setTimeout(std::optional<std::chrono::milliseconds> timeout)
{
    m_service.setTimeout(timeout);
}

void Dispatch::watch(const outbox::ItemId &id)
{
    m_id = id;
    connect(&m_session.outbox(), &outbox::Outbox::itemChanged, this, [this](const outbox::ItemId &changed) {
        if (changed == m_id)
            judge(m_session.outbox().find(m_id));
    });
    connect(&m_session.outbox(), &outbox::Outbox::manyChanged, this, &Dispatch::look);
    m_service.start();
    look();
}

bool Dispatch::abandon()
{
    const bool isHere = m_service.progress(m_id).has_value();
    m_service.abandon();
    return m_isDecided || isHere;
}

void Dispatch::look()
{
    m_session.outbox().fetch(
        {m_id}, [self = QPointer<Dispatch>(this)](const Expected<QList<outbox::ItemSummary>, outbox::OutboxError> &items) {
            if (self && items)
                self->judge(items->isEmpty() ? nullptr : &items->constFirst());
        });
}

void Dispatch::judge(const outbox::ItemSummary *item)
{
    if (m_isDecided || (item && isOnItsWay(*item)))
        return;
    m_isDecided = true;
    if (!m_service.isDispatching())
        return load();
    // Others' messages may be on their way over the same lock: breaking them off could double them.
    connect(&m_service, &outbox::DeliveryService::stopped, this, &Dispatch::load);
    m_service.stop();
}

// What stays due after its own relay was tried goes by the backup's next.
bool Dispatch::isOnItsWay(const outbox::ItemSummary &item) const
{
    const account::Account *account = m_session.accounts().find(item.accountId);
    const bool hasBackup = account && !account->backup.isEmpty();
    const bool isDue = item.state == outbox::State::Waiting && item.nextAttempt && *item.nextAttempt <= m_clock.now();
    return !hasOutcome(item) || (hasBackup && isDue);
}

void Dispatch::load()
{
    m_session.outbox().load(m_id, [this](const Expected<outbox::Item, outbox::OutboxError> &item) { Q_EMIT ended(item); });
}

} // namespace pillarbox::app
