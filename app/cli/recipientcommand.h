#pragma once
// `pillarbox check --recipient ADDRESS`: whether mail can be delivered to it, before any is sent.

#include "app/cli/commandtask.h"
#include "smtp/domain/recipientcheck.h"

namespace pillarbox::app {

class RecipientCommand : public CommandTask
{
    Q_OBJECT

public:
    RecipientCommand(QStringList addresses, const domain::DomainQuestion &common, const Profile &profile, bool isJson);
    void start() override;

private:
    void report();

    QStringList m_addresses;
    QStringList m_domains; // of those, each once
    domain::RecipientCheck m_check;
};

} // namespace pillarbox::app
