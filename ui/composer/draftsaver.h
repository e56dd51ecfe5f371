#pragma once
// Keeps a draft safe while it is written: no change is older than two seconds on disk, however steadily a person types.
// The time runs from the first unsaved change, not from the last. GUI thread; the work is the outbox's.

#include "smtp/base/clock.h"
#include "smtp/message/draft.h"
#include "smtp/outbox/outbox.h"

#include <QDateTime>
#include <QObject>

#include <functional>
#include <memory>
#include <vector>

namespace pillarbox::ui {

class DraftSaver : public QObject
{
    Q_OBJECT

public:
    using Source = std::function<message::Draft()>;
    using Done = std::function<void(const Expected<pillarbox::Done, outbox::OutboxError> &)>;

    DraftSaver(outbox::Outbox &outbox, Clock &clock, Source source, QObject *parent = nullptr);

    // A draft that is on disk already.
    void adopt(const outbox::ItemId &id);
    const outbox::ItemId &id() const { return m_id; }
    bool isOnDisk() const { return m_isOnDisk; }
    bool isDirty() const { return m_isDirty; }

    void markChanged();
    void saveNow(Done done = {});
    void discard(); // takes the draft from the disk
    void stop(); // leaves the disk as it is; no save follows

Q_SIGNALS:
    void saved(const QDateTime &at);
    void failed(const pillarbox::outbox::OutboxError &error);

private:
    void arm();
    void finish(const Expected<pillarbox::Done, outbox::OutboxError> &result);

    outbox::Outbox &m_outbox;
    Clock &m_clock;
    Source m_source;
    outbox::ItemId m_id = outbox::ItemId::createUuid();
    std::unique_ptr<Timer> m_timer;
    bool m_isDirty = false;
    bool m_isOnDisk = false;
    bool m_isStopped = false;
};

} // namespace pillarbox::ui
