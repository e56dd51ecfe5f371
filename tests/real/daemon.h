#pragma once
// A server program in the foreground of a process group of its own: started by a script, its output in a file (a pipe that it
// keeps would never end), ended with this object. Blocks; for tests only.

#include <QProcess>
#include <QString>
#include <QStringList>

namespace pillarbox::test {

class Daemon
{
public:
    Daemon();
    ~Daemon() { end(); }
    Daemon(const Daemon &) = delete;
    Daemon &operator=(const Daemon &) = delete;

    // script: a name in tests/real/servers.
    bool start(const QString &script, const QStringList &arguments, const QString &outputFile);
    bool isRunning() const { return m_process.state() == QProcess::Running; }
    QString error() const { return m_process.errorString(); }
    void end();

private:
    QProcess m_process;
};

// The path of a script in tests/real/servers.
QString serverScript(const QString &name);
// Throw-away authority and server certificate into directory; the error, or empty.
QString makeCertificates(const QString &directory);
// Makes each 0 a port that is free now and, with luck, still is a moment later.
void chooseFreePorts(const QList<quint16 *> &ports);
bool acceptsConnections(quint16 port);

} // namespace pillarbox::test
