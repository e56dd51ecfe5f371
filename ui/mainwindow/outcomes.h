#pragma once
// What becomes of messages that were on their way, in words for who does not look at the list: one message in a breath, several
// at once as numbers. What stays as it was, a message that is put off again, is not said again.

#include "smtp/base/clock.h"
#include "smtp/outbox/outbox.h"
#include "ui/outbox/rowtext.h"

#include <QHash>
#include <QMap>
#include <QObject>

#include <functional>
#include <memory>

namespace pillarbox::ui {

class Outcomes : public QObject
{
    Q_OBJECT

public:
    using RowOf = std::function<Row(const outbox::ItemSummary &)>;

    Outcomes(outbox::Outbox &outbox, Clock &clock, RowOf rowOf, QObject *parent = nullptr);

Q_SIGNALS:
    void told(const QString &words);

private:
    struct Seen {
        bool isUnderWay = false;
        outbox::State told = outbox::State::Sending;
    };

    void look(const outbox::ItemId &id);
    void note(const outbox::ItemSummary &item);
    void tell();

    outbox::Outbox &m_outbox;
    Clock &m_clock;
    RowOf m_rowOf;
    QHash<outbox::ItemId, Seen> m_seen; // under way, or put off
    QMap<outbox::State, int> m_counts; // to be told
    QString m_last; // the words for the last of them
    std::unique_ptr<Timer> m_timer;
};

} // namespace pillarbox::ui
