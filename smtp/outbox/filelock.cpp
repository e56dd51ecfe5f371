#include "smtp/outbox/filelock.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QThread>

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace pillarbox::outbox {

namespace {

constexpr int kOwn = O_RDWR | O_CREAT;

} // namespace

FileLock::FileLock(const QString &file)
    : m_file(file)
{
}

FileLock::~FileLock()
{
    unlock();
}

bool FileLock::tryLock()
{
    return take(LOCK_EX | LOCK_NB, kOwn);
}

bool FileLock::lockWithin(std::chrono::milliseconds patience)
{
    const QDeadlineTimer end(patience);
    errno = 0;
    while (!take(LOCK_EX | LOCK_NB, kOwn)) {
        if (errno != EWOULDBLOCK)
            return true;
        if (end.hasExpired())
            return false;
        QThread::msleep(10);
    }
    return true;
}

bool FileLock::isFree()
{
    // Shared: so that two who ask at once do not mislead each other. For reading only: so may who cannot write there.
    const bool isTaken = take(LOCK_SH | LOCK_NB, O_RDONLY);
    unlock();
    return isTaken;
}

void FileLock::lockShared()
{
    take(LOCK_SH, kOwn);
}

void FileLock::unlock()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
    m_descriptor = -1;
}

bool FileLock::take(int operation, int access)
{
    if (isLocked())
        return true;
    // Close-on-exec: a child must not keep the lock of a parent that has ended.
    const int descriptor = ::open(QFile::encodeName(m_file).constData(), access | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return false;
    int result = 0;
    do {
        result = ::flock(descriptor, operation);
    } while (result != 0 && errno == EINTR);
    const int reason = errno;
    if (result == 0)
        m_descriptor = descriptor;
    else
        ::close(descriptor);
    errno = reason;
    return isLocked();
}

} // namespace pillarbox::outbox
