#include "tests/support/scriptedserver.h"

#include <QTimer>

#include <chrono>

#include <sys/socket.h>

namespace pillarbox::test {

namespace {

using namespace std::chrono_literals;

// Between two segments, so that they are read as two.
constexpr auto SegmentPause = 50ms;

QString shown(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.left(200).toPercentEncoding(" <>@:=[].-+/"));
}

} // namespace

ScriptedServer::ScriptedServer(TranscriptScript script, QObject *parent)
    : QObject(parent)
    , m_script(std::move(script))
    , m_identity(m_certificates.good())
{
    m_listener.accept = [this](qintptr handle) { welcome(handle); };
}

bool ScriptedServer::start()
{
    return m_listener.listen(QHostAddress::LocalHost);
}

bool ScriptedServer::isQuitNext() const
{
    const auto *line = m_next < m_script.steps.size() ? std::get_if<step::ClientLine>(&m_script.steps[m_next]) : nullptr;
    return line && line->line == "QUIT";
}

bool ScriptedServer::isWaitNext() const
{
    return m_socket && m_next < m_script.steps.size() && std::holds_alternative<step::Wait>(m_script.steps[m_next]);
}

void ScriptedServer::welcome(qintptr handle)
{
    if (m_socket) {
        fail(QStringLiteral("a second connection"));
        return;
    }
    m_socket = new QSslSocket(this);
    m_socket->setSocketDescriptor(handle);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_socket->setLocalCertificate(m_identity.certificate);
    m_socket->setPrivateKey(m_identity.key);
    connect(m_socket, &QSslSocket::readyRead, this, &ScriptedServer::onReadyRead);
    connect(m_socket, &QSslSocket::encrypted, this, [this] {
        ++m_next;
        goOn();
    });
    connect(m_socket, &QSslSocket::disconnected, this, &ScriptedServer::onDisconnected);
    goOn();
}

void ScriptedServer::onReadyRead()
{
    m_buffer += m_socket->readAll();
    if (m_isInputDropped)
        m_buffer.clear();
    goOn();
}

void ScriptedServer::onDisconnected()
{
    m_isClientGone = true;
    goOn();
    if (!m_isFinished)
        fail(QStringLiteral("the client left at step %1 of %2").arg(m_next + 1).arg(m_script.steps.size()));
}

void ScriptedServer::goOn()
{
    while (!m_isFinished && !m_isPaused && m_next < m_script.steps.size()) {
        if (!std::visit([this](const auto &step) { return take(step); }, m_script.steps[m_next]))
            return;
        ++m_next;
    }
    if (m_isPaused || m_isFinished)
        return;
    if (!m_buffer.isEmpty())
        fail(QStringLiteral("too much from the client: %1").arg(shown(m_buffer)));
    else if (m_isClientGone)
        finish();
    else
        m_socket->disconnectFromHost();
}

bool ScriptedServer::take(const step::ClientLine &step)
{
    const qsizetype end = m_buffer.indexOf("\r\n");
    if (end < 0)
        return false;
    const QByteArray line = m_buffer.left(end);
    m_buffer.remove(0, end + 2);
    if (line != step.line)
        fail(QStringLiteral("expected \"%1\", the client said \"%2\"").arg(shown(step.line), shown(line)));
    return !m_isFinished;
}

bool ScriptedServer::take(const step::ServerBytes &step)
{
    m_socket->write(step.bytes);
    m_linesSaid += int(step.bytes.count('\n'));
    m_socket->flush();
    const bool isFollowed
        = m_next + 1 < m_script.steps.size() && std::holds_alternative<step::ServerBytes>(m_script.steps[m_next + 1]);
    if (isFollowed) {
        m_isPaused = true;
        QTimer::singleShot(SegmentPause, this, [this] {
            m_isPaused = false;
            goOn();
        });
    }
    return true;
}

bool ScriptedServer::take(const step::Tls &)
{
    // Its end, not its beginning, takes the step: the encrypted() signal.
    if (m_socket->mode() == QSslSocket::UnencryptedMode && !m_isClientGone)
        m_socket->startServerEncryption();
    return false;
}

bool ScriptedServer::take(const step::Body &)
{
    return takeContent(m_script.stuffedContent());
}

bool ScriptedServer::take(const step::Chunk &)
{
    return takeContent(m_script.content);
}

bool ScriptedServer::takeContent(const QByteArray &expected)
{
    const qsizetype compared = std::min(expected.size(), m_buffer.size());
    if (m_buffer.left(compared) != expected.left(compared)) {
        fail(QStringLiteral("not the content: \"%1\"").arg(shown(m_buffer)));
        return false;
    }
    if (compared < expected.size())
        return false;
    m_buffer.remove(0, compared);
    return true;
}

bool ScriptedServer::take(const step::HalfBody &)
{
    if (m_buffer.isEmpty())
        return false;
    m_buffer.clear();
    m_isInputDropped = true;
    return true;
}

bool ScriptedServer::take(const step::Drop &)
{
    m_socket->disconnectFromHost();
    return true;
}

bool ScriptedServer::take(const step::Reset &)
{
    const linger atOnce = {1, 0};
    ::setsockopt(int(m_socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
    m_isClientGone = true; // the next abort() reports no end of its own
    m_socket->abort();
    return true;
}

bool ScriptedServer::take(const step::Wait &)
{
    m_buffer.clear();
    return m_isClientGone;
}

bool ScriptedServer::take(const step::ClientCloses &)
{
    return m_isClientGone;
}

void ScriptedServer::fail(const QString &problem)
{
    if (m_isFinished)
        return;
    m_problem = QStringLiteral("step %1: %2").arg(m_next + 1).arg(problem);
    finish();
    if (m_socket)
        m_socket->abort();
}

void ScriptedServer::finish()
{
    m_isFinished = true;
    Q_EMIT finished();
}

} // namespace pillarbox::test
