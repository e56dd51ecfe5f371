#pragma once
// The sentence at the foot of the window.

#include "smtp/outbox/agenda.h"

#include <QDateTime>
#include <QString>

namespace pillarbox::ui {

// "2 waiting, next attempt 14:10", "Nothing is waiting".
QString statusText(const outbox::Agenda &agenda, const QDateTime &now);

} // namespace pillarbox::ui
