#pragma once
// Lets the built-in server run where a profile has its account: starts it, and brings the account's port, certificate and
// password up to date, which are new with each start.

#include "app/profile.h"
#include "smtp/account/accountstore.h"
#include "smtp/account/credentialstore.h"
#include "smtp/sandbox/sandboxserver.h"

#include <memory>

namespace pillarbox::app {

class SandboxHost
{
public:
    SandboxHost(const Profile &profile, account::AccountStore &accounts, account::CredentialStore &credentials);

    bool isWanted() const; // the profile has a sandbox account
    // Makes the account when there is none. The error is a plain reason.
    Expected<Done, QString> start();
    sandbox::SandboxServer *server() { return m_server.get(); } // null until started

private:
    account::Account account() const;

    QString m_directory;
    account::AccountStore &m_accounts;
    account::CredentialStore &m_credentials;
    std::unique_ptr<sandbox::SandboxServer> m_server;
};

} // namespace pillarbox::app
