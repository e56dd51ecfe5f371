#pragma once
// Does what a command says to the messages it is meant for, through the outbox and the delivery service. Never blocks: what
// takes time answers later, and only while this is still there.

#include "smtp/base/clock.h"
#include "smtp/outbox/deliveryservice.h"
#include "smtp/outbox/outbox.h"
#include "ui/outbox/command.h"
#include "ui/text/refusedaddress.h"

#include <QObject>

namespace pillarbox::ui {

class Removals;

class CommandRunner : public QObject
{
    Q_OBJECT

public:
    CommandRunner(outbox::Outbox &outbox, outbox::DeliveryService &delivery, Removals &removals, Clock &clock, QObject *parent);

    void run(Command command, const QList<outbox::ItemId> &ids);
    void sendAllWaiting();
    void edit(const outbox::ItemId &id); // a draft, or an item taken back
    void exportTo(const outbox::ItemId &id, const QString &path);

Q_SIGNALS:
    void editRequested(const pillarbox::outbox::DraftRecord &record);
    void composeFromRequested(const pillarbox::message::Draft &draft);
    void correctRequested(const pillarbox::message::Draft &draft, const QList<pillarbox::ui::RefusedAddress> &refused);
    void rescheduleRequested(const pillarbox::outbox::ItemId &id);
    void accountChoiceRequested(const pillarbox::outbox::ItemId &id); // to send it through
    void checkRequested(const pillarbox::outbox::ItemId &id);
    void testRequested(const pillarbox::outbox::ItemId &id);
    void passwordRequested(const QString &accountId);
    void unlockRequested(const QString &accountId);
    void accountFixRequested(const QString &accountId);
    void logRequested(const pillarbox::outbox::ItemId &id);
    void exportRequested(const pillarbox::outbox::ItemId &id);
    void removed(const QString &sentence); // what can be taken back, in words
    void noted(const QString &sentence); // worth a word in the status bar
    void failed(const pillarbox::outbox::OutboxError &error);
    void exportFailed(const pillarbox::outbox::OutboxError &error);

private:
    outbox::Outbox::Callback<Done> answer();
    void runEach(Command command, const outbox::ItemId &id);
    void remove(const QList<outbox::ItemId> &ids);
    void copyReport(const outbox::ItemId &id);
    void composeFrom(const outbox::ItemId &id);
    void correct(const outbox::ItemId &id);
    void sendAgain(const outbox::ItemId &id);
    void sendCopy(const outbox::ItemId &id, const message::Draft &draft);
    void sendCopy(const message::Draft &draft, const outbox::Departure &departure);
    void askAccount(Command command, const outbox::ItemId &id);

    outbox::Outbox &m_outbox;
    outbox::DeliveryService &m_delivery;
    Removals &m_removals;
    Clock &m_clock;
    QString m_removing; // what is about to be deleted, in words
};

} // namespace pillarbox::ui
