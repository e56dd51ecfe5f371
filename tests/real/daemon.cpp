#include "tests/real/daemon.h"

#include <QFile>
#include <QTcpServer>
#include <QTcpSocket>

#include <csignal>
#include <memory>
#include <vector>

#include <sys/prctl.h>
#include <unistd.h>

namespace pillarbox::test {

Daemon::Daemon()
{
    m_process.setChildProcessModifier([] {
        // A group of its own, which its end takes along; and its end comes at the latest with ours.
        ::setsid();
        ::prctl(PR_SET_PDEATHSIG, SIGTERM);
    });
}

bool Daemon::start(const QString &script, const QStringList &arguments, const QString &outputFile)
{
    m_process.setStandardInputFile(QProcess::nullDevice());
    m_process.setStandardOutputFile(outputFile, QIODevice::Append);
    m_process.setStandardErrorFile(outputFile, QIODevice::Append);
    m_process.start(serverScript(script), arguments);
    return m_process.waitForStarted(30'000);
}

void Daemon::end()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    const auto group = static_cast<pid_t>(m_process.processId());
    m_process.terminate();
    if (!m_process.waitForFinished(20'000)) {
        ::kill(-group, SIGKILL);
        m_process.waitForFinished(5000);
    }
}

QString serverScript(const QString &name)
{
    return QStringLiteral(PILLARBOX_REAL_SERVERS_DIR "/") + name;
}

QString makeCertificates(const QString &directory)
{
    const QString output = directory + QStringLiteral("/certificates.out");
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setStandardOutputFile(output);
    process.start(serverScript(QStringLiteral("certificates.sh")), {directory});
    if (process.waitForFinished(60'000) && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0)
        return {};
    QFile file(output);
    const QByteArray words = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    return QStringLiteral("no certificates: ") + QString::fromUtf8(words);
}

void chooseFreePorts(const QList<quint16 *> &ports)
{
    // Held until all are chosen, so that they are different.
    std::vector<std::unique_ptr<QTcpServer>> listeners;
    for (quint16 *port : ports) {
        listeners.push_back(std::make_unique<QTcpServer>());
        if (*port == 0 && listeners.back()->listen(QHostAddress(QHostAddress::LocalHost)))
            *port = listeners.back()->serverPort();
    }
}

bool acceptsConnections(quint16 port)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    const bool isOpen = socket.waitForConnected(1000);
    socket.abort();
    return isOpen;
}

} // namespace pillarbox::test
