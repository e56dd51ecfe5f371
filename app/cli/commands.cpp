#include "app/cli/commands.h"

#include "app/cli/accountcommand.h"
#include "app/cli/accountsend.h"
#include "app/cli/arguments.h"
#include "app/cli/console.h"
#include "app/cli/directsend.h"
#include "app/cli/help.h"
#include "app/cli/outboxcommand.h"
#include "app/cli/probecommand.h"
#include "app/cli/sendoptions.h"

#include <QCoreApplication>

namespace pillarbox::app {

namespace {

using MaybeTask = Expected<std::unique_ptr<Task>, Failure>;

MaybeTask sendTask(const QStringList &words, const Profile &profile)
{
    const auto arguments = Arguments::parse(sendFlags(), words);
    if (!arguments)
        return Unexpected{usageFailure(arguments.error())};
    auto options = sendOptionsOf(*arguments);
    if (!options)
        return Unexpected{options.error()};
    if (!options->direct)
        return std::unique_ptr<Task>(std::make_unique<AccountSend>(std::move(*options), profile));
    Secret password;
    if (!options->direct->userName.isEmpty()) {
        auto read = readPassword(*arguments);
        if (!read)
            return Unexpected{read.error()};
        password = std::move(*read);
    }
    return std::unique_ptr<Task>(std::make_unique<DirectSend>(std::move(*options), std::move(password)));
}

MaybeTask probeTask(const QStringList &words)
{
    const auto arguments = Arguments::parse(probeFlags(), words);
    if (!arguments)
        return Unexpected{usageFailure(arguments.error())};
    auto options = probeOptionsOf(*arguments);
    if (!options)
        return Unexpected{options.error()};
    return std::unique_ptr<Task>(std::make_unique<ProbeCommand>(std::move(*options)));
}

MaybeTask taskOf(const CommandLine &line, const Profile &profile)
{
    switch (line.name) {
    case CommandName::Send:
        return sendTask(line.words, profile);
    case CommandName::Account:
        return accountTaskOf(line.words, profile);
    case CommandName::Outbox:
        return outboxTaskOf(line.words, profile);
    default:
        return probeTask(line.words);
    }
}

QString commandWord(CommandName name)
{
    switch (name) {
    case CommandName::Send:
        return QStringLiteral(" send");
    case CommandName::Probe:
        return QStringLiteral(" probe");
    case CommandName::Account:
        return QStringLiteral(" account");
    case CommandName::Outbox:
        return QStringLiteral(" outbox");
    case CommandName::Compose:
        return QStringLiteral(" compose");
    default:
        return {};
    }
}

} // namespace

Prepared prepareCommand(const CommandLine &line, const Profile &profile)
{
    auto task = taskOf(line, profile);
    if (!task)
        return {nullptr, reportFailure(task.error(), line.name, line.words)};
    return {std::move(*task), ExitCode::Ok};
}

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
