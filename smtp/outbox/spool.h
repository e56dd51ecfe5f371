#pragma once
// The frozen bytes of messages, one file for each item. A file without a row is no message yet, or no longer one. Any thread;
// holds nothing but the folder's name.

#include "smtp/base/expected.h"
#include "smtp/outbox/item.h"
#include "smtp/outbox/outboxerror.h"
#include "smtp/outbox/outboxpaths.h"

#include <QByteArray>
#include <QIODevice>
#include <QSet>

#include <functional>
#include <memory>

namespace pillarbox::outbox {

// It is gone, or shorter or longer than it was: what it held is lost. Not so if it only cannot be read.
bool isLost(const QString &file, qint64 size);

class Spool
{
public:
    explicit Spool(const OutboxPaths &paths);

    Expected<Done, OutboxError> makeFolders() const;
    QString path(const ItemId &id) const;

    // Durable when it answers; source gives exactly size octets.
    Expected<Done, OutboxError> write(const ItemId &id, QIODevice &source, qint64 size) const;
    void remove(const ItemId &id) const;
    Expected<std::unique_ptr<QIODevice>, OutboxError> open(const ItemId &id) const;
    // source: open, read to its end.
    static Expected<Done, OutboxError> exportTo(QIODevice &source, const QString &path);
    static Expected<Done, OutboxError> exportInto(
        QIODevice &source, const std::function<Expected<Done, OutboxError>(QByteArrayView)> &write);

    QList<ItemId> stored() const; // last written first
    // Leftovers of a crash: unfinished files, and finished ones of which no row was committed. Only under the spool lock.
    void sweep(const QSet<ItemId> &known) const;

    // A file of its own in the profile, for what has no file yet; its path.
    Expected<QString, OutboxError> keep(const QByteArray &bytes, const QString &suffix) const;
    // Removes kept files that nothing refers to, unless they are new.
    void sweepKept(const QSet<QString> &referredTo, const QDateTime &now) const;

private:
    OutboxPaths m_paths;
};

} // namespace pillarbox::outbox
