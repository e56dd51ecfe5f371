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

    bool start(); // else the reason is in error()
    QString error() const { return m_error; }
    quint16 startTlsPort() const { return m_startTlsPort; }
    quint16 tlsPort() const { return m_tlsPort; }
    QByteArray caPem() const;
    // ada@pillarbox.test with the password of RealServers::ada() signs in; busy@ gets 450 or 451, gone@ 550.
    QStringList waitForMail(qsizetype count) const;
    QByteArray log() const;

private:
    QTemporaryDir m_directory;
    QString m_error;
    quint16 m_startTlsPort = 0;
    quint16 m_tlsPort = 0;
    Daemon m_exim;
};

} // namespace pillarbox::test
