#pragma once
// What an import would do and what there is to be said of it, in words.

#include "smtp/account/importplaces.h"
#include "smtp/account/importplan.h"

#include <QString>

namespace pillarbox::ui {

QString programName(account::ImportSource source); // "Thunderbird"
// One sentence; with the file's name and line where it is about a place in a file.
QString importRemarkText(const account::ImportRemark &remark);
// "New", "Already there" …
QString importStateText(const account::PlannedAccount &planned);
// What is to be known of the account before it is taken, worst first; empty: nothing.
QStringList importNotes(const account::PlannedAccount &planned);

} // namespace pillarbox::ui
