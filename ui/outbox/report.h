#pragma once
// What one hands to a provider when asking for help: a message's attempts and answers as plain text. Holds no secret and no
// word of the message but its subject.

#include "smtp/outbox/item.h"

#include <QDateTime>
#include <QString>

namespace pillarbox::ui {

QString reportOf(const outbox::Item &item, const QDateTime &now);
// One attempt as a block of it: time, server, stages, answer.
QString attemptText(const outbox::Attempt &attempt);
// The server's answer that ended it, or what else did.
QString answerText(const outbox::Attempt &attempt);

} // namespace pillarbox::ui
