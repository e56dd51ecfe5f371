#include "smtp/outbox/durablefile.h"

#include <QFileInfo>

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

namespace pillarbox::outbox {

using namespace Qt::StringLiterals;

DurableFile::DurableFile(const QString &path)
    : m_path(path)
    , m_part(path + u".part"_s)
{
}

DurableFile::~DurableFile()
{
    if (m_part.isOpen())
        m_part.remove();
}

Expected<Done, OutboxError> DurableFile::open()
{
    const auto mode = QIODevice::WriteOnly | QIODevice::Truncate | QIODevice::Unbuffered;
    if (!m_part.open(mode, QFile::ReadOwner | QFile::WriteOwner))
        return failure(m_part.errorString());
    return Done{};
}

Expected<Done, OutboxError> DurableFile::write(QByteArrayView bytes)
{
    if (m_part.write(bytes.data(), bytes.size()) != bytes.size())
        return failure(m_part.errorString());
    return Done{};
}

Expected<Done, OutboxError> DurableFile::commit()
{
    if (::fsync(m_part.handle()) != 0)
        return systemFailure();
    if (std::rename(QFile::encodeName(m_part.fileName()).constData(), QFile::encodeName(m_path).constData()) != 0)
        return systemFailure();
    m_part.close();
    if (syncFolder(QFileInfo(m_path).path()))
        return Done{};
    const auto failed = systemFailure();
    QFile::remove(m_path);
    return failed;
}

Unexpected<OutboxError> DurableFile::failure(const QString &reason) const
{
    return Unexpected{OutboxError{
        .kind = OutboxError::Kind::CannotWrite, .detail = QFileInfo(m_path).fileName() + u": "_s + reason, .error = {}}};
}

Unexpected<OutboxError> DurableFile::systemFailure() const
{
    return failure(qt_error_string(errno));
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
