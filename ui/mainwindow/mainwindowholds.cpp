// What the main window does about time: messages that can still be taken back, that were found so at the start, that are to be
// sent at another time; and leaving while there are such.

#include "ui/mainwindow/commandrunner.h"
#include "ui/mainwindow/leavequestion.h"
#include "ui/mainwindow/mailpage.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/outbox/sendstrips.h"
#include "ui/schedule/scheduledialog.h"

#include <QCloseEvent>

#include <utility>

namespace pillarbox::ui {

using outbox::ItemId;
using outbox::ItemSummary;

void MainWindow::connectHolds()
{
    connect(&m_holds, &UndoHolds::changed, this, &MainWindow::showHolds);
    connect(&m_holds, &UndoHolds::beat, this, [this] {
        showHolds();
        refreshSoon();
    });
    connect(&page().sends(), &SendStrips::undoRequested, m_runner, &CommandRunner::edit);
    connect(&page().sends(), &SendStrips::sendNowRequested, this,
        [this](const ItemId &id) { m_runner->run(Command::SendNow, {id}); });
    connect(&page().notice(), &NoticeBar::actionTriggered, this, [this] { actOnFound(true); });
    connect(&page().notice(), &NoticeBar::secondActionTriggered, this, [this] { actOnFound(false); });
}

void MainWindow::showHolds()
{
    page().sends().setItems(m_holds.items(), m_clock.now());
}

void MainWindow::tellFound()
{
    m_outbox.found([self = QPointer(this)](const auto &found) {
        if (!self || !found || found->isEmpty())
            return;
        self->showNotice({.title = tr("%n message(s) were not sent when Pillarbox was closed.", nullptr, int(found->size())),
            .text = tr("On hold until you decide."),
            .action = tr("Send No&w"),
            .secondAction = tr("Show")});
        self->m_found = *found;
    });
}

void MainWindow::actOnFound(bool isSending)
{
    const QList<ItemId> found = std::exchange(m_found, {});
    if (found.isEmpty())
        return;
    page().notice().clear();
    page().notice().parentWidget()->hide();
    if (isSending)
        m_runner->run(Command::SendNow, found);
    else
        select(found.first());
}

void MainWindow::askTime(const ItemId &id)
{
    m_outbox.load(id, [self = QPointer(this)](const auto &item) {
        if (self && item)
            self->askTimeOf(item->summary);
    });
}

void MainWindow::askTimeOf(const ItemSummary &item)
{
    auto *dialog = new ScheduleDialog(m_clock, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (item.schedule)
        dialog->setSchedule(*item.schedule);
    connect(dialog, &ScheduleDialog::chosen, this, [this, id = item.id](const ScheduleChoice &choice) {
        m_outbox.reschedule(id, choice.schedule, [self = QPointer(this)](const auto &result) {
            if (self && !result)
                self->showError(result.error());
        });
    });
    dialog->open();
}

// Once: whoever asks for the end again while the question stands sees the question.
void MainWindow::askToLeave(std::function<void()> leave)
{
    m_leaveQuestion->ask(m_delivery.isOffline(), [this, leave = std::move(leave)](bool isSending) {
        if (isSending)
            Q_EMIT sendsBeforeEnd();
        m_isLeaving = true;
        leave();
        m_isLeaving = false;
    });
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    const bool isEnd = !m_closingEnds || m_closingEnds();
    if (isEnd && !m_isLeaving && !m_holds.isEmpty()) {
        event->ignore();
        askToLeave([this] { close(); });
        return;
    }
    m_removals.finish();
    saveWindow();
    WindowFrame::closeEvent(event);
}

} // namespace pillarbox::ui
