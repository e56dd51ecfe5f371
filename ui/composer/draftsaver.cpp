#include "ui/composer/draftsaver.h"

#include <QPointer>

namespace pillarbox::ui {

namespace {

// Half a second is left for the disk, so that the promise of two holds.
constexpr std::chrono::milliseconds delay{1500};

} // namespace

DraftSaver::DraftSaver(outbox::Outbox &outbox, Clock &clock, Source source, QObject *parent)
    : QObject(parent)
    , m_outbox(outbox)
    , m_clock(clock)
    , m_source(std::move(source))
{
}

void DraftSaver::adopt(const outbox::ItemId &id)
{
    m_id = id;
    m_isOnDisk = true;
    m_isDirty = false;
    m_timer.reset();
}

void DraftSaver::markChanged()
{
    if (m_isStopped)
        return;
    m_isDirty = true;
    arm();
}

void DraftSaver::arm()
{
    if (!m_timer)
        m_timer = m_clock.startTimer(delay, [this] { saveNow(); });
}

void DraftSaver::saveNow(Done done)
{
    if (m_isStopped)
        return;
    m_timer.reset();
    m_isDirty = false; // what is typed from here on is a new change
    m_outbox.saveDraft(m_id, m_source(),
        [self = QPointer(this), done = std::move(done)](const Expected<pillarbox::Done, outbox::OutboxError> &result) {
            if (self)
                self->finish(result);
            if (self && done)
                done(result);
        });
}

void DraftSaver::finish(const Expected<pillarbox::Done, outbox::OutboxError> &result)
{
    if (m_isStopped)
        return;
    if (result) {
        m_isOnDisk = true;
        Q_EMIT saved(m_clock.now());
        return;
    }
    markChanged(); // tried again, until the disk takes it
    Q_EMIT failed(result.error());
}

void DraftSaver::discard()
{
    stop();
    m_outbox.removeDraft(m_id);
}

void DraftSaver::stop()
{
    m_isStopped = true;
    m_isDirty = false;
    m_timer.reset();
}

} // namespace pillarbox::ui
