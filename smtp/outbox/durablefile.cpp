#include "smtp/outbox/durablefile.h"

#include <QFile>
#include <QFileInfo>
#include <QUuid>

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

namespace pillarbox::outbox {

using namespace Qt::StringLiterals;

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
    while (!bytes.isEmpty()) {
        const ssize_t written = ::write(m_descriptor, bytes.data(), size_t(bytes.size()));
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return failure();
        bytes = bytes.sliced(written);
    }
    return Done{};
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
    return {.kind = isFull ? Kind::DiskFull
            : isReadOnly   ? Kind::ReadOnly
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
