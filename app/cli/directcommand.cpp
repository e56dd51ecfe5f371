#include "app/cli/directcommand.h"

#include "app/cli/arguments.h"
#include "app/cli/directsend.h"
#include "app/cli/failurereport.h"
#include "app/cli/sendoptions.h"

namespace pillarbox::app {

namespace {

Expected<Secret, Failure> passwordFor(const DirectOptions &direct, const Arguments &arguments)
{
    if (!direct.needsSecret())
        return Secret();
    return readPassword(arguments);
}

Expected<std::unique_ptr<Task>, Failure> directTask(const QStringList &words)
{
    const auto arguments = Arguments::parse(sendFlags(), words);
    if (!arguments)
        return Unexpected{usageFailure(arguments.error())};
    auto options = sendOptionsOf(*arguments);
    if (!options)
        return Unexpected{options.error()};
    if (!options->direct)
        return std::unique_ptr<Task>();
    auto password = passwordFor(*options->direct, *arguments);
    if (!password)
        return Unexpected{password.error()};
    return std::unique_ptr<Task>(std::make_unique<DirectSend>(std::move(*options), std::move(*password)));
}

} // namespace

std::optional<Prepared> prepareDirectSend(const CommandLine &line)
{
    if (line.name != CommandName::Send)
        return std::nullopt;
    auto task = directTask(line.words);
    if (!task)
        return Prepared{nullptr, reportFailure(task.error(), line.name, line.words)};
    return *task ? std::optional(Prepared{std::move(*task)}) : std::nullopt;
}

} // namespace pillarbox::app
