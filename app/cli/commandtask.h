#pragma once
// What the subcommands of account and outbox share: they print one object or one text, and fail with one sentence.

#include "app/cli/console.h"
#include "app/cli/profilesession.h"
#include "app/cli/task.h"

#include <QJsonObject>

namespace pillarbox::app {

class CommandTask : public Task
{
    Q_OBJECT

public:
    CommandTask(const Profile &profile, bool isJson, Clock &clock = systemClock(), QObject *parent = nullptr)
        : Task(parent)
        , m_clock(clock)
        , m_session(profile, clock)
        , m_isJson(isJson)
    {
    }

protected:
    ProfileSession &session() { return m_session; }
    Clock &clock() { return m_clock; }
    bool isJson() const { return m_isJson; }

    void succeed(const QJsonObject &object, const QString &text) { finishWith(object, text, ExitCode::Ok); }
    // What was printed could not be read by anybody: that is the failure then.
    void finishWith(const QJsonObject &object, const QString &text, ExitCode code)
    {
        const bool isWritten = m_isJson ? writeOutput(object) : text.isEmpty() || writeOutput(text);
        finish(isWritten || code != ExitCode::Ok ? code : ExitCode::InputOutput);
    }
    void fail(const Failure &failure, QJsonObject object = {})
    {
        writeError(failure.text);
        if (m_isJson) {
            object[QStringLiteral("ok")] = false;
            object[QStringLiteral("text")] = failure.text;
            writeOutput(object);
        }
        finish(failure.code);
    }

private:
    Clock &m_clock;
    ProfileSession m_session;
    bool m_isJson;
};

} // namespace pillarbox::app
