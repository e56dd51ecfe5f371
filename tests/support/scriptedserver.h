#pragma once
// Plays the server's part of a TranscriptScript over a real socket on loopback, TLS included: says its lines, and holds the
// client to the client's. One script, one connection.

#include "tests/support/testcertificates.h"
#include "tests/support/transcriptscript.h"

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QSslSocket>
#include <QString>
#include <QTcpServer>

#include <cstddef>
#include <functional>

namespace pillarbox::test {

class ScriptedServer : public QObject
{
    Q_OBJECT

public:
    explicit ScriptedServer(TranscriptScript script, QObject *parent = nullptr);

    bool start();
    quint16 port() const { return m_listener.serverPort(); }
    QByteArray trustedPem() const { return m_certificates.authorityPem(); }

    // For a client that acts only when it is its turn.
    bool isQuitNext() const;
    bool isWaitNext() const;
    int linesSaid() const { return m_linesSaid; }

    // All steps have been taken and the client has gone, or something did not fit.
    bool isFinished() const { return m_isFinished; }
    // What did not fit; empty: nothing.
    const QString &problem() const { return m_problem; }

Q_SIGNALS:
    void finished();

private:
    class Listener : public QTcpServer
    {
    public:
        std::function<void(qintptr)> accept;

    protected:
        void incomingConnection(qintptr handle) override { accept(handle); }
    };

    void welcome(qintptr handle);
    void onReadyRead();
    void onDisconnected();
    void goOn();
    // True: the step has been taken. False: something has to arrive first.
    bool take(const step::ClientLine &step);
    bool take(const step::ServerBytes &step);
    bool take(const step::Tls &);
    bool take(const step::Body &);
    bool take(const step::Chunk &);
    bool takeContent(const QByteArray &expected);
    bool take(const step::HalfBody &);
    bool take(const step::Drop &);
    bool take(const step::Reset &);
    bool take(const step::Wait &);
    bool take(const step::ClientCloses &);
    void fail(const QString &problem);
    void finish();

    TranscriptScript m_script;
    TestCertificates m_certificates;
    TestIdentity m_identity;
    Listener m_listener;
    QSslSocket *m_socket = nullptr;
    std::size_t m_next = 0;
    QByteArray m_buffer;
    int m_linesSaid = 0;
    bool m_isInputDropped = false; // after half a body nobody knows where it ends
    bool m_isPaused = false;
    bool m_isClientGone = false;
    bool m_isFinished = false;
    QString m_problem;
};

} // namespace pillarbox::test
