#pragma once
// A submission server inside the program, on loopback only, to try things on. Speaks implicit TLS and STARTTLS on one port of
// its own each, with a key and certificate made per profile. What it takes stays in memory and can be read; it can be told to
// misbehave. One thread with an event loop.

#include "smtp/base/clock.h"
#include "smtp/base/expected.h"
#include "smtp/sandbox/receivedmessage.h"
#include "smtp/sandbox/rules.h"
#include "smtp/sandbox/selfsigned.h"

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QString>

#include <memory>

namespace pillarbox::sandbox {

class Listener;
class SandboxSession;

class SandboxServer : public QObject
{
    Q_OBJECT

public:
    // keyDirectory: where key.pem (0600) and certificate.pem are, or are made.
    explicit SandboxServer(const QString &keyDirectory, QObject *parent = nullptr, Clock &clock = systemClock());
    ~SandboxServer() override;

    // Listens on 127.0.0.1, ports chosen by the system; the error is a plain reason.
    // Can be called again after a failure.
    Expected<Done, QString> start();
    quint16 startTlsPort() const;
    quint16 tlsPort() const;
    QByteArray certificatePem() const; // to be pinned
    // Any user name with this password signs in.
    static QByteArray password();

    Misbehaviour misbehaviour() const;
    void setMisbehaviour(Misbehaviour misbehaviour);
    const QList<ReceivedMessage> &received() const; // newest last
    void clear();

Q_SIGNALS:
    void messageReceived();
    void misbehaviourChanged();

private:
    void open(qintptr descriptor, bool isImplicitTls);
    void keep(const ReceivedMessage &message);

    QString m_keyDirectory;
    Clock &m_clock;
    SelfSigned m_pair;
    std::unique_ptr<Listener> m_startTlsListener;
    std::unique_ptr<Listener> m_tlsListener;
    Rules m_rules;
    QList<ReceivedMessage> m_received;
    QList<SandboxSession *> m_sessions; // children of this
};

} // namespace pillarbox::sandbox
