#pragma once
// Postfix with Dovecot on loopback, started from a generated directory and ended with this object: a submission server as
// people have it, and the mailboxes behind it; on demand also Dovecot's submission service in front of that Postfix. /etc is
// not touched, nothing leaves the machine. Blocks while it starts; for tests only, from the thread with the event loop.

#include "tests/real/daemon.h"
#include "tests/real/need.h"
#include "tests/real/tokenserver.h"

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace pillarbox::test {

struct RealPorts {
    quint16 startTls = 0; // as 587; 0: a free one
    quint16 tls = 0; // as 465
    quint16 alternative = 0; // as 2525, STARTTLS
};

class RealServers
{
public:
    using Ports = RealPorts;
    struct User {
        QString address; // also the user name
        QByteArray password; // UTF-8
    };

    // Why they cannot run here; empty: they can.
    static QString missing();

    explicit RealServers(Ports ports = {});
    ~RealServers(); // ends them and waits for it
    RealServers(const RealServers &) = delete;
    RealServers &operator=(const RealServers &) = delete;

    // Before start(): a further port of Postfix with STARTTLS, and these options for it alone: "-o smtputf8_enable=no".
    void addVariant(const QByteArray &options);
    // Before start(): Dovecot's submission service, with these lines in its configuration.
    void addSubmission(const QByteArray &lines = {});

    // Before start(): where Dovecot asks about tokens, instead of its one own (RFC 7662).
    void setIntrospection(const QString &address) { m_introspection = address; }

    // True when all ports greet; else the reason is in error().
    bool start();
    QString error() const { return m_error; }

    // The certificate is for these names and 127.0.0.1.
    static QString host() { return QStringLiteral("localhost"); }
    static QString fullHost() { return QStringLiteral("mail.pillarbox.test"); }
    const Ports &ports() const { return m_ports; }
    quint16 variantPort(const QByteArray &options) const;
    quint16 submissionPort() const { return m_submissionPort; } // STARTTLS
    quint16 submissionsPort() const { return m_submissionsPort; } // implicit TLS
    QString caFile() const { return m_directory.filePath(QStringLiteral("ca.pem")); }
    QByteArray caPem() const;

    static User ada(); // US-ASCII password
    static User grace(); // password with letters outside US-ASCII
    static QByteArray token() { return "token.of-ada_1/2+3=="; } // ada's, for OAuth
    // Any local part at this domain has a mailbox.
    static QString domain() { return QStringLiteral("pillarbox.test"); }
    // All that goes to this domain is put into the mailbox "utf8", by one who takes UTF-8 addresses.
    static QByteArray utf8Domain() { return "utf8.pillarbox.test"; }
    // All that goes to this domain is accepted, and comes back.
    static QByteArray goneDomain() { return "gone.pillarbox.test"; }

    // PEM; Postfix relays for ada's certificate, Dovecot signs her in by it. The stranger's is signed by itself.
    struct ClientIdentity {
        QByteArray certificate;
        QByteArray key;
    };
    ClientIdentity adaIdentity() const { return identity("client"); }
    ClientIdentity strangerIdentity() const { return identity("stranger"); }

    // Answers RCPT for this address so from the next connection on: "450 4.2.1 Mailbox busy".
    void answerRecipient(const QString &address, const QByteArray &answer);
    void acceptAllRecipients();

    // Files of the messages in a mailbox, oldest first.
    QStringList mailbox(const QString &address) const;
    // Waits until there are this many; fewer when that took too long.
    QStringList waitForMail(const QString &address, qsizetype count = 1) const;
    QByteArray log() const; // Postfix's and Dovecot's, for a failing test

private:
    struct Variant {
        QByteArray options;
        quint16 port = 0;
    };

    bool prepare();
    QList<quint16 *> allPorts();
    bool startDaemons();
    bool waitForSockets();
    void writeAnswers();
    ClientIdentity identity(const char *name) const;
    QString path(const char *name) const { return m_directory.filePath(QString::fromLatin1(name)); }

    Ports m_ports;
    QList<Variant> m_variants;
    bool m_hasSubmission = false;
    QByteArray m_submissionLines;
    quint16 m_submissionPort = 0;
    quint16 m_submissionsPort = 0;
    QTemporaryDir m_directory;
    QString m_error;
    QList<std::pair<QString, QByteArray>> m_answers;
    int m_changes = 0;
    QString m_introspection;
    TokenServer m_tokens{token(), ada().address.toUtf8()};
    Daemon m_dovecot;
    Daemon m_postfix;
};

} // namespace pillarbox::test

// At the head of a test: skips it by name where the servers cannot run, fails it where everything is required.
#define PILLARBOX_NEED_REAL_SERVERS() PILLARBOX_NEED(pillarbox::test::RealServers::missing())
