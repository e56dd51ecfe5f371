#pragma once
// tlsserver.py as a process of its own, ended with the object.

#include "tests/support/await.h"
#include "tests/support/testcertificates.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace pillarbox::test {

class TlsServer
{
public:
    TlsServer() = default;
    TlsServer(const TlsServer &) = delete;
    TlsServer &operator=(const TlsServer &) = delete;
    ~TlsServer() { stop(); }

    // options: of tlsserver.py. Again after stop(): on the same port.
    void start(const TestIdentity &identity, const QStringList &options)
    {
        const QStringList arguments
            = QStringList{QStringLiteral(PILLARBOX_TLSSERVER), file("certificate.pem", identity.pem()),
                  file("key.pem", identity.key.toPem()), QStringLiteral("--port"), QString::number(m_port)}
            + options;
        m_process.start(QStringLiteral("/usr/bin/python3"), arguments);
        m_port = nextLine().toUShort();
        ASSERT_GT(m_port, 0);
    }
    void stop()
    {
        m_process.kill();
        EXPECT_TRUE(await([this] { return m_process.state() == QProcess::NotRunning; }));
    }
    quint16 port() const { return m_port; }

    // The path of a file that holds this, for an option.
    QString file(const char *name, const QByteArray &bytes) const
    {
        QFile file(m_folder.filePath(QString::fromLatin1(name)));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        return file.fileName();
    }
    QByteArray nextLine()
    {
        EXPECT_TRUE(await([this] { return m_process.canReadLine(); })) << m_process.readAllStandardError().constData();
        return m_process.readLine().trimmed();
    }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_port = 0;
};

} // namespace pillarbox::test
