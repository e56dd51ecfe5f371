#include "app/start.h"

#include "app/cli/commandline.h"
#include "app/cli/failurereport.h"
#include "app/platform/process.h"
#include "app/platform/signals.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace pillarbox::app {

Words startWith(int argc, char **argv)
{
    prepareProcess();
    QCoreApplication::setApplicationName(QStringLiteral("pillarbox"));
    QCoreApplication::setApplicationVersion(QStringLiteral(PILLARBOX_VERSION));
    Words words;
    // Under the name by which other programs look for it, it does what they expect.
    if (argc > 0 && QFileInfo(QFile::decodeName(argv[0])).fileName() == QLatin1String("sendmail"))
        words.list += QStringLiteral("sendmail");
    for (int i = 1; i < argc; ++i) {
        const QByteArray bytes(argv[i]);
        words.list += QString::fromUtf8(bytes);
        // Strict: a byte that is no text cannot be shown, stored or sent exactly.
        if (!words.failure && words.list.constLast().toUtf8() != bytes)
            words.failure = usageFailure(QCoreApplication::translate("CommandLine", "Argument %1 is not valid UTF-8.").arg(i));
    }
    return words;
}

int reportWords(const Words &words)
{
    const auto line = readCommandLine(words.list);
    return int(reportFailure(*words.failure, line ? line->name : CommandName::Help, words.list));
}

int runTask(Prepared prepared)
{
    if (!prepared.task)
        return int(prepared.code);
    TerminationSignals signalWatch;
    QObject::connect(&signalWatch, &TerminationSignals::received, prepared.task.get(), &Task::interrupt);
    QObject::connect(
        prepared.task.get(), &Task::finished, QCoreApplication::instance(),
        [](ExitCode code) { QCoreApplication::exit(int(code)); }, Qt::QueuedConnection);
    QMetaObject::invokeMethod(prepared.task.get(), &Task::start, Qt::QueuedConnection);
    const int code = QCoreApplication::exec();
    prepared.task.reset();
    return code;
}

} // namespace pillarbox::app
