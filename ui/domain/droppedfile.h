#pragma once
// The file that somebody drops or pastes.

#include <QString>

class QMimeData;

namespace pillarbox::ui {

QString droppedFile(const QMimeData &data); // the first one on this machine; empty: there is none

} // namespace pillarbox::ui
