#pragma once
// A subcommand at work on the event loop. It prints its own result, then says with which status the process shall end.

#include "app/cli/exitcode.h"

#include <QObject>

#include <utility>

namespace pillarbox::app {

class Task : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual void start() = 0;
    // SIGINT, SIGTERM: stop at the next safe point; finished() follows soon. Called once.
    virtual void interrupt() { finish(ExitCode::Deferred); }

Q_SIGNALS:
    void finished(pillarbox::app::ExitCode code); // sent once

protected:
    void finish(ExitCode code)
    {
        if (!std::exchange(m_isFinished, true))
            Q_EMIT finished(code);
    }

private:
    bool m_isFinished = false;
};

} // namespace pillarbox::app
