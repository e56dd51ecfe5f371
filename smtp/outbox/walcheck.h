#pragma once
// Whether the log beside a SQLite database (-wal) has been damaged. SQLite stops reading it at the first frame that is not
// whole, as after a power cut, and goes back in time without a word: what was sent would wait again. Reads the file only.
// Format: https://sqlite.org/fileformat2.html#walformat

#include <QString>

namespace pillarbox::outbox {

// True: behind a frame that is not whole are ends of at least two transactions. A power cut leaves one at most, for each is
// synced before the next begins.
bool hasLostCommits(const QString &log);

} // namespace pillarbox::outbox
