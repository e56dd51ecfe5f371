#pragma once
// The words that several causes share.

#include "ui/text/explanation.h"

#include <QString>

namespace pillarbox::ui {

// The host as a sentence begins with it; "The server" when none is known.
QString serverName(const Context &context);
// "It happened while the recipients were being named."
QString whileSentence(protocol::Stage stage);
// An error's detail as far as it may be shown: one line, printable.
QString shownDetail(const protocol::SendError &error);

} // namespace pillarbox::ui
