#pragma once
// `pillarbox check`: what a domain publishes about its mail, whether that lets the relay in use send, and what to publish.

#include "app/cli/arguments.h"
#include "app/cli/commandtask.h"
#include "smtp/domain/domaincheck.h"

#include <memory>
#include <optional>

namespace pillarbox::app {

struct CheckOptions {
    domain::DomainQuestion question;
    std::optional<QString> account; // whose relay and envelope sender are in use
    bool isJson = false;
};

struct RecipientOptions {
    QStringList addresses;
    domain::DomainQuestion common; // whom to ask, and how
};

const QList<Flag> &checkFlags();
Expected<RecipientOptions, Failure> recipientOptionsOf(const Arguments &arguments); // where --recipient is given
Expected<CheckOptions, Failure> checkOptionsOf(const Arguments &arguments);

class CheckCommand : public CommandTask
{
    Q_OBJECT

public:
    CheckCommand(CheckOptions options, const Profile &profile);

    void start() override;

private:
    std::optional<Failure> takeAccount();
    void report();

    CheckOptions m_options;
    std::unique_ptr<domain::DomainCheck> m_check;
};

} // namespace pillarbox::app
