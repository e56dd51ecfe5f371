#include "tests/real/eximserver.h"

#include "tests/support/await.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <chrono>

#include <sys/stat.h>
#include <unistd.h>

namespace pillarbox::test {

using namespace std::chrono_literals;

namespace {

QString program()
{
    for (const char *path : {"/usr/sbin/exim4", PILLARBOX_UNPACKED_SERVERS "/exim4-daemon-light/usr/sbin/exim4"}) {
        if (QFileInfo(QString::fromLatin1(path)).isExecutable())
            return QString::fromLatin1(path);
    }
    return {};
}

} // namespace

QString EximServer::missing()
{
    if (::geteuid() != 0)
        return QStringLiteral("real mail servers need root");
    return program().isEmpty() ? QStringLiteral("Exim is neither installed nor unpacked") : QString();
}

EximServer::EximServer(const QByteArray &options)
    : m_options(options)
{
}

bool EximServer::start()
{
    const QString directory = m_directory.path();
    ::chmod(QFile::encodeName(directory).constData(), 0755);
    m_error = makeCertificates(directory);
    QFile more(m_directory.filePath(QStringLiteral("more.conf")));
    if (!m_error.isEmpty() || !more.open(QIODevice::WriteOnly) || more.write(m_options) != m_options.size())
        return false;
    more.close();
    for (int attempt = 0; attempt < 3; ++attempt) {
        m_startTlsPort = m_tlsPort = 0;
        chooseFreePorts({&m_startTlsPort, &m_tlsPort});
        m_exim.start(QStringLiteral("exim.sh"),
            {directory, program(), QString::number(m_startTlsPort), QString::number(m_tlsPort)},
            m_directory.filePath(QStringLiteral("daemons.out")));
        await([this] { return !m_exim.isRunning() || QFile::exists(m_directory.filePath(QStringLiteral("exim.pid"))); }, 60s);
        if (m_exim.isRunning() && acceptsConnections(m_startTlsPort) && acceptsConnections(m_tlsPort))
            return true;
        m_exim.end();
    }
    m_error = QStringLiteral("Exim does not answer: ") + QString::fromUtf8(log());
    return false;
}

QByteArray EximServer::file(const char *name) const
{
    QFile file(m_directory.filePath(QString::fromLatin1(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList EximServer::waitForMail(qsizetype count) const
{
    const auto files = [this] {
        QStringList result;
        const QDir folder(m_directory.filePath(QStringLiteral("maildrop/new")));
        for (const QFileInfo &file : folder.entryInfoList(QDir::Files, QDir::Time | QDir::Reversed))
            result.append(file.filePath());
        return result;
    };
    await([&] { return files().size() >= count; }, 60s);
    return files();
}

QByteArray EximServer::log() const
{
    return file("daemons.out") + file("eximlog/mainlog") + file("eximlog/paniclog");
}

} // namespace pillarbox::test
