#pragma once
// Which messages are held for their undo time just now, and a beat each second while there are any. Looks at the messages
// it hears of, never through a list.

#include "smtp/base/clock.h"
#include "smtp/outbox/outbox.h"

#include <QObject>

#include <memory>

namespace pillarbox::ui {

class UndoHolds : public QObject
{
    Q_OBJECT

public:
    UndoHolds(outbox::Outbox &outbox, Clock &clock, QObject *parent = nullptr);

    const QList<outbox::ItemSummary> &items() const { return m_items; } // in the order in which they were sent
    bool isEmpty() const { return m_items.isEmpty(); }

Q_SIGNALS:
    void changed(); // which ones
    void beat();

private:
    void look(const outbox::ItemId &id);
    void wake();

    outbox::Outbox &m_outbox;
    Clock &m_clock;
    QList<outbox::ItemSummary> m_items;
    std::unique_ptr<Timer> m_timer;
};

} // namespace pillarbox::ui
