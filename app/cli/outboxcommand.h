#pragma once
// `pillarbox outbox …`: chooses among its commands.

#include "app/cli/commandtask.h"

#include <memory>

namespace pillarbox::app {

// words: after "outbox".
Expected<std::unique_ptr<Task>, Failure> outboxTaskOf(const QStringList &words, const Profile &profile);

} // namespace pillarbox::app
