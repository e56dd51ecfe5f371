#pragma once
// Whether a draft can become a message: addresses, and no control character in what goes into header fields. Names the first
// field that is wrong. Opens no file.

#include "smtp/message/mimewriter.h"

#include <optional>

namespace pillarbox::message {

std::optional<WriteError> checkDraft(const Draft &draft);

} // namespace pillarbox::message
