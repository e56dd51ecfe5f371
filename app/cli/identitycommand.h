#pragma once
// `pillarbox account identity …`: the persons that an account writes as.

#include "app/cli/arguments.h"
#include "app/cli/commandtask.h"

#include <functional>
#include <memory>

namespace pillarbox::app {

// words: after "identity". Reads a signature that is in a file.
Expected<std::unique_ptr<Task>, Failure> identityTaskOf(const QStringList &words, const Profile &profile);

// What an account is after the command, or why it stays as it is.
using IdentityChange = std::function<Expected<account::Account, Failure>(account::Account)>;

class IdentityTask : public CommandTask
{
    Q_OBJECT

public:
    IdentityTask(QString label, IdentityChange change, const Profile &profile, bool isJson); // no change: only lists
    void start() override;

private:
    void report(const account::Account &account);

    QString m_label;
    IdentityChange m_change;
};

} // namespace pillarbox::app
