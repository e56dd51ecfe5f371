#pragma once
// The sandbox server as a relay that an account page can find: its host's name, ports and certificate.

#include "smtp/account/discovery.h"
#include "smtp/message/mailbox.h"
#include "smtp/sandbox/sandboxserver.h"
#include "smtp/transport/connection.h"
#include "tests/support/await.h"

#include <QBuffer>
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
    // Hands a message over as a delivery would.
    bool deliver(const QByteArray &content)
    {
        transport::ConnectionSettings settings;
        settings.endpoints = {{QStringLiteral("localhost"), server.tlsPort(), protocol::Security::ImplicitTls}};
        settings.isAuthWanted = true;
        settings.trustedPem = server.certificatePem();
        transport::Connection connection(settings);
        std::optional<protocol::DeliveryOutcome> outcome;
        QObject::connect(&connection, &transport::Connection::credentialNeeded, &connection, [&] {
            connection.setCredential(protocol::Credential{"ada", Secret(sandbox::SandboxServer::password())});
        });
        QObject::connect(&connection, &transport::Connection::ready, &connection, [&] {
            protocol::Envelope envelope;
            envelope.reversePath = "ada@example.org";
            envelope.forwardPaths = {"grace@example.net"};
            envelope.size = content.size();
            connection.deliver(envelope, [&content] {
                auto source = std::make_unique<QBuffer>();
                source->setData(content);
                source->open(QIODevice::ReadOnly);
                return source;
            });
        });
        QObject::connect(
            &connection, &transport::Connection::handOverRequested, &connection, [&] { connection.confirmHandOver(); });
        QObject::connect(
            &connection, &transport::Connection::delivered, &connection, [&](const auto &reached) { outcome = reached; });
        connection.open();
        return await([&] { return outcome.has_value(); }) && !outcome->error;
    }

    static QString password() { return QString::fromLatin1(sandbox::SandboxServer::password()); }

private:
    QTemporaryDir m_keys;

public:
    sandbox::SandboxServer server;
};

} // namespace pillarbox::test
