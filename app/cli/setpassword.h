#pragma once
// `pillarbox account set-password`: a new password into the keychain; messages that waited for it go on.

#include "app/cli/commandtask.h"
#include "smtp/base/secret.h"

namespace pillarbox::app {

class SetPassword : public CommandTask
{
    Q_OBJECT

public:
    SetPassword(QString label, Secret password, const Profile &profile, bool isJson);
    void start() override;

private:
    void onWritten(const Expected<Done, account::CredentialError> &written);
    void release();
    void report();

    QString m_label;
    Secret m_password;
    account::Account m_account;
    std::unique_ptr<account::CredentialJob> m_job;
};

} // namespace pillarbox::app
