#include "ui/mainwindow/leavequestion.h"

#include "ui/mainwindow/undoholds.h"
#include "ui/outbox/rowtext.h"
#include "ui/text/scheduletext.h"

#include <QMessageBox>
#include <QPushButton>

#include <memory>
#include <utility>

namespace pillarbox::ui {

LeaveQuestion::LeaveQuestion(outbox::Outbox &outbox, UndoHolds &holds, Clock &clock, QWidget *window)
    : QObject(window)
    , m_outbox(outbox)
    , m_holds(holds)
    , m_clock(clock)
    , m_window(window)
{
    connect(&holds, &UndoHolds::beat, this, &LeaveQuestion::refresh);
    connect(&holds, &UndoHolds::changed, this, &LeaveQuestion::refresh);
}

void LeaveQuestion::ask(bool isOffline, Leave leave)
{
    m_leave = std::move(leave);
    if (m_holds.isEmpty())
        return done(false);
    if (!m_box)
        build(isOffline);
    refresh();
    m_box->open();
    m_box->raise();
}

void LeaveQuestion::build(bool isOffline)
{
    m_box = new QMessageBox(m_window);
    m_box->setAttribute(Qt::WA_DeleteOnClose);
    m_box->setWindowModality(Qt::WindowModal);
    m_box->setIcon(QMessageBox::NoIcon);
    m_box->setWindowTitle(tr("Quit Pillarbox"));
    auto *keep = m_box->addButton(tr("&Keep for Next Start"), QMessageBox::AcceptRole);
    connect(keep, &QPushButton::clicked, this, &LeaveQuestion::keep);
    m_box->setDefaultButton(keep);
    if (!isOffline) { // else it could not go now
        auto *send = m_box->addButton(tr("&Send Now and Quit"), QMessageBox::AcceptRole);
        connect(send, &QPushButton::clicked, this, &LeaveQuestion::sendNow);
        m_box->setDefaultButton(send);
    }
    m_box->setEscapeButton(m_box->addButton(tr("&Cancel"), QMessageBox::RejectRole));
}

void LeaveQuestion::refresh()
{
    if (!m_box)
        return;
    const auto items = m_holds.items();
    if (items.isEmpty()) { // the time is over: it goes, and so does the question
        m_box->close();
        return done(true);
    }
    const qint64 seconds = secondsUntil(items.first().nextAttempt.value_or(m_clock.now()), m_clock.now());
    m_box->setText(items.size() == 1
            ? tr("“%1” sends in %2 s.").arg(subjectText(items.first().subject)).arg(seconds)
            : tr("%n message(s) are about to be sent, the first in %1 s.", nullptr, int(items.size())).arg(seconds));
    m_box->setInformativeText(items.size() == 1
            ? tr("If it is kept, it is on hold until the next start, and Pillarbox asks then.")
            : tr("If they are kept, they are on hold until the next start, and Pillarbox asks then."));
}

void LeaveQuestion::sendNow()
{
    m_box.clear(); // answered
    const auto items = m_holds.items();
    const auto left = std::make_shared<qsizetype>(items.size());
    for (const outbox::ItemSummary &item : items)
        m_outbox.sendNow(item.id, [self = QPointer(this), left](const auto &) {
            if (--*left == 0 && self)
                self->done(true);
        });
}

// The mark of the next start, put now: the undo time runs on meanwhile.
void LeaveQuestion::keep()
{
    m_box.clear(); // answered
    m_outbox.keepFound([self = QPointer(this)](const auto &) {
        if (self)
            self->done(false);
    });
}

void LeaveQuestion::done(bool isSending)
{
    if (const Leave leave = std::exchange(m_leave, {}))
        leave(isSending);
}

} // namespace pillarbox::ui
