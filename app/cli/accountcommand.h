#pragma once
// `pillarbox account …`: chooses among its commands, and the small ones: list, remove.

#include "app/cli/arguments.h"
#include "app/cli/commandtask.h"

#include <memory>

namespace pillarbox::app {

// words: after "account". Reads a password that is given, so it may block.
Expected<std::unique_ptr<Task>, Failure> accountTaskOf(const QStringList &words, const Profile &profile);

class AccountList : public CommandTask
{
    Q_OBJECT

public:
    using CommandTask::CommandTask;
    void start() override;
};

class AccountRemove : public CommandTask
{
    Q_OBJECT

public:
    AccountRemove(QString label, const Profile &profile, bool isJson);
    void start() override;

private:
    void lookForMail();
    void report(int unsent);

    QString m_label;
    account::Account m_account;
};

} // namespace pillarbox::app
