#pragma once
// "User not local": the address that a server names in 251 or 551 (RFC 5321 section 3.4). It is shown and never followed: who
// is behind it cannot be known.

#include "smtp/outbox/item.h"

#include <QString>

namespace pillarbox::ui {

// Made printable; empty: no such reply, or none named.
QString forwardPathOf(int replyCode, const QByteArray &serverText);
// "The server forwards it to b@y.org by itself …"; empty: nothing to say.
QString forwardSentence(const outbox::Recipient &recipient);

} // namespace pillarbox::ui
