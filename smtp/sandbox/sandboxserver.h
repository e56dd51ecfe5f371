#pragma once
// A submission server inside the program, on loopback only, to try things on. Speaks implicit TLS and STARTTLS on one port of
// its own each, with a key and certificate made per profile. What it takes stays in memory and can be read; it can be told to
// misbehave. One thread with an event loop.

#include "smtp/base/expected.h"
#include "smtp/protocol/envelope.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QObject>
#include <QString>

#include <memory>

namespace pillarbox::sandbox {

struct ReceivedMessage {
    QDateTime receivedAt;
    QByteArray queueId;
    QByteArray reversePath;
    QByteArrayList forwardPaths;
    QByteArray content; // as received, dots taken off; kept up to 1 MiB, size tells the whole
    qint64 size = 0;
    QByteArray messageId;
    QString subject;
    bool isReplyLost = false; // accepted, but the link was cut before the reply
};

// Each lasts until changed.
enum class Misbehaviour {
    None,
    Greylist, // each recipient 451 4.7.1 the first time
    RefuseRecipient, // the last recipient 550 5.1.1
    RefusePassword, // 535 5.7.8
    CutAfterData, // accepts, then closes without a reply
    Silence, // says nothing after the connection
    SmallSize, // SIZE 10000
};

class SandboxServer : public QObject
{
    Q_OBJECT

public:
    // keyDirectory: where key.pem (0600) and certificate.pem are, or are made.
    explicit SandboxServer(const QString &keyDirectory, QObject *parent = nullptr);
    ~SandboxServer() override;

    // Listens on 127.0.0.1, ports chosen by the system; the error is a plain reason.
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
};

} // namespace pillarbox::sandbox
