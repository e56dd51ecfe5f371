#include "tests/support/recordingsession.h"

#include <QSslConfiguration>

#include <algorithm>

namespace pillarbox::test {

using protocol::Stage;

namespace {

constexpr qsizetype MostContentKept = 1024 * 1024;

QByteArray pathOf(const QByteArray &line)
{
    const qsizetype begin = line.indexOf('<') + 1;
    return line.mid(begin, line.indexOf('>') - begin);
}

QByteArray messageIdOf(const QByteArray &content)
{
    const QByteArrayList header = content.left(content.indexOf("\r\n\r\n")).split('\n');
    for (const QByteArray &line : header) {
        if (line.toLower().startsWith("message-id:"))
            return line.mid(11).trimmed();
    }
    return {};
}

} // namespace

RecordingSession::RecordingSession(RecordingServer &server, qintptr handle, int connection, bool offersTls, bool startsWithTls)
    : QObject(&server)
    , m_server(server)
    , m_socket(new QSslSocket(this))
    , m_connection(connection)
    , m_offersTls(offersTls)
{
    m_socket->setSocketDescriptor(handle);
    m_socket->setLocalCertificateChain(QList<QSslCertificate>{server.identity().certificate} + server.identity().issuers);
    m_socket->setPrivateKey(server.identity().key);
    if (!server.clientAuthority().isEmpty()) {
        QSslConfiguration configuration = m_socket->sslConfiguration();
        configuration.setCaCertificates(QSslCertificate::fromData(server.clientAuthority(), QSsl::Pem));
        configuration.setPeerVerifyMode(QSslSocket::QueryPeer);
        m_socket->setSslConfiguration(configuration);
        connect(m_socket, &QSslSocket::encrypted, this, [this] {
            const QSslCertificate shown = m_socket->peerCertificate();
            m_server.noteClient(shown.subjectInfo(QSslCertificate::CommonName).value(0));
        });
    }
    connect(m_socket, &QSslSocket::readyRead, this, &RecordingSession::onReadyRead);
    connect(m_socket, &QSslSocket::disconnected, this, &QObject::deleteLater);
    connect(&server, &RecordingServer::cuttingAll, m_socket, &QSslSocket::abort);
    if (startsWithTls) {
        connect(m_socket, &QSslSocket::encrypted, this, &RecordingSession::greet);
        m_socket->startServerEncryption();
    } else {
        greet();
    }
}

void RecordingSession::greet()
{
    say(Stage::Greeting, {}, "220 localhost ESMTP");
}

void RecordingSession::onReadyRead()
{
    m_buffer += m_socket->readAll();
    while (!m_isCut && (m_chunkLeft ? takeChunk() : m_isReadingContent ? takeContent() : takeLine())) { }
}

bool RecordingSession::takeLine()
{
    const qsizetype end = m_buffer.indexOf("\r\n");
    if (end < 0)
        return false;
    const QByteArray line = m_buffer.left(end);
    m_buffer.remove(0, end + 2);
    if (m_authStepsLeft > 0) {
        --m_authStepsLeft;
        if (m_authStepsLeft > 0)
            send({"334 UGFzc3dvcmQ6", false});
        else
            finishAuth(m_authLine);
    } else {
        m_server.note(line.toUpper().startsWith("AUTH") ? line.left(10).trimmed() : line);
        command(line);
    }
    return true;
}

// What is in the buffer always begins at the start of a line or is free of an end of the data.
bool RecordingSession::takeContent()
{
    const bool isEmptyContent = m_message.size == 0 && m_buffer.startsWith(".\r\n");
    const qsizetype end = isEmptyContent ? 0 : m_buffer.indexOf("\r\n.\r\n");
    const qsizetype taken = isEmptyContent ? 0 : end >= 0 ? end + 2 : std::max<qsizetype>(0, m_buffer.size() - 4);
    keep(taken);
    if (end < 0)
        return false;
    m_buffer.remove(0, 3);
    endContent();
    return true;
}

void RecordingSession::keep(qsizetype octets)
{
    m_message.size += octets;
    if (m_message.content.size() < MostContentKept)
        m_message.content += m_buffer.left(octets);
    m_buffer.remove(0, octets);
}

bool RecordingSession::takeChunk()
{
    const qsizetype taken = std::min<qsizetype>(m_buffer.size(), *m_chunkLeft);
    keep(taken);
    *m_chunkLeft -= taken;
    if (*m_chunkLeft > 0)
        return false;
    m_chunkLeft.reset();
    endChunk();
    return true;
}

void RecordingSession::endChunk()
{
    if (m_message.forwardPaths.isEmpty())
        send({"503 5.5.1 no valid recipients", false});
    else
        book();
}

void RecordingSession::endContent()
{
    m_isReadingContent = false;
    m_message.content.replace("\r\n..", "\r\n.");
    if (m_message.content.startsWith(".."))
        m_message.content.remove(0, 1);
    book();
}

void RecordingSession::book()
{
    m_message.messageId = messageIdOf(m_message.content);
    const QByteArray usual = "250 2.0.0 Ok: queued as T" + QByteArray::number(m_messageIndex + 1);
    const auto wish = m_server.answerTo({Stage::EndOfData, m_message.content, m_connection, 0, 0});
    const Answer answer = wish.value_or(Answer{usual, false});
    m_message.isAccepted = !answer.isForgotten && (answer.line.isEmpty() || answer.line.startsWith('2'));
    m_server.enter(m_message);
    m_message = {};
    send(answer);
}

void RecordingSession::command(const QByteArray &line)
{
    const QByteArray word = line.left(4).toUpper();
    if (word == "EHLO" || word == "HELO") {
        say(Stage::Ehlo, line, word == "EHLO" ? ehloReply() : QByteArray("250 localhost"));
    } else if (word == "STAR") {
        const QByteArray said = say(Stage::StartTls, line, "220 2.0.0 go ahead");
        m_socket->flush();
        if (said.startsWith('2'))
            m_socket->startServerEncryption();
    } else if (word == "AUTH") {
        auth(line);
    } else if (word == "MAIL") {
        m_messageIndex = m_server.nextMessage();
        m_message = {};
        m_message.reversePath = pathOf(line);
        m_isMailTaken = say(Stage::Mail, line, "250 2.1.0 Ok").startsWith('2');
    } else if (word == "RCPT") {
        if (say(Stage::Rcpt, line, m_isMailTaken ? "250 2.1.5 Ok" : "503 5.5.1 MAIL first").startsWith('2'))
            m_message.forwardPaths.append(pathOf(line));
    } else if (word == "DATA") {
        const QByteArray usual = m_message.forwardPaths.isEmpty() ? "554 5.5.1 no valid recipients" : "354 go ahead";
        m_isReadingContent = say(Stage::Data, line, usual).startsWith('3');
    } else if (word == "BDAT") {
        m_chunkLeft = line.split(' ').value(1).toLongLong(); // always the last one
    } else if (word == "RSET") {
        send({"250 2.0.0 Ok", false});
    } else if (word == "NOOP") {
        say(Stage::Local, line, "250 2.0.0 Ok");
    } else if (word == "QUIT") {
        send(m_server.answerTo({Stage::Local, line, m_connection, 0, 0}).value_or(Answer{"221 2.0.0 Bye", true}));
    } else {
        send({"502 5.5.2 not known", false});
    }
}

void RecordingSession::auth(const QByteArray &line)
{
    const QByteArrayList words = line.split(' ');
    const bool isLogin = words.value(1).toUpper() == "LOGIN";
    m_authStepsLeft = (isLogin ? 2 : 1) - (words.size() > 2 ? 1 : 0);
    m_authLine = words.mid(0, 2).join(' ');
    if (m_authStepsLeft == 0)
        finishAuth(m_authLine);
    else
        send({m_authStepsLeft == 2 ? "334 VXNlcm5hbWU6" : isLogin ? "334 UGFzc3dvcmQ6" : "334 ", false});
}

void RecordingSession::finishAuth(const QByteArray &line)
{
    say(Stage::Auth, line, "235 2.7.0 signed in");
}

QByteArray RecordingSession::ehloReply() const
{
    QByteArrayList lines{"localhost"};
    lines += m_server.capabilities();
    if (m_offersTls && !m_socket->isEncrypted())
        lines.append("STARTTLS");
    else if (std::none_of(lines.begin(), lines.end(), [](const QByteArray &word) { return word.startsWith("AUTH "); }))
        lines.append("AUTH PLAIN LOGIN");
    const QByteArray last = "250 " + lines.takeLast();
    return "250-" + lines.join("\r\n250-") + "\r\n" + last;
}

QByteArray RecordingSession::say(Stage stage, const QByteArray &line, const QByteArray &usual)
{
    const Answer answer = m_server.answerTo({stage, line, m_connection, 0, 0}).value_or(Answer{usual, false});
    send(answer);
    return m_isCut ? QByteArray() : answer.line;
}

void RecordingSession::send(const Answer &answer)
{
    if (!answer.line.isEmpty())
        m_socket->write(answer.line + "\r\n");
    if (!answer.isCutAfter)
        return;
    m_isCut = true;
    m_socket->disconnectFromHost();
}

} // namespace pillarbox::test
