#pragma once
// "Sending “Subject” in 8 s", with the two ways to end the wait and a line that grows shorter.

#include "smtp/outbox/item.h"

#include <QWidget>

class QPushButton;
class QToolButton;

namespace pillarbox::ui {

class PrimaryButton;
class SignLabel;
class TextLabel;

class SendStrip : public QWidget
{
    Q_OBJECT

public:
    explicit SendStrip(const outbox::ItemId &id, QWidget *parent = nullptr);

    const outbox::ItemId &id() const { return m_id; }
    void setItem(const outbox::ItemSummary &item, const QDateTime &now);
    void setFirst(bool isFirst); // the one that the keys are for
    void announce();
    QString sentence() const;

Q_SIGNALS:
    void undoRequested();
    void sendNowRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    outbox::ItemId m_id;
    double m_left = 1; // of the time
    SignLabel *m_sign;
    TextLabel *m_sentence;
    TextLabel *m_people;
    QToolButton *m_sendNow;
    PrimaryButton *m_undo;
    QPushButton *m_plainUndo; // instead, where another strip has the window's one filled button
};

} // namespace pillarbox::ui
