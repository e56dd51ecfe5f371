#include "smtp/outbox/spool.h"

#include "smtp/outbox/durablefile.h"

#include <QDir>
#include <QFileInfo>

#include <cerrno>
#include <sys/stat.h>

namespace pillarbox::outbox {

namespace {

using namespace Qt::StringLiterals;

const QString kSuffix = u".eml"_s;
const QString kPartSuffix = u".part"_s;

constexpr qint64 kChunk = 256LL * 1024; // larger ones made no difference to the time, smaller ones did

OutboxError cannotRead(const QString &detail)
{
    return {.kind = OutboxError::Kind::CannotRead, .detail = detail, .error = {}};
}

Expected<Done, OutboxError> makePrivateFolder(const QString &path)
{
    QDir().mkpath(QFileInfo(path).path());
    const bool isMade = ::mkdir(QFile::encodeName(path).constData(), 0700) == 0; // another process may be quicker
    if (isMade)
        syncFolder(QFileInfo(path).path()); // what cannot be synced there is as good as anybody can have it
    else if (errno != EEXIST)
        return Unexpected{writeError(path, errno)};
    const QFileInfo info(path);
    if (!info.isDir())
        return Unexpected{writeError(path, ENOTDIR)};
    if (!mayWrite(path))
        return Unexpected{writeError(path, errno)};
    return Done{};
}

// A link keeps pointing to its file; a device or a pipe is no place for a file.
Expected<QString, OutboxError> placeFor(const QString &path)
{
    const QFileInfo info(path);
    if (info.exists() && !info.isFile())
        return Unexpected{writeError(path, info.isDir() ? EISDIR : EOPNOTSUPP)};
    return info.isSymLink() ? info.symLinkTarget() : path;
}

QList<ItemId> idsIn(const QString &folder, QDir::SortFlags order)
{
    QList<ItemId> ids;
    const QStringList names = QDir(folder).entryList({u'*' + kSuffix}, QDir::Files, order);
    for (const QString &name : names)
        if (const auto id = ItemId::fromString(name.chopped(kSuffix.size())); !id.isNull())
            ids.append(id);
    return ids;
}

// Source to sink in bounded steps; the octets that went.
template<typename Write>
Expected<qint64, OutboxError> pump(QIODevice &source, Write write)
{
    qint64 total = 0;
    for (;;) {
        QByteArray chunk(kChunk, Qt::Uninitialized);
        const qint64 got = source.read(chunk.data(), chunk.size());
        if (got < 0)
            return Unexpected{cannotRead(source.errorString())};
        if (got == 0)
            return total;
        const Expected<Done, OutboxError> written = write(QByteArrayView(chunk).first(got));
        if (!written)
            return Unexpected{written.error()};
        total += got;
    }
}

} // namespace

bool isLost(const QString &file, qint64 size)
{
    struct stat found {
    };
    if (::stat(QFile::encodeName(file).constData(), &found) != 0)
        return errno == ENOENT || errno == ENOTDIR;
    return !S_ISREG(found.st_mode) || found.st_size != size;
}

Spool::Spool(const OutboxPaths &paths)
    : m_paths(paths)
{
}

Expected<Done, OutboxError> Spool::makeFolders() const
{
    for (const QString &folder : {m_paths.directory, m_paths.spool(), m_paths.files()})
        if (auto made = makePrivateFolder(folder); !made)
            return made;
    return Done{};
}

QString Spool::path(const ItemId &id) const
{
    return m_paths.spool() + u'/' + id.toString(QUuid::WithoutBraces) + kSuffix;
}

Expected<Done, OutboxError> Spool::write(const ItemId &id, QIODevice &source, qint64 size) const
{
    DurableFile file(path(id));
    if (auto opened = file.open(); !opened)
        return opened;
    const auto total = pump(source, [&file](QByteArrayView bytes) { return file.write(bytes); });
    if (!total)
        return Unexpected{total.error()};
    // The size was told to the envelope; a source that gave another one has changed under our hands.
    if (total.value() != size)
        return Unexpected{cannotRead(source.errorString())};
    return file.commit();
}

void Spool::remove(const ItemId &id) const
{
    QFile::remove(path(id));
}

Expected<std::unique_ptr<QIODevice>, OutboxError> Spool::open(const ItemId &id) const
{
    auto source = std::make_unique<QFile>(path(id));
    if (!source->open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return Unexpected{cannotRead(QFileInfo(*source).fileName() + u": "_s + source->errorString())};
    return std::unique_ptr<QIODevice>(std::move(source));
}

Expected<Done, OutboxError> Spool::exportInto(
    QIODevice &source, const std::function<Expected<Done, OutboxError>(QByteArrayView)> &write)
{
    const auto copied = pump(source, write);
    return copied ? Expected<Done, OutboxError>(Done{}) : Unexpected{copied.error()};
}

Expected<Done, OutboxError> Spool::exportTo(QIODevice &source, const QString &path)
{
    const auto place = placeFor(path);
    if (!place)
        return Unexpected{place.error()};
    DurableFile target(place.value(), DurableFile::Readers::AsUsual);
    if (auto opened = target.open(); !opened)
        return opened;
    const auto copied = exportInto(source, [&target](QByteArrayView bytes) { return target.write(bytes); });
    return copied ? target.commit() : copied;
}

QList<ItemId> Spool::stored() const
{
    return idsIn(m_paths.spool(), QDir::Time);
}

void Spool::sweep(const QSet<ItemId> &known) const
{
    for (const QString &folder : {m_paths.spool(), m_paths.files()}) {
        QDir parts(folder);
        const QStringList names = parts.entryList({u'*' + kPartSuffix}, QDir::Files);
        for (const QString &name : names)
            parts.remove(name);
    }
    const QList<ItemId> ids = idsIn(m_paths.spool(), QDir::Unsorted); // by time, each would be looked at
    for (const ItemId &id : ids)
        if (!known.contains(id))
            remove(id);
}

Expected<QString, OutboxError> Spool::keep(const QByteArray &bytes, const QString &suffix) const
{
    const QString name = ItemId::createUuid().toString(QUuid::WithoutBraces);
    const QString path = m_paths.files() + u'/' + name + (suffix.isEmpty() ? QString() : u'.' + suffix);
    DurableFile file(path);
    if (const auto opened = file.open(); !opened)
        return Unexpected{opened.error()};
    if (const auto written = file.write(bytes); !written)
        return Unexpected{written.error()};
    if (const auto committed = file.commit(); !committed)
        return Unexpected{committed.error()};
    return path;
}

void Spool::sweepKept(const QSet<QString> &referredTo, const QDateTime &now) const
{
    const QFileInfoList files = QDir(m_paths.files()).entryInfoList(QDir::Files);
    for (const QFileInfo &file : files) {
        // A day: a window that has just been given the file may not have saved its draft yet.
        const bool isNew = file.lastModified().daysTo(now) < 2;
        if (!isNew && !referredTo.contains(file.absoluteFilePath()))
            QFile::remove(file.absoluteFilePath());
    }
}

} // namespace pillarbox::outbox
