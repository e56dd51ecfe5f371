#pragma once
// An outbox with as many items as are wished for, written in one go: mostly sent ones, some of each other kind that does
// nothing by itself, over two accounts.

#include <QString>

namespace pillarbox::test {

enum class SpoolFiles { Without, Empty };
// A new outbox in this folder; nobody may have it open. False: it could not be written.
bool fillOutbox(const QString &directory, int count, SpoolFiles files = SpoolFiles::Without);

} // namespace pillarbox::test
