#pragma once
// A submission server inside the test that keeps a ledger of what it took: STARTTLS on one port, implicit TLS on another and
// plain text on a third, loopback only, ports chosen by the system. It says yes to everything unless told otherwise, for any
// command, through setAnswer(). Lives on the test's own event loop.

#include "smtp/protocol/senderror.h"
#include "tests/support/testcertificates.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QHash>
#include <QHostAddress>
#include <QList>
#include <QObject>
#include <QTcpServer>

#include <functional>
#include <optional>

namespace pillarbox::test {

// What the server has heard and is about to answer.
struct Heard {
    protocol::Stage stage = protocol::Stage::Greeting; // … Ehlo, StartTls, Auth, Mail, Rcpt, Data, EndOfData; Local: NOOP, QUIT
    QByteArray line; // the command without its line end; of EndOfData the content
    int connection = 0; // counted from 0
    int message = 0; // MAIL commands heard so far on all connections
    int occurrence = 0; // how often this very line was heard before, on all connections
};

struct Answer {
    QByteArray line; // "450 4.2.1 later", lines of a longer one joined by CRLF; empty: no reply at all
    bool isCutAfter = false; // the link is cut once the line, if any, is out
    bool isForgotten = false; // of EndOfData: the content is not booked, whatever is said
};

struct ReceivedMessage {
    QByteArray reversePath; // of MAIL, without brackets and parameters
    QByteArrayList forwardPaths; // those accepted
    QByteArray content; // as it was meant, up to 1 MiB
    qint64 size = 0; // of all of it
    QByteArray messageId;
    bool isAccepted = false; // by the server's own book, also when the reply was cut off
};

class RecordingServer : public QObject
{
    Q_OBJECT

public:
    explicit RecordingServer(QObject *parent = nullptr);

    bool start(); // false: no port to be had
    bool start(const QHostAddress &address, quint16 startTlsPort, quint16 tlsPort); // with numbers of one's own
    quint16 startTlsPort() const { return m_startTls.serverPort(); }
    quint16 tlsPort() const { return m_tls.serverPort(); }
    quint16 plainPort() const { return m_plain.serverPort(); }
    QByteArray trustedPem() const { return m_certificates.authorityPem(); } // for localhost and 127.0.0.1
    const TestCertificates &certificates() const { return m_certificates; }
    void setIdentity(const TestIdentity &identity) { m_identity = identity; }
    // Asks for a client certificate of this authority; whoever comes is let in.
    void setClientAuthority(const QByteArray &pem) { m_clientAuthority = pem; }
    const QByteArray &clientAuthority() const { return m_clientAuthority; }
    const QStringList &clientNames() const { return m_clientNames; } // common names, one for each handshake; empty: none shown
    // Keywords of EHLO; STARTTLS and AUTH are added where they belong.
    void setCapabilities(const QByteArrayList &capabilities) { m_capabilities = capabilities; }

    // Asked before each reply; absent: the usual one. For EndOfData a line starting with 2, or none at all, books the message.
    void setAnswer(std::function<std::optional<Answer>(const Heard &)> answer) { m_answer = std::move(answer); }

    const QList<ReceivedMessage> &received() const { return m_received; } // at the end of the data, accepted or not
    QByteArrayList ledger() const; // the Message-IDs of those accepted, in order, repetitions included
    // Neither content nor commands are kept from here on, for thousands of messages.
    void keepOnlyTheLedger() { m_isLedgerOnly = true; }
    const QByteArrayList &commands() const { return m_commands; } // all heard, in order; AUTH without its argument
    int connectionCount() const { return m_connectionCount; }
    void cutAll(); // every link, at once

Q_SIGNALS:
    void commandHeard(const QByteArray &line);
    void messageReceived(); // after each entry in received()
    void cuttingAll();

public: // for the sessions
    std::optional<Answer> answerTo(Heard heard);
    void enter(const ReceivedMessage &message);
    void note(const QByteArray &line);
    void noteClient(const QString &commonName) { m_clientNames.append(commonName); }
    int nextMessage() { return m_messageCount++; }
    const TestIdentity &identity() const { return m_identity; }
    const QByteArrayList &capabilities() const { return m_capabilities; }

private:
    enum class Kind { StartTls, ImplicitTls, Plain };
    class Listener : public QTcpServer
    {
    public:
        std::function<void(qintptr)> accept;

    protected:
        void incomingConnection(qintptr handle) override { accept(handle); }
    };
    void welcome(qintptr handle, Kind kind);

    TestCertificates m_certificates;
    TestIdentity m_identity;
    QByteArray m_clientAuthority;
    QStringList m_clientNames;
    QByteArrayList m_capabilities{"PIPELINING", "SIZE 104857600", "8BITMIME", "ENHANCEDSTATUSCODES"};
    std::function<std::optional<Answer>(const Heard &)> m_answer;
    Listener m_startTls;
    Listener m_tls;
    Listener m_plain;
    QList<ReceivedMessage> m_received;
    QByteArrayList m_commands;
    QHash<QByteArray, int> m_heard; // how often
    bool m_isLedgerOnly = false;
    int m_connectionCount = 0;
    int m_messageCount = 0;
};

} // namespace pillarbox::test
