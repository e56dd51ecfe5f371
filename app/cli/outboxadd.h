#pragma once
// `pillarbox outbox add`: ready messages into the outbox, in the order given. All are read before the first is queued, so that
// a bad one among them stops nothing half-way.

#include "app/cli/messageinput.h"
#include "app/cli/outboxtask.h"

#include <QJsonArray>

namespace pillarbox::app {

class OutboxAdd : public OutboxTask
{
    Q_OBJECT

public:
    OutboxAdd(std::optional<QString> account, QStringList files, std::optional<outbox::Schedule> schedule,
        const Profile &profile, bool isJson);

protected:
    void work() override;

private:
    bool readAll();
    void queueNext();

    std::optional<QString> m_accountName;
    QStringList m_files;
    std::optional<outbox::Schedule> m_schedule;
    account::Account m_account;
    QList<MessageInput> m_inputs;
    QJsonArray m_queued;
    QStringList m_ids;
};

} // namespace pillarbox::app
