#pragma once
// Leaving while a message is held for its undo time: asks once what becomes of it. Nothing is held: leaves without a word.

#include "smtp/base/clock.h"
#include "smtp/outbox/outbox.h"

#include <QObject>
#include <QPointer>

#include <functional>

class QMessageBox;

namespace pillarbox::ui {

class UndoHolds;

class LeaveQuestion : public QObject
{
    Q_OBJECT

public:
    LeaveQuestion(outbox::Outbox &outbox, UndoHolds &holds, Clock &clock, QWidget *window);

    // isSending: the messages have been let go just now and shall go out before the end.
    using Leave = std::function<void(bool isSending)>;
    void ask(bool isOffline, Leave leave);

private:
    void build(bool isOffline);
    void refresh();
    void sendNow();
    void keep();
    void done(bool isSending);

    outbox::Outbox &m_outbox;
    UndoHolds &m_holds;
    Clock &m_clock;
    QWidget *m_window;
    QPointer<QMessageBox> m_box;
    Leave m_leave;
};

} // namespace pillarbox::ui
