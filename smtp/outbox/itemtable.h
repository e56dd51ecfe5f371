#pragma once
// The rows of items, their recipients and attempts: reading them, adding one, and what a person does to one. What a delivery
// does is ClaimTable's. Store thread only.

#include "smtp/base/expected.h"
#include "smtp/message/messagesource.h"
#include "smtp/message/messagetext.h"
#include "smtp/outbox/database.h"
#include "smtp/outbox/item.h"
#include "smtp/outbox/statetable.h"
#include "smtp/outbox/tlsreport.h"
#include "smtp/protocol/deliveryoptions.h"

#include <QList>

namespace pillarbox::outbox {

// What a frozen message's row begins with.
struct NewItem {
    ItemSummary summary;
    bool has8BitContent = false;
    bool needsSmtpUtf8 = false;
    bool hasLongLine = false; // over 998 octets
    protocol::DeliveryOptions options;
    message::MessageText searchable; // beside the summary's subject and people
};

// The form in which a relay took a message's bytes, and what they must be known by to make it again.
struct SentForm {
    message::MessageFacts facts;
    message::WireForm form = message::WireForm::AsIs;
    QByteArray signature; // as in the receipt
};

class ItemTable
{
public:
    explicit ItemTable(Database &database);

    Expected<QList<ItemSummary>, OutboxError> some(const QList<ItemId> &ids); // in this order; without those that are gone
    Expected<QList<ItemId>, OutboxError> newest(int count); // by queue time; -1: all
    Expected<std::optional<ItemSummary>, OutboxError> find(const ItemId &id);
    Expected<Item, OutboxError> load(const ItemId &id);
    Expected<SentForm, OutboxError> sentForm(const ItemId &id); // as it is, of one that no relay has
    // The newest attempts of this account that said something, over all its messages; newest first.
    Expected<QList<Attempt>, OutboxError> transcripts(const QString &accountId, int most);
    Expected<TlsReport, OutboxError> tlsReport(const QDateTime &from, const QDateTime &to); // of attempts begun in between
    Expected<protocol::DeliveryOptions, OutboxError> options(const ItemId &id); // as they were asked for
    Expected<QSet<ItemId>, OutboxError> ids(); // that have bytes
    Expected<QStringList, OutboxError> acceptedDomains();

    // Inside a transaction of the caller.
    void insert(const NewItem &item);
    void erase(const ItemId &id); // with its bound draft, unless that was unbound before

    void keepBack(const ItemId &id, const QDateTime &now); // from now on held by the user, unless it is final

    // Each is refused with NotFound or WrongState, and then changes nothing.
    Expected<Done, OutboxError> sendNow(const ItemId &id, const QDateTime &now);
    // As sendNow, from now on through this account, which the user has chosen.
    Expected<Done, OutboxError> sendThrough(const ItemId &id, const QString &accountId, const QDateTime &now);
    // As sendNow, for all that wait: a slice of them; true: there may be more.
    Expected<bool, OutboxError> sendAllNow(const QDateTime &now);
    Expected<Done, OutboxError> hurry(const ItemId &id, const QDateTime &now); // as sendNow, but only from waiting
    Expected<Done, OutboxError> hold(const ItemId &id, const QDateTime &now);
    Expected<Done, OutboxError> release(const ItemId &id, const QDateTime &now);
    Expected<Done, OutboxError> remove(const ItemId &id);
    Expected<Done, OutboxError> markAsSent(const ItemId &id, const QDateTime &now);

    // Fails the transaction with NotFound, or WrongState when this cannot happen to the item in its state.
    void require(const ItemId &id, Event event);
    void setSchedule(const ItemId &id, const Schedule &schedule);

private:
    QList<ItemSummary> readSome(const QList<ItemId> &ids);
    void tryAll(const ItemId &id, const QDateTime &now);
    void makeDue(const ItemId &id, const QDateTime &now, bool isUrgent);

    Database &m_database;
};

} // namespace pillarbox::outbox
