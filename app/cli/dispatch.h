#pragma once
// Sends one item and waits for its outcome: in this process if nobody else holds the dispatch lock, else by the one who does.

#include "app/cli/profilesession.h"
#include "smtp/outbox/deliveryservice.h"

#include <QObject>

namespace pillarbox::app {

class Dispatch : public QObject
{
    Q_OBJECT

public:
    Dispatch(ProfileSession &session, Clock &clock, QObject *parent = nullptr);

    void setTimeout(std::optional<std::chrono::milliseconds> timeout);
    // The item is due. Answers once: with the item as it then is; NotFound when somebody deleted it.
    void watch(const outbox::ItemId &id);
    // The process has to end. False: the item is not under way here, no answer comes; else it comes as always.
    bool abandon();

Q_SIGNALS:
    void ended(const pillarbox::Expected<pillarbox::outbox::Item, pillarbox::outbox::OutboxError> &item);

private:
    void look();
    void judge(const outbox::ItemSummary *item); // none: it was deleted
    bool isOnItsWay(const outbox::ItemSummary &item) const;
    void load();

    ProfileSession &m_session;
    Clock &m_clock;
    outbox::DeliveryService m_service;
    outbox::ItemId m_id;
    bool m_isDecided = false;
};

} // namespace pillarbox::app
