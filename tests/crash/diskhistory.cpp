#include "tests/crash/diskhistory.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace pillarbox::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int kFolder = -1;
constexpr qsizetype kSector = 512;

// Shared memory and locks: whoever opens the outbox makes them new.
bool isKept(const QString &path)
{
    return !path.endsWith(u"-shm"_s) && !path.endsWith(u".lock"_s);
}

QString folderOf(const QString &path)
{
    return path.left(path.lastIndexOf(u'/'));
}

} // namespace

QList<DiskStep> readHistory(const QString &file)
{
    QFile history(file);
    QList<DiskStep> steps;
    if (!history.open(QIODevice::ReadOnly))
        return steps;
    while (!history.atEnd()) {
        const QByteArray head = history.readLine().chopped(1);
        const QByteArrayList words = head.split(' ');
        const QByteArray path = words.mid(3).join(' ');
        steps.append(
            {words[0], words.value(1).toLongLong(), QFile::decodeName(path), history.read(words.value(2).toLongLong())});
    }
    return steps;
}

void addToHistory(const QString &file, const QByteArray &operation, const QByteArray &bytes)
{
    QFile history(file);
    if (history.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered))
        history.write(operation + " 0 " + QByteArray::number(bytes.size()) + " -\n" + bytes);
}

CutDisk::CutDisk(const QString &folder)
    : m_folder(folder)
{
    QDirIterator all(folder, QDir::AllEntries | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        const QString path = all.next();
        m_names.insert(path, all.fileInfo().isDir() ? kFolder : int(m_files.size()));
        if (all.fileInfo().isDir())
            continue;
        QFile file(path);
        m_files.append({file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray(), {}});
    }
    m_syncedNames = m_names;
}

void CutDisk::take(const DiskStep &step)
{
    const int file = m_names.value(step.path, kFolder);
    if (step.operation == "sync") {
        sync(step.path);
    } else if (step.operation == "create") {
        m_files.append(File{});
        change({step.path, {}, int(m_files.size()) - 1});
    } else if (step.operation == "mkdir") {
        change({step.path, {}, kFolder});
    } else if (step.operation == "rename") {
        change({QFile::decodeName(step.bytes), step.path, file});
    } else if (step.operation == "unlink") {
        change({step.path, {}, {}});
    } else if (file != kFolder) {
        m_files[file].unsynced.append({step.offset, step.bytes, step.operation == "truncate"});
    }
}

void CutDisk::apply(Names &names, const Change &change)
{
    if (!change.from.isEmpty())
        names.remove(change.from);
    if (change.file)
        names.insert(change.path, *change.file);
    else
        names.remove(change.path);
}

void CutDisk::change(const Change &change)
{
    apply(m_names, change);
    m_changes.append(change);
}

void CutDisk::sync(const QString &path)
{
    const int file = m_names.value(path, kFolder);
    if (file != kFolder) {
        File &synced = m_files[file];
        for (const Write &write : std::as_const(synced.unsynced))
            synced.synced = after(synced.synced, write);
        synced.unsynced.clear();
        return;
    }
    QList<Change> others;
    for (const Change &change : std::as_const(m_changes))
        if (folderOf(change.path) == path)
            apply(m_syncedNames, change);
        else
            others.append(change);
    m_changes = others;
}

QByteArray CutDisk::after(QByteArray content, const Write &write)
{
    if (write.isTruncation) {
        content.resize(std::min<qsizetype>(content.size(), write.offset));
        return content.leftJustified(write.offset, '\0');
    }
    content = content.leftJustified(write.offset, '\0');
    return content.replace(write.offset, write.bytes.size(), write.bytes);
}

QByteArray CutDisk::contentOf(const File &file, Left left, std::mt19937 &random) const
{
    QByteArray content = file.synced;
    if (left == Left::OnlySynced || left == Left::NamesUnsynced)
        return content;
    for (Write write : file.unsynced) {
        const unsigned lot = left == Left::Torn ? random() % 4 : 0; // 1 in 4: nothing; 1 in 4: the first sectors
        if (lot == 1 && !write.isTruncation)
            write.bytes.truncate(write.bytes.size() / kSector / 2 * kSector);
        if (lot != 2)
            content = after(content, write);
    }
    return content;
}

CutDisk::Names CutDisk::namesOf(Left left, std::mt19937 &random) const
{
    if (left == Left::All || left == Left::NamesUnsynced)
        return m_names;
    Names names = m_syncedNames;
    if (left == Left::Torn)
        for (qsizetype i = 0, count = qsizetype(random() % (m_changes.size() + 1)); i < count; ++i)
            apply(names, m_changes[i]);
    return names;
}

void CutDisk::leave(Left left, unsigned seed, const QString &folder) const
{
    std::mt19937 random(seed);
    const Names names = namesOf(left, random);
    for (const auto &[path, file] : names.asKeyValueRange()) { // a folder comes before what is in it
        const QString place = folder + path.mid(m_folder.size());
        if (file == kFolder) {
            QDir().mkdir(place); // not, when its own folder's name is lost
            continue;
        }
        QFile copy(place);
        if (isKept(path) && copy.open(QIODevice::WriteOnly))
            copy.write(contentOf(m_files[file], left, random));
    }
}

} // namespace pillarbox::test
