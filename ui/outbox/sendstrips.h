#pragma once
// Under the list: one strip for each message that is held for its undo time, the newest nearest to the edge. Counts down what
// it is given; a screen reader hears of each once.

#include "smtp/outbox/item.h"

#include <QWidget>

class QVBoxLayout;

namespace pillarbox::ui {

class SendStrip;
class TextLabel;

class SendStrips : public QWidget
{
    Q_OBJECT

public:
    explicit SendStrips(QWidget *parent = nullptr);

    // Those held for undo, in the order in which they were sent; hides itself when there are none.
    void setItems(const QList<outbox::ItemSummary> &items, const QDateTime &now);
    QStringList sentences() const; // as shown, from top to bottom

Q_SIGNALS:
    void undoRequested(const pillarbox::outbox::ItemId &id);
    void sendNowRequested(const pillarbox::outbox::ItemId &id);

private:
    SendStrip *stripOf(const outbox::ItemId &id) const;
    SendStrip *add(const outbox::ItemSummary &item, const QDateTime &now);

    QVBoxLayout *m_column;
    TextLabel *m_more;
    QList<SendStrip *> m_strips; // oldest first
};

} // namespace pillarbox::ui
