#pragma once
// What a child did to its files (recorder.c), done again step by step on a disk that knows what has been synced: what a power
// cut after any of the steps could leave. A file keeps what was in it at its last sync, a folder its names; of what came later
// each may have got to the disk or not. A new file's name is not taken to come with the file's own sync, as POSIX says.

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QMap>
#include <QString>

#include <optional>
#include <random>

namespace pillarbox::test {

struct DiskStep {
    // write truncate sync create mkdir rename unlink; and what is no step of the disk: "told", a line of the child; "heard", a
    // Message-ID, noted by the relay before it answers the end of the data.
    QByteArray operation;
    qint64 offset = 0;
    QString path;
    QByteArray bytes;
};
QList<DiskStep> readHistory(const QString &file);
void addToHistory(const QString &file, const QByteArray &operation, const QByteArray &bytes);

// What is there after the power cut.
enum class Left {
    OnlySynced,
    All, // as after a kill
    NamesUnsynced, // all names, of the files only what was synced
    BytesUnsynced, // all that is in the files, only the names that were synced
    Torn, // the first of the unsynced names; of the unsynced writes some, and of some the first sectors
};

class CutDisk
{
public:
    // What is in the folder now has been there for long. Files whose name does not matter to the outbox are left out.
    explicit CutDisk(const QString &folder);

    void take(const DiskStep &step);
    void leave(Left left, unsigned seed, const QString &folder) const; // there, as files

private:
    struct Write {
        qint64 offset = 0;
        QByteArray bytes;
        bool isTruncation = false;
    };
    struct File {
        QByteArray synced;
        QList<Write> unsynced;
    };
    using Names = QMap<QString, int>; // of the file; a folder has none
    struct Change {
        QString path;
        QString from; // of a rename
        std::optional<int> file; // absent: the name goes
    };

    static QByteArray after(QByteArray content, const Write &write);
    QByteArray contentOf(const File &file, Left left, std::mt19937 &random) const;
    Names namesOf(Left left, std::mt19937 &random) const;
    void change(const Change &change);
    static void apply(Names &names, const Change &change);
    void sync(const QString &path);

    QString m_folder;
    QList<File> m_files;
    Names m_names;
    Names m_syncedNames;
    QList<Change> m_changes; // unsynced
};

} // namespace pillarbox::test
