// From the Send button to the moment the message is durable, and the ways out of the window.

#include "ui/composer/attachmentbar.h"
#include "ui/composer/bodyedit.h"
#include "ui/composer/composer.h"
#include "ui/composer/composernotices.h"
#include "ui/composer/fromfield.h"
#include "ui/composer/headerpane.h"
#include "ui/composer/recipientfield.h"
#include "ui/schedule/scheduledialog.h"
#include "ui/text/explanation.h"

#include <QCloseEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QToolBar>

namespace pillarbox::ui {

void Composer::send()
{
    m_isLaterWanted = false;
    if (isReadyToSend())
        depart({.options = {}, .undoTime = m_undoTime, .schedule = {}});
}

void Composer::sendLater()
{
    m_isLaterWanted = true;
    if (isReadyToSend())
        askWhen();
}

bool Composer::isReadyToSend()
{
    if (m_isSending || m_isDone)
        return false;
    m_header->commit();
    if (const auto fault = m_notices->firstUnanswered(faults())) {
        reveal(*fault);
        return false;
    }
    return true;
}

void Composer::askWhen()
{
    auto *dialog = new ScheduleDialog(m_clock, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (const auto account = m_header->from()->account())
        dialog->setRelay(relayOffer(*account));
    if (m_isStartAtLoginOffered)
        dialog->offerStartAtLogin();
    connect(dialog, &ScheduleDialog::chosen, this, &Composer::departAt);
    dialog->open();
}

void Composer::departAt(const ScheduleChoice &choice)
{
    outbox::Departure departure;
    if (choice.isKeptByRelay) {
        departure.options.hold = choice.schedule.at;
        departure.undoTime = m_undoTime;
    } else {
        departure.schedule = choice.schedule;
    }
    if (choice.startsAtLogin)
        Q_EMIT startAtLoginRequested();
    depart(departure);
}

void Composer::depart(const outbox::Departure &departure)
{
    setLocked(true);
    // The row first: what Undo and Edit will read is what is sent, cursor included.
    m_saver.saveNow([this, departure](const Expected<Done, outbox::OutboxError> &result) {
        if (result)
            enqueue(departure);
        else
            finishSending(Unexpected{result.error()});
    });
}

void Composer::enqueue(const outbox::Departure &departure)
{
    const auto account = m_header->from()->account();
    const auto identity = m_header->from()->identity();
    m_outbox.enqueue(
        draft(), m_saver.id(),
        [self = QPointer(this)](const Expected<outbox::ItemId, outbox::OutboxError> &result) {
            if (self)
                self->finishSending(result);
        },
        account ? outbox::boundTo(departure, *account, *identity) : departure);
}

void Composer::finishSending(const Expected<outbox::ItemId, outbox::OutboxError> &result)
{
    setLocked(false);
    if (!result) {
        stay(result.error());
        return;
    }
    m_saver.stop();
    Q_EMIT sent(result.value());
    closeForGood();
}

void Composer::stay(const outbox::OutboxError &error)
{
    const Explanation explanation = explain(error);
    QString text = explanation.why;
    for (const QString &sentence : {explanation.next, explanation.you}) {
        if (!sentence.isEmpty())
            text += (text.isEmpty() ? QString() : QStringLiteral(" ")) % sentence;
    }
    m_notices->report(explanation.what, text);
}

void Composer::setLocked(bool isLocked)
{
    m_isSending = isLocked;
    if (isLocked)
        m_notices->wait(tr("Saving to the outbox…"), tr("The window closes when the message is safe there."));
    else
        m_notices->settle();
    for (QWidget *part : std::initializer_list<QWidget *>{m_toolBar, m_header, m_body, m_attachments})
        part->setEnabled(!isLocked);
    if (!isLocked)
        placeFocus();
}

void Composer::reveal(const Fault &fault)
{
    switch (fault.field) {
    case Field::From:
        m_header->from()->setFocus(Qt::OtherFocusReason);
        return;
    case Field::Cc:
    case Field::Bcc:
        m_header->reveal(fault.field);
        [[fallthrough]];
    case Field::To:
        m_header->recipients(fault.field)->focusAt(fault.index);
        return;
    case Field::Subject:
        m_header->subject()->setFocus(Qt::OtherFocusReason);
        return;
    case Field::Body:
        m_body->setFocus(Qt::OtherFocusReason);
        return;
    case Field::Attachments:
        m_attachments->focusLast();
        return;
    }
}

void Composer::markRefused(const QList<RefusedAddress> &refused)
{
    m_refused = refused;
    refreshKnowledge();
    const auto all = faults();
    m_notices->setFaults(all);
    for (const Fault &fault : all) {
        if (fault.kind == Fault::Kind::RefusedBefore)
            return reveal(fault);
    }
}

void Composer::useSuggestion(const Fault &fault)
{
    const auto mailboxes = m_header->recipients(fault.field)->mailboxes();
    if (fault.index < 0 || fault.index >= mailboxes.size())
        return;
    m_header->recipients(fault.field)->replaceAt(fault.index, {mailboxes.at(fault.index).name, fault.suggestion});
}

void Composer::removeRecipient(const Fault &fault)
{
    m_header->recipients(fault.field)->removeAt(fault.index);
    m_header->recipients(fault.field)->setFocus(Qt::OtherFocusReason);
}

bool Composer::tryToClose()
{
    return close();
}

void Composer::closeEvent(QCloseEvent *event)
{
    if (m_isSending) { // a moment; it closes by itself
        event->ignore();
        return;
    }
    if (!m_isDone && isUntouched()) {
        m_saver.discard();
        m_isDone = true;
    }
    if (!m_isDone && m_isChanged) {
        event->ignore();
        askBeforeClosing();
        return;
    }
    m_saver.stop();
    event->accept();
    Q_EMIT closed();
}

void Composer::askBeforeClosing()
{
    if (m_question) {
        m_question->raise();
        return;
    }
    m_question = new QMessageBox(this);
    m_question->setAttribute(Qt::WA_DeleteOnClose);
    m_question->setWindowModality(Qt::WindowModal);
    m_question->setIcon(QMessageBox::NoIcon);
    m_question->setWindowTitle(tr("Close Message"));
    m_question->setText(tr("Keep this message as a draft?"));
    m_question->setInformativeText(tr("A kept draft is in the main window under Drafts."));
    auto *keep = m_question->addButton(tr("&Keep Draft"), QMessageBox::AcceptRole);
    auto *discard = m_question->addButton(tr("&Discard"), QMessageBox::DestructiveRole);
    m_question->setEscapeButton(m_question->addButton(QMessageBox::Cancel));
    m_question->setDefaultButton(keep);
    connect(keep, &QPushButton::clicked, this, &Composer::keepAndClose);
    connect(discard, &QPushButton::clicked, this, [this] {
        m_saver.discard();
        closeForGood();
    });
    m_question->open();
}

void Composer::keepAndClose()
{
    m_header->commit();
    m_saver.saveNow([this](const Expected<Done, outbox::OutboxError> &result) {
        if (result)
            closeForGood();
    });
}

void Composer::closeForGood()
{
    m_isDone = true;
    close();
}

} // namespace pillarbox::ui
