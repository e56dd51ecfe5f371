#pragma once
// What HTML says, for finding words in it: tags, comments, styles and scripts go, character references become characters.
// Not for showing.

#include <QString>

namespace pillarbox::message {

QString htmlToText(const QString &html);

} // namespace pillarbox::message
