#pragma once
// `pillarbox account set-certificate`: another client certificate, its key into the keychain, or none any more; messages that
// waited for it go on.

#include "app/cli/commandtask.h"
#include "smtp/transport/clientidentity.h"

namespace pillarbox::app {

class SetCertificate : public CommandTask
{
    Q_OBJECT

public:
    // client: empty for none.
    SetCertificate(QString label, transport::ClientIdentity client, const Profile &profile, bool isJson);
    void start() override;

private:
    void save();
    void openOutbox(const Expected<Done, account::CredentialError> &forgotten);
    void release();

    QString m_label;
    transport::ClientIdentity m_client;
    account::Account m_account;
    std::unique_ptr<account::CredentialJob> m_job;
};

} // namespace pillarbox::app
