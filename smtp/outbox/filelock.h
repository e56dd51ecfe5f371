#pragma once
// An advisory lock on a file, kept by the kernel: it ends with the process, however that ends, and never goes stale
// (QLockFile must guess whether a dead holder's number was given to a new process). Counts between any two FileLock
// objects, also of one process.

#include <QString>

#include <chrono>

namespace pillarbox::outbox {

class FileLock
{
public:
    explicit FileLock(const QString &file);
    ~FileLock(); // unlocks
    FileLock(const FileLock &) = delete;
    FileLock &operator=(const FileLock &) = delete;

    bool tryLock(); // exclusively; never waits
    // Exclusively. False: another process still has it; where there can be no lock file, nobody has.
    bool lockWithin(std::chrono::milliseconds patience);
    bool isFree(); // nobody has it, not even shared; not to be asked by who has it
    void lockShared();
    void unlock();
    bool isLocked() const { return m_descriptor >= 0; }

private:
    bool take(int operation, int access);

    QString m_file;
    int m_descriptor = -1;
};

} // namespace pillarbox::outbox
