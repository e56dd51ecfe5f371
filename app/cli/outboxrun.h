#pragma once
// `pillarbox outbox run`: sends what is due, without a window, until it is stopped or, with --until-empty, nothing is left
// that would be sent by itself.

#include "app/cli/outboxtask.h"
#include "app/platform/surroundings.h"
#include "smtp/outbox/deliveryservice.h"

#include <QHash>

namespace pillarbox::app {

class OutboxRun : public OutboxTask
{
    Q_OBJECT

public:
    OutboxRun(bool isUntilEmpty, const Profile &profile, bool isJson);
    void interrupt() override;

protected:
    void work() override;

private:
    void tellTrouble(const QString &accountId);
    void look();
    void tellChange(const outbox::ItemId &id);
    void stop();
    void report();

    bool m_isUnwritable = false;
    bool m_isUntilEmpty;
    std::unique_ptr<outbox::DeliveryService> m_service;
    std::unique_ptr<Surroundings> m_surroundings;
    QHash<outbox::ItemId, outbox::State> m_states;
    QHash<outbox::State, int> m_counts; // of items that came into this state during the run
    bool m_isStopping = false;
    ExitCode m_code = ExitCode::Ok; // a signal is the end of a run, unless it was to go on until nothing is left
};

} // namespace pillarbox::app
