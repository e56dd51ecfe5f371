#include "ui/mainwindow/commandrunner.h"

#include "smtp/outbox/undotime.h"
#include "ui/mainwindow/removals.h"
#include "ui/outbox/report.h"
#include "ui/outbox/rowtext.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPointer>

#include <algorithm>

namespace pillarbox::ui {

using outbox::ItemId;
using outbox::State;

namespace {

// Its time has passed, and its name is that of one transmission (RFC 3461 4.4).
protocol::DeliveryOptions anew(protocol::DeliveryOptions options)
{
    options.hold.reset();
    if (options.dsn)
        options.dsn->envelopeId.clear();
    return options;
}

void keepOnly(message::Draft &draft, const QList<RefusedAddress> &kept)
{
    const auto isKept = [&kept](const message::Mailbox &mailbox) {
        return std::any_of(kept.begin(), kept.end(),
            [&mailbox](const RefusedAddress &one) { return message::isSameMailbox(one.address, mailbox.address); });
    };
    for (QList<message::Mailbox> *list : {&draft.to, &draft.cc, &draft.bcc})
        list->removeIf([&isKept](const message::Mailbox &mailbox) { return !isKept(mailbox); });
}

} // namespace

CommandRunner::CommandRunner(
    outbox::Outbox &outbox, outbox::DeliveryService &delivery, Removals &removals, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_outbox(outbox)
    , m_delivery(delivery)
    , m_removals(removals)
    , m_clock(clock)
{
    connect(&removals, &Removals::failed, this, &CommandRunner::failed);
    connect(&removals, &Removals::begun, this, [this] { Q_EMIT removed(m_removing); });
}

void CommandRunner::run(Command command, const QList<ItemId> &ids)
{
    if (ids.isEmpty())
        return;
    if (command == Command::Delete) {
        remove(ids);
        return;
    }
    const bool isForEach = command == Command::SendNow || command == Command::Hold || command == Command::Release;
    for (const ItemId &id : isForEach ? ids : ids.mid(0, 1))
        runEach(command, id);
}

void CommandRunner::runEach(Command command, const ItemId &id)
{
    switch (command) {
    case Command::SendNow:
        m_outbox.sendNow(id, answer());
        break;
    case Command::SendAgain:
        sendAgain(id);
        break;
    case Command::MarkAsSent:
        m_outbox.markAsSent(id, answer());
        break;
    case Command::Hold:
        m_outbox.hold(id, answer());
        break;
    case Command::Release:
        m_outbox.release(id, answer());
        break;
    case Command::Cancel:
        m_delivery.cancel(id);
        break;
    case Command::ContinueWriting:
    case Command::Edit:
        edit(id);
        break;
    case Command::EditAsNew:
        composeFrom(id);
        break;
    case Command::SendAgainToRefused:
        correct(id);
        break;
    case Command::Reschedule:
        Q_EMIT rescheduleRequested(id);
        break;
    case Command::SendThrough:
        Q_EMIT accountChoiceRequested(id);
        break;
    case Command::Check:
        Q_EMIT checkRequested(id);
        break;
    case Command::EnterPassword:
    case Command::UnlockKeychain:
    case Command::FixAccount:
        askAccount(command, id);
        break;
    case Command::CopyReport:
        copyReport(id);
        break;
    case Command::AttemptLog:
        Q_EMIT logRequested(id);
        break;
    case Command::TestConnection:
        Q_EMIT testRequested(id);
        break;
    case Command::Export:
        Q_EMIT exportRequested(id);
        break;
    case Command::Delete:
        break; // all at once, in run()
    }
}

void CommandRunner::sendAllWaiting()
{
    m_outbox.sendAllNow(answer());
}

void CommandRunner::edit(const ItemId &id)
{
    if (const outbox::DraftRecord *record = m_outbox.findDraft(id)) {
        Q_EMIT editRequested(*record);
        return;
    }
    m_outbox.editAgain(id, [self = QPointer(this)](const auto &result) {
        if (!self)
            return;
        if (result)
            Q_EMIT self->editRequested(result.value());
        else
            Q_EMIT self->failed(result.error());
    });
}

void CommandRunner::exportTo(const ItemId &id, const QString &path)
{
    m_outbox.exportTo(id, path, [self = QPointer(this), path](const auto &result) {
        if (!self)
            return;
        if (result)
            Q_EMIT self->noted(tr("Exported to %1").arg(path));
        else
            Q_EMIT self->exportFailed(result.error());
    });
}

outbox::Outbox::Callback<Done> CommandRunner::answer()
{
    return [self = QPointer(this)](const auto &result) {
        // It has moved on by itself meanwhile: the row says where to.
        if (self && !result && result.error().kind != outbox::OutboxError::Kind::WrongState)
            Q_EMIT self->failed(result.error());
    };
}

void CommandRunner::remove(const QList<ItemId> &ids)
{
    QString subject;
    if (const outbox::ItemSummary *item = m_outbox.find(ids.first()))
        subject = item->subject;
    else if (const outbox::DraftRecord *record = m_outbox.findDraft(ids.first()))
        subject = record->draft.subject;
    m_removing = ids.size() == 1 ? tr("Deleted “%1”").arg(subjectText(subject))
                                 : tr("Deleted %n message(s)", nullptr, int(ids.size()));
    m_removals.begin(ids);
}

void CommandRunner::copyReport(const ItemId &id)
{
    m_outbox.load(id, [self = QPointer(this)](const auto &result) {
        if (!self)
            return;
        if (!result) {
            Q_EMIT self->failed(result.error());
            return;
        }
        QGuiApplication::clipboard()->setText(reportOf(result.value(), self->m_clock.now()));
        Q_EMIT self->noted(tr("Report copied"));
    });
}

void CommandRunner::composeFrom(const ItemId &id)
{
    m_outbox.loadDraft(id, [self = QPointer(this)](const auto &result) {
        if (!self)
            return;
        if (result)
            Q_EMIT self->composeFromRequested(result.value());
        else
            Q_EMIT self->failed(result.error());
    });
}

void CommandRunner::correct(const ItemId &id)
{
    m_outbox.load(id, [self = QPointer(this), id](const auto &item) {
        if (!self)
            return;
        if (!item) {
            Q_EMIT self->failed(item.error());
            return;
        }
        self->m_outbox.loadDraft(id, [self, refused = refusedOf(item->summary)](const auto &result) {
            if (!self)
                return;
            if (!result) {
                Q_EMIT self->failed(result.error());
                return;
            }
            message::Draft draft = result.value();
            keepOnly(draft, refused);
            Q_EMIT self->correctRequested(draft, refused);
        });
    });
}

// The same message; of one that was sent a copy, which is another message.
void CommandRunner::sendAgain(const ItemId &id)
{
    const outbox::ItemSummary *item = m_outbox.find(id);
    if (!item || item->state != State::Sent)
        return m_outbox.sendNow(id, answer());
    m_outbox.loadDraft(id, [self = QPointer(this), id](const auto &draft) {
        if (!self)
            return;
        if (!draft) {
            Q_EMIT self->failed(draft.error());
            return;
        }
        self->sendCopy(id, *draft);
    });
}

void CommandRunner::sendCopy(const ItemId &id, const message::Draft &draft)
{
    const auto read = [id](outbox::Store &store) { return store.items().options(id); };
    m_outbox.onStore<protocol::DeliveryOptions>(read, [self = QPointer(this), draft](const auto &options) {
        if (!self)
            return;
        // It was one click: it can be taken back like what is written.
        outbox::loadUndoTime(self->m_outbox,
            [self, draft, wishes = options ? anew(*options) : protocol::DeliveryOptions()](const auto &undoTime) {
                if (self)
                    self->sendCopy(
                        draft, {.options = wishes, .undoTime = undoTime ? *undoTime : outbox::usualUndoTime, .schedule = {}});
            });
    });
}

void CommandRunner::sendCopy(const message::Draft &draft, const outbox::Departure &departure)
{
    m_outbox.enqueue(
        draft, {},
        [self = QPointer(this)](const auto &copy) {
            if (self && !copy)
                Q_EMIT self->failed(copy.error());
            else if (self)
                Q_EMIT self->noted(tr("A copy is on its way"));
        },
        departure);
}

void CommandRunner::askAccount(Command command, const ItemId &id)
{
    const outbox::ItemSummary *item = m_outbox.find(id);
    if (!item)
        return;
    if (command == Command::EnterPassword)
        Q_EMIT passwordRequested(item->accountId);
    else if (command == Command::UnlockKeychain)
        Q_EMIT unlockRequested(item->accountId);
    else
        Q_EMIT accountFixRequested(item->accountId);
}

} // namespace pillarbox::ui
