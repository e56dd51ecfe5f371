#include "tests/real/realservers.h"

#include "tests/support/await.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTcpServer>
#include <QTcpSocket>

#include <array>
#include <chrono>
#include <csignal>

#include <pwd.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace pillarbox::test {

using namespace std::chrono_literals;

namespace {

constexpr auto kCeiling = 60s;

QString script(const QString &name)
{
    return QStringLiteral(PILLARBOX_REAL_SERVERS_DIR "/") + name;
}

// All three at once, so that they are different; free now, and with luck still a moment later.
RealServers::Ports withFreePorts(RealServers::Ports ports)
{
    std::array<QTcpServer, 3> listeners;
    const std::array<quint16 *, 3> wanted{&ports.startTls, &ports.tls, &ports.alternative};
    for (size_t i = 0; i < wanted.size(); ++i) {
        if (*wanted[i] == 0 && listeners[i].listen(QHostAddress(QHostAddress::LocalHost)))
            *wanted[i] = listeners[i].serverPort();
    }
    return ports;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

bool accepts(quint16 port)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    const bool isOpen = socket.waitForConnected(1000);
    socket.abort();
    return isOpen;
}

void end(QProcess &process)
{
    if (process.state() == QProcess::NotRunning)
        return;
    process.terminate();
    if (!process.waitForFinished(20'000)) {
        ::kill(-static_cast<pid_t>(process.processId()), SIGKILL);
        process.waitForFinished(5000);
    }
}

} // namespace

QString RealServers::missing()
{
    if (::geteuid() != 0)
        return QStringLiteral("real mail servers need root");
    for (const char *file : {"/usr/sbin/postfix", "/usr/sbin/postmap", "/usr/lib/postfix/sbin/master", "/usr/sbin/dovecot",
             "/usr/lib/dovecot/lmtp", "/usr/bin/openssl"}) {
        if (!QFile::exists(QString::fromLatin1(file)))
            return QStringLiteral("%1 is not installed").arg(QString::fromLatin1(file));
    }
    for (const char *user : {"postfix", "dovecot", "dovenull"}) {
        if (!::getpwnam(user))
            return QStringLiteral("there is no user %1").arg(QString::fromLatin1(user));
    }
    return {};
}

RealServers::User RealServers::ada()
{
    return {QStringLiteral("ada@pillarbox.test"), "correct horse"};
}

RealServers::User RealServers::grace()
{
    return {QStringLiteral("grace@pillarbox.test"), "pässwörd €"};
}

RealServers::RealServers(Ports ports)
    : m_ports(ports)
{
    for (QProcess *process : {&m_dovecot, &m_postfix}) {
        process->setChildProcessModifier([] {
            // A group of its own, which its end takes along; and its end comes at the latest with ours.
            ::setsid();
            ::prctl(PR_SET_PDEATHSIG, SIGTERM);
        });
    }
}

RealServers::~RealServers()
{
    end(m_postfix);
    end(m_dovecot);
}

QByteArray RealServers::caPem() const
{
    return contentOf(caFile());
}

bool RealServers::start()
{
    if (!prepare())
        return false;
    if (!startDaemon(m_dovecot, QStringLiteral("dovecot.sh"), {}))
        return false;
    const Ports given = m_ports;
    // Somebody else may take a port between choosing and opening it; not so with given ones.
    for (int attempt = 0; attempt < 3; ++attempt) {
        m_ports = withFreePorts(given);
        const QStringList ports{
            QString::number(m_ports.startTls), QString::number(m_ports.tls), QString::number(m_ports.alternative)};
        if (startDaemon(m_postfix, QStringLiteral("postfix.sh"), ports) && waitForSockets())
            return true;
        end(m_postfix);
    }
    m_error = QStringLiteral("Postfix does not answer: ") + QString::fromUtf8(log());
    return false;
}

bool RealServers::prepare()
{
    // The servers' own users must get in.
    ::chmod(QFile::encodeName(m_directory.path()).constData(), 0755);
    QByteArray users;
    for (const User &user : {ada(), grace()})
        users += user.address.toUtf8() + ":{PLAIN}" + user.password + "::::::\n";
    if (!m_directory.isValid() || !writeFile(path("users"), users)) {
        m_error = QStringLiteral("no directory for the servers");
        return false;
    }
    QProcess certificates;
    certificates.setStandardOutputFile(path("certificates.out"));
    certificates.setStandardErrorFile(path("certificates.out"), QIODevice::Append);
    certificates.start(script(QStringLiteral("certificates.sh")), {m_directory.path()});
    if (certificates.waitForFinished(60'000) && certificates.exitStatus() == QProcess::NormalExit
        && certificates.exitCode() == 0)
        return true;
    m_error = QStringLiteral("no certificates: ") + QString::fromUtf8(contentOf(path("certificates.out")));
    return false;
}

// Output goes to files: a pipe that a daemon keeps would never end.
bool RealServers::startDaemon(QProcess &process, const QString &name, const QStringList &arguments)
{
    const QString output = path("daemons.out");
    process.setStandardInputFile(QProcess::nullDevice());
    process.setStandardOutputFile(output, QIODevice::Append);
    process.setStandardErrorFile(output, QIODevice::Append);
    process.start(script(name), QStringList(m_directory.path()) + arguments);
    if (process.waitForStarted(30'000))
        return true;
    m_error = name + QStringLiteral(": ") + process.errorString();
    return false;
}

bool RealServers::waitForSockets()
{
    const auto isRunning = [this] { return m_postfix.state() == QProcess::Running && m_dovecot.state() == QProcess::Running; };
    // Postfix says this after it has opened its ports.
    const auto isUp = [this] {
        return contentOf(path("postfix.log")).contains("daemon started") && QFile::exists(path("run/auth-client"))
            && QFile::exists(path("run/lmtp"));
    };
    await([&] { return !isRunning() || isUp(); }, kCeiling);
    return isRunning() && accepts(m_ports.startTls) && accepts(m_ports.tls) && accepts(m_ports.alternative);
}

void RealServers::answerRecipient(const QString &address, const QByteArray &answer)
{
    m_answers.append({address, answer});
    writeAnswers();
}

void RealServers::acceptAllRecipients()
{
    m_answers.clear();
    writeAnswers();
}

// Postfix sees that the table has changed before it serves the next connection.
void RealServers::writeAnswers()
{
    QByteArray table;
    for (const auto &[address, answer] : m_answers)
        table += address.toUtf8() + ' ' + answer + '\n';
    writeFile(path("access"), table);
    QProcess postmap;
    postmap.start(
        QStringLiteral("/usr/sbin/postmap"), {QStringLiteral("-c"), path("postfix"), QStringLiteral("hash:") + path("access")});
    postmap.waitForFinished(30'000);
    // It compares whole seconds, and two changes may be closer than that.
    QFile database(path("access.db"));
    if (database.open(QIODevice::ReadWrite))
        database.setFileTime(QDateTime::currentDateTimeUtc().addSecs(10LL * ++m_changes), QFileDevice::FileModificationTime);
}

QStringList RealServers::mailbox(const QString &address) const
{
    const QDir folder(m_directory.filePath(QStringLiteral("mail/%1/new").arg(address)));
    QStringList files;
    for (const QFileInfo &file : folder.entryInfoList(QDir::Files, QDir::Time | QDir::Reversed))
        files.append(file.filePath());
    return files;
}

QStringList RealServers::waitForMail(const QString &address, qsizetype count) const
{
    await([&] { return mailbox(address).size() >= count; }, kCeiling);
    return mailbox(address);
}

QByteArray RealServers::log() const
{
    return contentOf(path("daemons.out")) + contentOf(path("postfix.log")) + contentOf(path("dovecot.log"));
}

} // namespace pillarbox::test
