#pragma once
// What both ways of `pillarbox send` share: the clock that is stopped, the transcript file, and the result on its way out.

#include "app/cli/sendoptions.h"
#include "app/cli/sendresult.h"
#include "app/cli/task.h"
#include "smtp/base/clock.h"

namespace pillarbox::app {

class SendTask : public Task
{
    Q_OBJECT

public:
    SendTask(SendOptions options, Clock &clock, QObject *parent = nullptr);

protected:
    const SendOptions &options() const { return m_options; }
    // Before anything is sent: a transcript that cannot be written is known now. False: the task has ended.
    bool prepareTranscript();
    void writeTranscript(const QByteArray &text);
    void finishWith(SendResult result);
    void finishWith(const protocol::SendError &error, const ui::Context &context = {});
    void finishWith(const Failure &failure);

private:
    SendOptions m_options;
    Clock &m_clock;
    std::chrono::milliseconds m_startedAt;
};

// The object of a `send` that did not come so far as a task.
void printFailure(const Failure &failure, bool isJson);

} // namespace pillarbox::app
