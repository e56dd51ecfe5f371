#include "smtp/sandbox/sandboxsession.h"

#include "smtp/sandbox/headerfacts.h"
#include "smtp/sandbox/path.h"

#include <QHash>

#include <chrono>

namespace pillarbox::sandbox {

using namespace std::chrono_literals;

namespace {

constexpr qsizetype kMaxLine = 12'290; // RFC 4954 4.: the longest line that a client may send, an AUTH response
constexpr qint64 kReadAtOnce = 64LL * 1024;
constexpr int kMaxComplaints = 20;
constexpr int kMaxRecipients = 1000;
constexpr auto kIdleLimit = 5min; // RFC 5321 4.5.3.2.7

std::optional<QByteArray> fromBase64(const QByteArray &text)
{
    // RFC 4954 4.: "=" stands for an empty initial response.
    if (text == "=")
        return QByteArray("");
    auto result = QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors);
    return result ? std::optional(result.decoded) : std::nullopt;
}

bool has8Bit(const QByteArray &text)
{
    return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) > 127; });
}

} // namespace

SandboxSession::SandboxSession(qintptr descriptor, SessionSettings settings, Rules &rules, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_settings(std::move(settings))
    , m_rules(rules)
    , m_clock(clock)
{
    connect(&m_socket, &QSslSocket::readyRead, this, &SandboxSession::read);
    connect(&m_socket, &QSslSocket::encrypted, this, [this] {
        if (m_settings.isImplicitTls)
            greet();
    });
    connect(&m_socket, &QSslSocket::disconnected, this, &SandboxSession::closed);
    if (!m_socket.setSocketDescriptor(descriptor)) {
        m_idleTimer = m_clock.startTimer(0ms, [this] { Q_EMIT closed(); });
        return;
    }
    m_socket.setSslConfiguration(m_settings.tls);
    restartIdleTimer();
    if (m_rules.is(Misbehaviour::Silence))
        m_isClosing = true; // nothing is read or answered any more
    else if (m_settings.isImplicitTls)
        m_socket.startServerEncryption();
    else
        greet();
}

void SandboxSession::greet()
{
    reply("220 localhost ESMTP Pillarbox sandbox");
}

void SandboxSession::restartIdleTimer()
{
    m_idleTimer = m_clock.startTimer(kIdleLimit, [this] {
        if (!m_isClosing)
            reply("421 4.4.2 localhost: nothing came for too long");
        close();
    });
}

void SandboxSession::close()
{
    m_isClosing = true;
    m_socket.disconnectFromHost();
}

void SandboxSession::reply(const QByteArray &line)
{
    m_socket.write(line + "\r\n");
}

void SandboxSession::complain(const QByteArray &line)
{
    if (++m_complaints < kMaxComplaints) {
        reply(line);
        return;
    }
    reply("421 4.7.0 Too many errors");
    close();
}

void SandboxSession::read()
{
    restartIdleTimer();
    while (!m_isClosing && m_socket.bytesAvailable() > 0) {
        m_buffer += m_socket.read(kReadAtOnce);
        while (!m_isClosing && takeNext()) { }
    }
    if (m_isClosing && m_socket.isOpen())
        m_socket.skip(m_socket.bytesAvailable());
}

// One command, or all the content there is; false when more bytes are needed.
bool SandboxSession::takeNext()
{
    if (m_content)
        return takeContent();
    const qsizetype end = m_buffer.indexOf('\n');
    if (end < 0) {
        m_isOverlong = m_isOverlong || m_buffer.size() > kMaxLine;
        if (m_isOverlong)
            m_buffer.clear();
        return false;
    }
    QByteArray line = m_buffer.first(end);
    m_buffer.remove(0, end + 1);
    if (line.endsWith('\r'))
        line.chop(1);
    if (std::exchange(m_isOverlong, false) || line.size() > kMaxLine)
        complain("500 5.5.6 Line too long");
    else
        takeLine(line);
    return true;
}

bool SandboxSession::takeContent()
{
    m_buffer.remove(0, m_content->receive(m_buffer));
    if (!m_content->isFinished())
        return false;
    endOfContent();
    return true;
}

void SandboxSession::takeLine(const QByteArray &line)
{
    if (m_authStep) {
        authResponse(line);
        return;
    }
    const qsizetype space = line.indexOf(' ');
    const QByteArray verb = (space < 0 ? line : line.first(space)).toUpper();
    const QByteArray argument = space < 0 ? QByteArray() : line.mid(space + 1).trimmed();
    if (const Handler handler = handlerOf(verb))
        (this->*handler)(argument);
    else
        complain("500 5.5.1 Command not recognised");
}

SandboxSession::Handler SandboxSession::handlerOf(const QByteArray &verb)
{
    static const QHash<QByteArray, Handler> handlers{
        {"EHLO", &SandboxSession::ehlo},
        {"HELO", &SandboxSession::helo},
        {"STARTTLS", &SandboxSession::startTls},
        {"AUTH", &SandboxSession::auth},
        {"MAIL", &SandboxSession::mail},
        {"RCPT", &SandboxSession::rcpt},
        {"DATA", &SandboxSession::data},
        {"RSET", &SandboxSession::rset},
        {"NOOP", &SandboxSession::noop},
        {"VRFY", &SandboxSession::vrfy},
        {"QUIT", &SandboxSession::quit},
    };
    return handlers.value(verb, nullptr);
}

void SandboxSession::ehlo(const QByteArray &argument)
{
    if (argument.isEmpty()) {
        complain("501 5.5.4 EHLO needs a name");
        return;
    }
    m_hasGreeted = true;
    m_transaction.reset();
    m_sizeLimit = m_rules.sizeLimit();
    reply("250-localhost");
    reply("250-PIPELINING");
    reply("250-SIZE " + QByteArray::number(m_sizeLimit));
    reply("250-8BITMIME");
    reply("250-SMTPUTF8");
    reply(m_socket.isEncrypted() ? "250-AUTH PLAIN LOGIN" : "250-STARTTLS");
    reply("250 ENHANCEDSTATUSCODES");
}

void SandboxSession::helo(const QByteArray &argument)
{
    if (argument.isEmpty()) {
        complain("501 5.5.4 HELO needs a name");
        return;
    }
    m_hasGreeted = true;
    m_transaction.reset();
    m_sizeLimit = m_rules.sizeLimit();
    reply("250 localhost");
}

void SandboxSession::startTls(const QByteArray &argument)
{
    if (m_socket.isEncrypted() || !argument.isEmpty() || m_transaction) {
        complain("503 5.5.1 Not now");
        return;
    }
    reply("220 2.0.0 Go ahead");
    // RFC 3207 4.2: nothing that came in plain text counts any more, and nothing may follow the command in plain text.
    if (!m_buffer.isEmpty() || m_socket.bytesAvailable() > 0) {
        close();
        return;
    }
    m_hasGreeted = false;
    m_socket.flush();
    m_socket.startServerEncryption();
}

void SandboxSession::auth(const QByteArray &argument)
{
    const qsizetype space = argument.indexOf(' ');
    const QByteArray mechanism = (space < 0 ? argument : argument.first(space)).toUpper();
    if (!m_socket.isEncrypted())
        complain("538 5.7.11 Encryption is needed first");
    else if (!m_hasGreeted || m_isSignedIn || m_transaction)
        complain("503 5.5.1 Not now");
    else if (mechanism != "PLAIN" && mechanism != "LOGIN")
        complain("504 5.5.4 This mechanism is not offered");
    else {
        m_authStep = mechanism == "PLAIN" ? AuthStep::PlainResponse : AuthStep::LoginUser;
        if (space >= 0)
            authResponse(argument.mid(space + 1));
        else
            reply(mechanism == "PLAIN" ? "334 " : "334 VXNlcm5hbWU6"); // "Username:"
    }
}

void SandboxSession::authResponse(const QByteArray &line)
{
    const AuthStep step = *std::exchange(m_authStep, std::nullopt);
    const std::optional<QByteArray> decoded = fromBase64(line);
    if (!decoded) {
        complain(line == "*" ? "501 5.7.0 Signing in was broken off" : "501 5.5.2 Not in base64");
        return;
    }
    switch (step) {
    case AuthStep::PlainResponse:
        plainResponse(*decoded);
        break;
    case AuthStep::LoginUser:
        m_authStep = AuthStep::LoginPassword;
        reply("334 UGFzc3dvcmQ6"); // "Password:"
        break;
    case AuthStep::LoginPassword:
        decideSignIn(Secret(*decoded));
        break;
    }
}

void SandboxSession::plainResponse(const QByteArray &decoded)
{
    // RFC 4616 2.: authorisation identity, user name, password.
    const QByteArrayList parts = decoded.split('\0');
    if (parts.size() != 3 || parts[1].isEmpty())
        complain("501 5.5.2 Not the form of PLAIN");
    else
        decideSignIn(Secret(parts[2]));
}

void SandboxSession::decideSignIn(const Secret &password)
{
    if (m_rules.is(Misbehaviour::RefusePassword) || password.reveal() != m_settings.password) {
        complain("535 5.7.8 Authentication credentials invalid");
        return;
    }
    m_isSignedIn = true;
    reply("235 2.7.0 Signed in");
}

bool SandboxSession::mayStartMail()
{
    if (!m_hasGreeted)
        complain("503 5.5.1 EHLO comes first");
    else if (!m_socket.isEncrypted())
        complain("530 5.7.0 STARTTLS comes first");
    else if (!m_isSignedIn)
        complain("530 5.7.0 Signing in comes first");
    else if (m_transaction)
        complain("503 5.5.1 A message is under way");
    else
        return true;
    return false;
}

void SandboxSession::mail(const QByteArray &argument)
{
    if (!mayStartMail())
        return;
    const auto parsed = parsePathArgument(argument, "FROM:");
    const auto parameters = parsed ? parseMailParameters(parsed->parameters) : std::nullopt;
    if (!parsed)
        complain("501 5.1.7 Not a reverse-path");
    else if (!parameters)
        complain("555 5.5.4 A parameter is not known");
    else if (has8Bit(parsed->path) && !parameters->isSmtpUtf8)
        complain("553 5.6.7 This address needs SMTPUTF8");
    else if (parameters->size > m_sizeLimit)
        reply("552 5.3.4 Message too big: the limit is " + QByteArray::number(m_sizeLimit));
    else {
        m_transaction = Transaction{parsed->path, {}, parameters->isSmtpUtf8, 0};
        reply("250 2.1.0 Sender ok");
    }
}

// With PIPELINING the next command is there already; a client that waits for each answer has only last recipients.
bool SandboxSession::isLastKnownRecipient() const
{
    return m_buffer.first(std::min<qsizetype>(4, m_buffer.size())).toUpper() != "RCPT";
}

void SandboxSession::rcpt(const QByteArray &argument)
{
    if (!m_transaction) {
        complain("503 5.5.1 MAIL comes first");
        return;
    }
    const auto parsed = parsePathArgument(argument, "TO:");
    if (!parsed || parsed->path.isEmpty())
        complain("501 5.1.3 Not a forward-path");
    else if (!parsed->parameters.isEmpty())
        complain("555 5.5.4 A parameter is not known");
    else if (has8Bit(parsed->path) && !m_transaction->isSmtpUtf8)
        complain("553 5.6.7 This address needs SMTPUTF8");
    else if (m_transaction->recipientsSeen++ >= kMaxRecipients)
        reply("452 4.5.3 Too many recipients");
    else if (m_rules.is(Misbehaviour::Greylist) && m_rules.isFirstTry(m_transaction->reversePath, parsed->path))
        reply("451 4.7.1 Greylisted, try again later");
    else if (m_rules.is(Misbehaviour::RefuseRecipient) && isLastKnownRecipient())
        reply("550 5.1.1 No such user here");
    else {
        m_transaction->forwardPaths.append(parsed->path);
        reply("250 2.1.5 Recipient ok");
    }
}

void SandboxSession::data(const QByteArray &argument)
{
    if (!m_transaction)
        complain("503 5.5.1 MAIL comes first");
    else if (!argument.isEmpty())
        complain("501 5.5.4 DATA takes no parameter");
    else if (m_transaction->forwardPaths.isEmpty())
        reply("554 5.5.1 No valid recipients");
    else {
        m_content.emplace();
        reply("354 End data with <CR><LF>.<CR><LF>");
    }
}

void SandboxSession::endOfContent()
{
    ReceivedMessage message;
    message.receivedAt = m_clock.now();
    message.reversePath = m_transaction->reversePath;
    message.forwardPaths = m_transaction->forwardPaths;
    message.content = m_content->kept();
    message.size = m_content->size();
    m_content.reset();
    m_transaction.reset();
    if (message.size > m_sizeLimit) {
        reply("552 5.3.4 Message too big: the limit is " + QByteArray::number(m_sizeLimit));
        return;
    }
    const HeaderFacts facts = headerFactsOf(message.content);
    message.messageId = facts.messageId;
    message.subject = facts.subject;
    message.queueId = m_rules.nextQueueId();
    message.isReplyLost = m_rules.is(Misbehaviour::CutAfterData);
    const bool isCut = message.isReplyLost;
    if (!isCut)
        reply("250 2.0.0 Ok: queued as " + message.queueId);
    Q_EMIT messageAccepted(message);
    if (isCut) {
        m_isClosing = true;
        m_socket.abort();
    }
}

void SandboxSession::rset(const QByteArray &)
{
    m_transaction.reset();
    reply("250 2.0.0 Ok");
}

void SandboxSession::noop(const QByteArray &)
{
    reply("250 2.0.0 Ok");
}

void SandboxSession::vrfy(const QByteArray &)
{
    reply("252 2.0.0 Cannot say, send a message to see");
}

void SandboxSession::quit(const QByteArray &)
{
    reply("221 2.0.0 Goodbye");
    close();
}

} // namespace pillarbox::sandbox
