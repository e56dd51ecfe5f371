#pragma once
// A file that is either there as a whole and on the disk, or not at all: written beside its place as *.part (mode 0600),
// synced, renamed, and the folder synced. Any thread.

#include "smtp/base/expected.h"
#include "smtp/outbox/outboxerror.h"

#include <QByteArrayView>
#include <QFile>

namespace pillarbox::outbox {

class DurableFile
{
public:
    explicit DurableFile(const QString &path);
    ~DurableFile(); // what was not committed is removed
    DurableFile(const DurableFile &) = delete;
    DurableFile &operator=(const DurableFile &) = delete;

    Expected<Done, OutboxError> open();
    Expected<Done, OutboxError> write(QByteArrayView bytes);
    Expected<Done, OutboxError> commit();

private:
    Unexpected<OutboxError> failure(const QString &reason) const;
    Unexpected<OutboxError> systemFailure() const; // from errno

    QString m_path;
    QFile m_part;
};

// A rename or removal in it is on the disk.
bool syncFolder(const QString &path);

} // namespace pillarbox::outbox
