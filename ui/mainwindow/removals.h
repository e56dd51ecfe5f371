#pragma once
// What the user deleted stays for a while, hidden and held, so that it can be taken back; then it goes for good. Going on to
// delete something else, or leaving, ends the wait.

#include "smtp/base/clock.h"
#include "smtp/outbox/outbox.h"

#include <QHash>
#include <QObject>

#include <memory>

namespace pillarbox::ui {

class Removals : public QObject
{
    Q_OBJECT

public:
    Removals(outbox::Outbox &outbox, Clock &clock, QObject *parent = nullptr);

    void begin(const QList<outbox::ItemId> &ids);
    void undo();
    void finish(); // now
    bool isHidden(const outbox::ItemId &id) const { return m_hidden.contains(id); }
    // By id, with the state they were in.
    const QHash<outbox::ItemId, outbox::State> &hidden() const { return m_hidden; }
    bool isPending() const { return !m_pending.isEmpty(); }

Q_SIGNALS:
    void changed(); // what is hidden
    void begun(); // something can be taken back
    void ended(); // nothing can be taken back any more
    void failed(const pillarbox::outbox::OutboxError &error);

private:
    struct Pending {
        outbox::ItemId id;
        outbox::State state = outbox::State::Draft;
        bool isDraft = false;
        bool wasActive = false; // would have been sent: held meanwhile
    };

    void beginItems(const QList<outbox::ItemSummary> &items);
    void hide(const Pending &pending);
    void startWait();
    void holdMeanwhile(const outbox::ItemId &id);
    void giveBack(const outbox::ItemId &id); // after a failure
    void remove(const Pending &pending);

    outbox::Outbox &m_outbox;
    Clock &m_clock;
    QList<Pending> m_pending;
    QHash<outbox::ItemId, outbox::State> m_hidden; // the pending ones, and those on their way out
    std::unique_ptr<Timer> m_timer;
};

} // namespace pillarbox::ui
