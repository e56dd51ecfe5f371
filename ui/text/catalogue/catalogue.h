#pragma once
// Finds an error's entry in the catalogue. The most specific entry wins: the one with the longest text; of those one that is of
// a single provider; then the exact enhanced status code before its subject alone, then the exact reply code before its class,
// then one of certain stages before one of any. Of two texts of equal length the one that the reply says first.

#include "ui/text/catalogue/rule.h"
#include "ui/text/explanation.h"

#include <QList>

#include <tuple>

namespace pillarbox::ui {

using Rank = std::tuple<qsizetype, bool, int, int, bool>;

Rank rankOf(const CauseRule &rule);
// Every entry that fits, the one that wins first. Empty for errors that are no reply, socket's or TLS' fault.
QList<const CauseRule *> rulesFor(const protocol::SendError &error, const Context &context);
const CauseRule *ruleFor(const protocol::SendError &error, const Context &context); // null: none

} // namespace pillarbox::ui
