#include "smtp/outbox/durablefile.h"

#include <QFile>
#include <QFileInfo>
#include <QUuid>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

namespace pillarbox::outbox {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kSlice = 4LL * 1024 * 1024; // a slow disk writes it in some tens of milliseconds

#ifdef Q_OS_LINUX
// Only a hint: a file system without it writes when it is synced.
bool isHintTaken(int result)
{
    return result == 0 || errno == ENOSYS || errno == EINVAL || errno == ESPIPE;
}
bool pushOutRange(int file, qint64 from, qint64 size)
{
    return isHintTaken(::sync_file_range(file, from, size, SYNC_FILE_RANGE_WRITE));
}
bool awaitRange(int file, qint64 from, qint64 size)
{
    const auto whole = SYNC_FILE_RANGE_WAIT_BEFORE | SYNC_FILE_RANGE_WRITE | SYNC_FILE_RANGE_WAIT_AFTER;
    return size == 0 || isHintTaken(::sync_file_range(file, from, size, whole)); // 0 would mean up to the end
}
#else
bool pushOutRange(int, qint64, qint64)
{
    return true;
}
bool awaitRange(int file, qint64, qint64)
{
    return ::fsync(file) == 0;
}
#endif

} // namespace

DurableFile::DurableFile(const QString &path, Readers readers)
    : m_path(path)
    , m_part(path + u'.' + QUuid::createUuid().toString(QUuid::Id128).left(8) + u".part"_s)
    , m_readers(readers)
{
}

DurableFile::~DurableFile()
{
    if (m_descriptor < 0)
        return;
    ::close(m_descriptor);
    ::unlink(QFile::encodeName(m_part).constData());
}

Expected<Done, OutboxError> DurableFile::open()
{
    const mode_t mode = m_readers == Readers::OwnerOnly ? 0600 : 0666;
    m_descriptor = ::open(QFile::encodeName(m_part).constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    if (m_descriptor < 0)
        return failure();
    return Done{};
}

Expected<Done, OutboxError> DurableFile::write(QByteArrayView bytes)
{
    m_written += bytes.size();
    while (!bytes.isEmpty()) {
        const ssize_t written = ::write(m_descriptor, bytes.data(), size_t(bytes.size()));
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return failure();
        bytes = bytes.sliced(written);
    }
    if (m_written - m_pushedOut >= kSlice && !pushOut())
        return failure();
    return Done{};
}

// What the disk is given to write is never more than two slices ahead. An error that is told here is not told again by the sync
// at the end.
bool DurableFile::pushOut()
{
    const qint64 before = std::max<qint64>(0, m_pushedOut - kSlice);
    const bool isPushed = pushOutRange(m_descriptor, m_pushedOut, m_written - m_pushedOut)
        && awaitRange(m_descriptor, before, m_pushedOut - before);
    m_pushedOut = m_written;
    return isPushed;
}

Expected<Done, OutboxError> DurableFile::commit()
{
    if (::fsync(m_descriptor) != 0)
        return failure();
    if (std::rename(QFile::encodeName(m_part).constData(), QFile::encodeName(m_path).constData()) != 0)
        return failure();
    ::close(std::exchange(m_descriptor, -1)); // what could fail in it, fsync has told
    if (syncFolder(QFileInfo(m_path).path()))
        return Done{};
    const auto failed = failure();
    QFile::remove(m_path);
    return failed;
}

Unexpected<OutboxError> DurableFile::failure() const
{
    return Unexpected{writeError(m_path, errno)};
}

OutboxError writeError(const QString &path, int reason)
{
    using Kind = OutboxError::Kind;
    const bool isFull = reason == ENOSPC || reason == EDQUOT;
    const bool isReadOnly = reason == EROFS || reason == EACCES || reason == EPERM;
    return {.kind = isFull    ? Kind::DiskFull
            : reason == EFBIG ? Kind::SizeLimit
            : isReadOnly      ? Kind::ReadOnly
                              : Kind::CannotWrite,
        .detail = QFileInfo(path).fileName() + u": "_s + qt_error_string(reason),
        .error = {}};
}

bool mayWrite(const QString &path)
{
    return ::faccessat(AT_FDCWD, QFile::encodeName(path).constData(), W_OK, AT_EACCESS) == 0;
}

bool syncFolder(const QString &path)
{
    const int folder = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return false;
    const bool isSynced = ::fsync(folder) == 0;
    const int reason = errno;
    ::close(folder);
    errno = reason;
    return isSynced;
}

} // namespace pillarbox::outbox
