#pragma once
// SIGINT and SIGTERM as a Qt signal; SIGPIPE is ignored. One object in a process.

#include <QObject>

namespace pillarbox::app {

class TerminationSignals : public QObject
{
    Q_OBJECT

public:
    explicit TerminationSignals(QObject *parent = nullptr);

Q_SIGNALS:
    void received(); // once; further signals change nothing

private:
    bool m_isReceived = false;
};

} // namespace pillarbox::app
