#pragma once
// Exim on loopback, the second real submission server: another implementation's replies. Installed, or only unpacked under the
// build folder. Puts every message into one directory. Blocks while it starts; for tests only.

#include "tests/real/daemon.h"

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace pillarbox::test {

class EximServer
{
public:
    static QString missing(); // why it cannot run here; empty: it can

    // options: lines of the main section of its configuration.
    explicit EximServer(const QByteArray &options = {});

    bool start(); // else the reason is in error()
    QString error() const { return m_error; }
    quint16 startTlsPort() const { return m_startTlsPort; }
    quint16 tlsPort() const { return m_tlsPort; }
    QByteArray caPem() const { return file("ca.pem"); }
    QByteArray clientCertificate() const { return file("client.pem"); } // ada's
    QByteArray clientKey() const { return file("client.key"); }
    // ada@pillarbox.test with the password of RealServers::ada() signs in; busy@ gets 450 or 451, gone@ 550.
    QStringList waitForMail(qsizetype count) const;
    QByteArray log() const;

private:
    QByteArray file(const char *name) const;

    QByteArray m_options;
    QTemporaryDir m_directory;
    QString m_error;
    quint16 m_startTlsPort = 0;
    quint16 m_tlsPort = 0;
    Daemon m_exim;
};

} // namespace pillarbox::test
