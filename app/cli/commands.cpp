#include "app/cli/commands.h"

#include "app/cli/accountcommand.h"
#include "app/cli/accountsend.h"
#include "app/cli/arguments.h"
#include "app/cli/checkcommand.h"
#include "app/cli/directcommand.h"
#include "app/cli/failurereport.h"
#include "app/cli/outboxcommand.h"
#include "app/cli/probecommand.h"
#include "app/cli/receivedcommand.h"
#include "app/cli/recipientcommand.h"
#include "app/cli/sendmail.h"
#include "app/cli/sendoptions.h"

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
    return std::unique_ptr<Task>(std::make_unique<AccountSend>(std::move(*options), profile));
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

MaybeTask checkTask(const QStringList &words, const Profile &profile)
{
    const auto arguments = Arguments::parse(checkFlags(), words);
    if (!arguments)
        return Unexpected{usageFailure(arguments.error())};
    if (const auto file = arguments->value("--received"); file && arguments->words().isEmpty()) {
        const auto copy = receivedCopyOf(*file);
        if (!copy)
            return Unexpected{copy.error()};
        return std::unique_ptr<Task>(std::make_unique<ReceivedCommand>(*copy, profile, arguments->has("--json")));
    }
    if (arguments->has("--recipient")) {
        auto recipients = recipientOptionsOf(*arguments);
        if (!recipients)
            return Unexpected{recipients.error()};
        return std::unique_ptr<Task>(
            std::make_unique<RecipientCommand>(recipients->addresses, recipients->common, profile, arguments->has("--json")));
    }
    auto options = checkOptionsOf(*arguments);
    if (!options)
        return Unexpected{options.error()};
    return std::unique_ptr<Task>(std::make_unique<CheckCommand>(std::move(*options), profile));
}

MaybeTask sendmailTask(const QStringList &words, const Profile &profile)
{
    auto options = sendmailOptionsOf(words);
    if (!options)
        return Unexpected{options.error()};
    return std::unique_ptr<Task>(std::make_unique<Sendmail>(std::move(*options), profile));
}

MaybeTask taskOf(const CommandLine &line, const Profile &profile)
{
    switch (line.name) {
    case CommandName::Send:
        return sendTask(line.words, profile);
    case CommandName::Check:
        return checkTask(line.words, profile);
    case CommandName::Account:
        return accountTaskOf(line.words, profile);
    case CommandName::Sendmail:
        return sendmailTask(line.words, profile);
    case CommandName::Outbox:
        return outboxTaskOf(line.words, profile);
    default:
        return probeTask(line.words);
    }
}

} // namespace

Prepared prepareCommand(const CommandLine &line, const Profile &profile)
{
    if (auto direct = prepareDirectSend(line))
        return std::move(*direct);
    auto task = taskOf(line, profile);
    if (!task)
        return {nullptr, reportFailure(task.error(), line.name, line.words)};
    return {std::move(*task), ExitCode::Ok};
}

} // namespace pillarbox::app
