#pragma once
// Hands out the bare descriptors of new connections, so that a session can make its own TLS socket of each.

#include <QTcpServer>

namespace pillarbox::sandbox {

class Listener : public QTcpServer
{
    Q_OBJECT

Q_SIGNALS:
    void connectionCame(qintptr descriptor);

protected:
    void incomingConnection(qintptr descriptor) override { Q_EMIT connectionCame(descriptor); }
};

} // namespace pillarbox::sandbox
