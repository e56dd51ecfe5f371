#pragma once
// A file that is either there as a whole and on the disk, or not at all: written beside its place as *.part, synced, renamed,
// and the folder synced. A large one is synced while it is written, slice by slice: else its last sync would hold up that of a
// small one on the same disk for as long as the whole takes. Any thread.

#include "smtp/base/expected.h"
#include "smtp/outbox/outboxerror.h"

#include <QByteArrayView>

namespace pillarbox::outbox {

class DurableFile
{
public:
    enum class Readers { OwnerOnly, AsUsual }; // by the umask
    explicit DurableFile(const QString &path, Readers readers = Readers::OwnerOnly);
    ~DurableFile(); // what was not committed is removed
    DurableFile(const DurableFile &) = delete;
    DurableFile &operator=(const DurableFile &) = delete;

    Expected<Done, OutboxError> open();
    Expected<Done, OutboxError> write(QByteArrayView bytes);
    Expected<Done, OutboxError> commit();

private:
    Unexpected<OutboxError> failure() const; // from errno

    bool pushOut();

    QString m_path;
    QString m_part;
    Readers m_readers;
    int m_descriptor = -1;
    qint64 m_written = 0;
    qint64 m_pushedOut = 0;
};

// A rename or removal in it is on the disk.
bool syncFolder(const QString &path);
// By the effective user.
bool mayWrite(const QString &path);
// Why this file or folder could not be written, from errno.
OutboxError writeError(const QString &path, int reason);

} // namespace pillarbox::outbox
