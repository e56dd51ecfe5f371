#include "app/cli/sendtask.h"

#include "app/cli/console.h"

#include <QCoreApplication>
#include <QFile>

namespace pillarbox::app {

namespace {

SendResult resultOf(const Failure &failure)
{
    SendResult result;
    result.note = failure.text;
    result.noteCode = failure.code;
    return result;
}

void print(const SendResult &result, bool isJson)
{
    if (const QString omission = result.omission(); !omission.isEmpty())
        writeError(omission);
    if (isJson) {
        QJsonObject object = result.toJson();
        // A failure before any stage of the dialogue is local by nature.
        if (result.noteCode != ExitCode::Ok && result.noteCode != ExitCode::Deferred)
            object[QStringLiteral("stage")] = QStringLiteral("local");
        if (!writeOutput(object))
            writeLostResult(result.text());
        return;
    }
    const bool isCalm = result.status() == SendStatus::Sent || result.isOnlyQueued;
    if (!isCalm)
        writeError(result.text());
    else if (!writeOutput(result.text()))
        writeLostResult(result.text());
    if (result.error && !result.error->serverText.isEmpty())
        writeError(ui::printable(result.error->serverText));
    for (const Rejection &rejection : result.rejected)
        writeError(rejection.address + QLatin1String(": ") + ui::printable(rejection.serverText));
}

} // namespace

SendTask::SendTask(SendOptions options, Clock &clock, QObject *parent)
    : Task(parent)
    , m_options(std::move(options))
    , m_clock(clock)
    , m_startedAt(clock.monotonic())
{
}

bool SendTask::prepareTranscript()
{
    if (!m_options.transcriptFile)
        return true;
    QFile file(*m_options.transcriptFile);
    if (file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return true;
    finishWith(Failure{ExitCode::CannotCreate, QString(*m_options.transcriptFile + QLatin1String(": ") + file.errorString())});
    return false;
}

void SendTask::writeTranscript(const QByteArray &text)
{
    if (!m_options.transcriptFile)
        return;
    QFile file(*m_options.transcriptFile);
    // The message may be out: its outcome is told all the same.
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(text) != text.size() || !file.flush())
        writeError(*m_options.transcriptFile + QLatin1String(": ") + file.errorString());
}

void SendTask::finishWith(SendResult result)
{
    result.took = m_clock.monotonic() - m_startedAt;
    print(result, m_options.isJson);
    finish(result.exitCode());
}

void SendTask::finishWith(const protocol::SendError &error, const ui::Context &context)
{
    SendResult result;
    result.error = error;
    result.context = context;
    result.context.isInOutbox = false;
    finishWith(std::move(result));
}

void SendTask::finishWith(const Failure &failure)
{
    finishWith(resultOf(failure));
}

void printFailure(const Failure &failure, bool isJson)
{
    print(resultOf(failure), isJson);
}

} // namespace pillarbox::app
