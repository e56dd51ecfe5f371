#pragma once
// The five places of the sidebar, and which state belongs where.

#include "smtp/outbox/item.h"
#include "ui/theme/symbols.h"

#include <QString>

#include <array>

namespace pillarbox::ui {

enum class Folder { Outbox, Scheduled, Drafts, Failed, Sent };
inline constexpr std::array allFolders{Folder::Outbox, Folder::Scheduled, Folder::Drafts, Folder::Failed, Folder::Sent};

Folder folderOf(outbox::State state);
QList<outbox::State> statesIn(Folder folder);
QString folderName(Folder folder);
Symbol folderSymbol(Folder folder);
// What an empty folder says: a title and a sentence that teaches.
QString emptyTitle(Folder folder);
QString emptyText(Folder folder);

} // namespace pillarbox::ui
