#pragma once
// The sandbox server as a relay that an account page can find: its host's name, ports and certificate.

#include "smtp/account/discovery.h"
#include "smtp/message/mailbox.h"
#include "smtp/sandbox/sandboxserver.h"

#include <QTemporaryDir>

namespace pillarbox::test {

class SandboxRelay
{
public:
    SandboxRelay()
        : server(m_keys.path())
    {
    }

    bool start() { return server.start().has_value(); }
    account::Discovery::HintSource hints() const
    {
        return [this](const QString &address) {
            if (!message::parseMailbox(address))
                return QList<account::HostHint>();
            const QString host = QStringLiteral("localhost");
            return QList<account::HostHint>{{host, account::HostHint::Source::Guess,
                {{host, server.startTlsPort(), protocol::Security::StartTls},
                    {host, server.tlsPort(), protocol::Security::ImplicitTls}}}};
        };
    }
    static QString password() { return QString::fromLatin1(sandbox::SandboxServer::password()); }

private:
    QTemporaryDir m_keys;

public:
    sandbox::SandboxServer server;
};

} // namespace pillarbox::test
