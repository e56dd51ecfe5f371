#include "app/cli/failurereport.h"

#include "app/cli/console.h"
#include "app/cli/sendtask.h"

#include <QCoreApplication>
#include <QJsonObject>

namespace pillarbox::app {

namespace {

QString commandWord(CommandName name)
{
    switch (name) {
    case CommandName::Send:
        return QStringLiteral(" send");
    case CommandName::Probe:
        return QStringLiteral(" probe");
    case CommandName::Check:
        return QStringLiteral(" check");
    case CommandName::Account:
        return QStringLiteral(" account");
    case CommandName::Outbox:
        return QStringLiteral(" outbox");
    case CommandName::Sendmail:
        return QStringLiteral(" sendmail");
    case CommandName::Compose:
        return QStringLiteral(" compose");
    default:
        return {};
    }
}

} // namespace

ExitCode reportFailure(const Failure &failure, CommandName name, const QStringList &words)
{
    const QString command = QLatin1String("pillarbox") + commandWord(name);
    writeError(command + QLatin1String(": ") + failure.text);
    if (failure.code == ExitCode::Usage)
        writeError(QCoreApplication::translate("CommandLine", "Try: %1 --help").arg(command));
    if (words.contains(QLatin1String("--json"))) {
        if (name == CommandName::Send)
            printFailure(failure, true);
        else
            writeOutput(QJsonObject{{QStringLiteral("ok"), false}, {QStringLiteral("text"), failure.text}});
    }
    return failure.code;
}

} // namespace pillarbox::app
