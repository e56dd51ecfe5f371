#pragma once
// A disk that fails: while one of these lives, the calls of this process to the system for files below a folder are counted,
// and the n-th fails. It stands between SQLite, Qt, our own code and the C library: the program that links this exports the
// names of those calls (-rdynamic). One at a time; any thread may call.

#include <QByteArray>
#include <QByteArrayList>
#include <QString>

#include <cerrno>

namespace pillarbox::test {

class DiskFaults
{
public:
    explicit DiskFaults(const QString &folder);
    ~DiskFaults();
    DiskFaults(const DiskFaults &) = delete;
    DiskFaults &operator=(const DiskFaults &) = delete;

    // Counted from here, from 1. The call that fails does nothing; where it was one of the kinds that take room, and the error
    // is ENOSPC, a write does half before. Once: all is well again after it. Else it and all that come after it fail, of the
    // kinds that need room if the error is ENOSPC, of those that change something if it is EROFS.
    void failAt(int n, int error, bool isOnce);
    // From now on.
    void failAll(int error) { failAt(1, error, false); }
    void heal();

    // What a power cut could undo now: files written to since they were last synced, and folders in which a name was made or
    // changed since. In SQLite's shared memory nothing is kept.
    QByteArrayList unsynced() const;
    // Syncing does nothing to what has this in its path; for seeing that unsynced() sees it.
    void dropSyncsOf(const QByteArray &part);

    // Reading what has this in its path fails with an I/O error from now on; opening it does not. Empty: no more.
    void failReadsOf(const QByteArray &part);

    int calls() const; // that could have failed, since failAt()
    bool hasFailed() const;
    QByteArray failedCall() const; // "write outbox.db-wal"
};

} // namespace pillarbox::test
