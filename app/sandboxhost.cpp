#include "app/sandboxhost.h"

#include <QCoreApplication>

#include <algorithm>

namespace pillarbox::app {

using account::Account;

namespace {

class SandboxWords
{
    Q_DECLARE_TR_FUNCTIONS(Sandbox)

public:
    static QString label() { return tr("Sandbox"); }
    static QString cannotKeep() { return tr("The sandbox's account could not be stored."); }
};

} // namespace

SandboxHost::SandboxHost(const Profile &profile, account::AccountStore &accounts, account::CredentialStore &credentials)
    : m_directory(profile.sandboxDirectory())
    , m_accounts(accounts)
    , m_credentials(credentials)
{
}

bool SandboxHost::isWanted() const
{
    const auto &accounts = m_accounts.accounts();
    return std::any_of(accounts.begin(), accounts.end(), [](const Account &account) { return account.isSandbox; });
}

Account SandboxHost::account() const
{
    const auto &accounts = m_accounts.accounts();
    const auto known = std::find_if(accounts.begin(), accounts.end(), [](const Account &account) { return account.isSandbox; });
    if (known != accounts.end())
        return *known;
    Account account;
    account.label = SandboxWords::label();
    account.identity = {QStringLiteral("Ada Lovelace"), QStringLiteral("ada@sandbox.example")};
    account.userName = QStringLiteral("ada");
    account.isSandbox = true;
    return account;
}

Expected<Done, QString> SandboxHost::start()
{
    if (!m_server) {
        auto server = std::make_unique<sandbox::SandboxServer>(m_directory);
        if (const auto started = server->start(); !started)
            return started;
        m_server = std::move(server);
    }
    Account sandboxAccount = account();
    sandboxAccount.host = QStringLiteral("127.0.0.1");
    sandboxAccount.port = m_server->startTlsPort();
    sandboxAccount.security = protocol::Security::StartTls;
    sandboxAccount.trustedPem = m_server->certificatePem();
    sandboxAccount.verifiedEndpoints.clear();
    // Before the account: saving it lets waiting messages go, and they need the password.
    if (!sandboxAccount.id.isEmpty())
        m_credentials.keepForSession(sandboxAccount.id, Secret(sandbox::SandboxServer::password()));
    const auto id = m_accounts.save(sandboxAccount);
    if (!id)
        return Unexpected{SandboxWords::cannotKeep()};
    m_credentials.keepForSession(*id, Secret(sandbox::SandboxServer::password()));
    return Done{};
}

} // namespace pillarbox::app
