#include "tests/real/realservers.h"

#include "tests/support/await.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>

#include <algorithm>
#include <chrono>
#include <utility>

#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

namespace pillarbox::test {

using namespace std::chrono_literals;

namespace {

constexpr auto kCeiling = 60s;

// Postfix behind Dovecot's submission service: takes mail from this machine, in plain text.
const QByteArray kBackend
    = "-o smtpd_tls_security_level=none -o smtpd_sasl_auth_enable=no -o mynetworks=127.0.0.0/8"
      " -o smtpd_authorized_xclient_hosts=127.0.0.0/8 -o smtpd_relay_restrictions=permit_mynetworks,reject"
      " -o smtpd_recipient_restrictions=$pillarbox_access,permit_mynetworks,reject";

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

} // namespace

QString RealServers::missing()
{
    if (::geteuid() != 0)
        return QStringLiteral("real mail servers need root");
    for (const char *file : {"/usr/sbin/postfix", "/usr/sbin/postmap", "/usr/lib/postfix/sbin/master", "/usr/sbin/dovecot",
             "/usr/lib/dovecot/lmtp", "/usr/lib/dovecot/submission", "/usr/bin/openssl"}) {
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
}

RealServers::~RealServers()
{
    m_postfix.end();
    m_dovecot.end();
}

QByteArray RealServers::caPem() const
{
    return contentOf(caFile());
}

void RealServers::addVariant(const QByteArray &options)
{
    if (variantPort(options) == 0 && !options.isEmpty())
        m_variants.append({options, 0});
}

void RealServers::addSubmission(const QByteArray &lines)
{
    m_hasSubmission = true;
    m_submissionLines = lines;
    addVariant(kBackend);
}

quint16 RealServers::variantPort(const QByteArray &options) const
{
    const auto found
        = std::find_if(m_variants.begin(), m_variants.end(), [&](const Variant &one) { return one.options == options; });
    return found == m_variants.end() ? m_ports.startTls : found->port;
}

bool RealServers::start()
{
    if (!prepare())
        return false;
    const Ports given = m_ports;
    // Somebody else may take a port between choosing and opening it; not so with given ones.
    for (int attempt = 0; attempt < 3; ++attempt) {
        m_ports = given;
        m_submissionPort = m_submissionsPort = 0;
        for (Variant &variant : m_variants)
            variant.port = 0;
        chooseFreePorts(allPorts());
        if (startDaemons() && waitForSockets())
            return true;
        m_postfix.end();
        m_dovecot.end();
    }
    m_error = QStringLiteral("The servers do not answer: ") + QString::fromUtf8(log());
    return false;
}

QList<quint16 *> RealServers::allPorts()
{
    QList<quint16 *> all{&m_ports.startTls, &m_ports.tls, &m_ports.alternative};
    for (Variant &variant : m_variants)
        all.append(&variant.port);
    if (m_hasSubmission)
        all << &m_submissionPort << &m_submissionsPort;
    return all;
}

bool RealServers::startDaemons()
{
    const QString output = path("daemons.out");
    const QString directory = m_directory.path();
    QStringList dovecot{directory, m_introspection.isEmpty() ? m_tokens.address() : m_introspection};
    if (m_hasSubmission) {
        dovecot << QString::number(m_submissionPort) << QString::number(m_submissionsPort)
                << QString::number(variantPort(kBackend));
    }
    const QStringList postfix{
        directory, QString::number(m_ports.startTls), QString::number(m_ports.tls), QString::number(m_ports.alternative)};
    QByteArray variants;
    for (const Variant &variant : std::as_const(m_variants))
        variants += QByteArray::number(variant.port) + ' ' + variant.options + '\n';
    for (const char *sign : {"postfix.log", "run/lmtp", "run/auth-client"}) // of an attempt before
        QFile::remove(path(sign));
    return writeFile(path("variants"), variants) && writeFile(path("submission.conf"), m_submissionLines)
        && m_dovecot.start(QStringLiteral("dovecot.sh"), dovecot, output)
        && m_postfix.start(QStringLiteral("postfix.sh"), postfix, output);
}

bool RealServers::prepare()
{
    // The servers' own users must get in.
    ::chmod(QFile::encodeName(m_directory.path()).constData(), 0755);
    QByteArray users;
    for (const User &user : {ada(), grace()})
        users += user.address.toUtf8() + ":{PLAIN}" + user.password + "::::::\n";
    if (!m_tokens.listen() || !m_directory.isValid() || !writeFile(path("users"), users)) {
        m_error = QStringLiteral("no directory for the servers");
        return false;
    }
    m_error = makeCertificates(m_directory.path());
    return m_error.isEmpty();
}

bool RealServers::waitForSockets()
{
    const auto isRunning = [this] { return m_postfix.isRunning() && m_dovecot.isRunning(); };
    // Postfix says this after it has opened its ports.
    const auto isUp = [this] {
        return contentOf(path("postfix.log")).contains("daemon started") && QFile::exists(path("run/auth-client"))
            && QFile::exists(path("run/lmtp"));
    };
    await([&] { return !isRunning() || isUp(); }, kCeiling);
    const auto all = allPorts();
    return isRunning() && std::all_of(all.begin(), all.end(), [](const quint16 *port) { return acceptsConnections(*port); });
}

RealServers::ClientIdentity RealServers::identity(const char *name) const
{
    const QString stem = path(name);
    return {contentOf(stem + QStringLiteral(".pem")), contentOf(stem + QStringLiteral(".key"))};
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
