#pragma once
// One connection to the sandbox: the server's side of RFC 5321 with STARTTLS (3207), AUTH PLAIN and LOGIN (4954), PIPELINING,
// SIZE, 8BITMIME, SMTPUTF8 and enhanced codes. Nothing is taken before TLS and signing in. Every buffer has a bound; garbage
// gets a 5yz, too much of it the end of the connection. Ends with closed().

#include "smtp/base/clock.h"
#include "smtp/base/secret.h"
#include "smtp/sandbox/contentreceiver.h"
#include "smtp/sandbox/receivedmessage.h"
#include "smtp/sandbox/rules.h"

#include <QByteArray>
#include <QObject>
#include <QSslConfiguration>
#include <QSslSocket>

#include <memory>
#include <optional>

namespace pillarbox::sandbox {

struct SessionSettings {
    QSslConfiguration tls; // with key and certificate
    bool isImplicitTls = false;
    QByteArray password; // any user name signs in with it
};

class SandboxSession : public QObject
{
    Q_OBJECT

public:
    SandboxSession(qintptr descriptor, SessionSettings settings, Rules &rules, Clock &clock, QObject *parent);

Q_SIGNALS:
    void messageAccepted(const pillarbox::sandbox::ReceivedMessage &message);
    void closed(); // once; the session may be deleted later

private:
    enum class AuthStep { PlainResponse, LoginUser, LoginPassword };
    struct Transaction {
        QByteArray reversePath;
        QByteArrayList forwardPaths;
        bool isSmtpUtf8 = false;
        int recipientsSeen = 0;
    };
    using Handler = void (SandboxSession::*)(const QByteArray &argument);

    void greet();
    void read();
    bool takeNext();
    bool takeContent();
    void takeLine(const QByteArray &line);
    void reply(const QByteArray &line);
    void complain(const QByteArray &line);
    void close();
    void restartIdleTimer();

    static Handler handlerOf(const QByteArray &verb);
    void ehlo(const QByteArray &argument);
    void helo(const QByteArray &argument);
    void startTls(const QByteArray &argument);
    void auth(const QByteArray &argument);
    void mail(const QByteArray &argument);
    void rcpt(const QByteArray &argument);
    void data(const QByteArray &argument);
    void rset(const QByteArray &argument);
    void noop(const QByteArray &argument);
    void vrfy(const QByteArray &argument);
    void quit(const QByteArray &argument);

    void authResponse(const QByteArray &line);
    void plainResponse(const QByteArray &decoded);
    void decideSignIn(const Secret &password);
    bool mayStartMail();
    bool isLastKnownRecipient() const;
    void endOfContent();

    SessionSettings m_settings;
    Rules &m_rules;
    Clock &m_clock;
    QSslSocket m_socket;
    std::unique_ptr<Timer> m_idleTimer;
    QByteArray m_buffer;
    bool m_isOverlong = false; // the rest of a line that was too long is passed over
    bool m_hasGreeted = false; // EHLO or HELO came
    bool m_isSignedIn = false;
    bool m_isClosing = false;
    int m_complaints = 0;
    qint64 m_sizeLimit = 0; // as declared in EHLO
    std::optional<AuthStep> m_authStep;
    std::optional<Transaction> m_transaction;
    std::optional<ContentReceiver> m_content;
};

} // namespace pillarbox::sandbox
