#pragma once
// The sentence about what Pillarbox does next by itself.

#include "ui/text/explanation.h"

namespace pillarbox::ui {

QString nextStep(const protocol::SendError &error, const Context &context);

} // namespace pillarbox::ui
