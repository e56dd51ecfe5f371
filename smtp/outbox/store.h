#pragma once
// The database of the outbox as a whole: opens it, or makes it, or sets a damaged one aside, and keeps it and the spool in
// step. Made anywhere, used on the store thread only.

#include "smtp/outbox/agenda.h"
#include "smtp/outbox/claimtable.h"
#include "smtp/outbox/database.h"
#include "smtp/outbox/drafttable.h"
#include "smtp/outbox/itemtable.h"
#include "smtp/outbox/outboxpaths.h"
#include "smtp/outbox/reporttable.h"
#include "smtp/outbox/retention.h"
#include "smtp/outbox/searchtable.h"
#include "smtp/outbox/settingstable.h"
#include "smtp/outbox/spool.h"
#include "smtp/outbox/timetable.h"

namespace pillarbox::outbox {

// What those who show items and drafts must learn.
struct Changes {
    bool isWhole = false; // too many items to name: what is known of them may be old; drafts are all there are
    QList<ItemSummary> items;
    QList<ItemId> goneItems;
    QList<DraftRecord> drafts;
    QList<ItemId> goneDrafts; // also those that became items
    std::optional<Agenda> agenda; // when items have changed

    bool isEmpty() const;
};

class Store
{
public:
    explicit Store(const OutboxPaths &paths);

    // Damaged: it was set aside, detail is where, and a new database is open; messages found in the spool are held in it.
    // So also when there was none beside a spool of messages; then there is no detail.
    Expected<Done, OutboxError> open(const QDateTime &now);
    // As it is, where nothing can be written: not repaired, not converted, for nothing but reading.
    Expected<Done, OutboxError> openToRead();
    void close();

    ItemTable &items() { return m_items; }
    Expected<Item, OutboxError> load(const ItemId &id); // an item in sending tells when its sender has ended
    DraftTable &drafts() { return m_drafts; }
    ClaimTable &claims() { return m_claims; }
    TimeTable &times() { return m_times; }

    // The message's spool file is durable already. From this commit on it is in the outbox.
    Expected<ItemId, OutboxError> add(const NewItem &item, const std::optional<DraftRecord> &draft);
    Expected<Done, OutboxError> remove(const ItemId &id);
    // An item that nobody has got becomes its draft again. Of one that somebody has, or may have, a new draft is made for
    // the others (for all, when all have it); the item stays.
    // ready: of an item that came ready, and so has none of its own.
    Expected<DraftRecord, OutboxError> editAgain(
        const ItemId &id, const QDateTime &now, const std::optional<message::Draft> &ready = {});

    Expected<SearchPage, OutboxError> search(const SearchRequest &request) { return searchStep(m_database, request); }

    Expected<ReportMatch, OutboxError> addReport(const message::DeliveryReport &report, const QDateTime &now)
    {
        return outbox::addReport(m_database, report, now);
    }

    SettingsTable &settings() { return m_settings; }
    Expected<Retention, OutboxError> retention();
    Expected<Done, OutboxError> setRetention(const Retention &retention);
    Expected<RetentionStep, OutboxError> letGo(const QDateTime &now); // one step of what the setting says

    // As those of Database: what jobs in between commit, endGroup() puts on the disk.
    void beginGroup() { m_database.beginGroup(); }
    Expected<Done, OutboxError> endGroup() { return m_database.endGroup(); }
    void whenSettled(std::function<void(bool isCommitted)> call) { m_database.whenSettled(std::move(call)); }

    // Called now and then: does what waits until nothing has been committed between two calls.
    void rest();

    // Since the last call: by our own jobs, and by other connections.
    Changes takeChanges();
    Changes takeForeignChanges();
    // To begin with: the newest items, and all drafts.
    Changes beginning();

private:
    Changes changesOf(const Touched &touched);
    Changes wholeChange();
    bool hasLostItsPast() const;
    Expected<Done, OutboxError> openChecked(const QDateTime &now);
    Expected<Done, OutboxError> check();
    Expected<Done, OutboxError> begin(const QDateTime &now);
    Expected<QString, OutboxError> setAside(const QDateTime &now);
    void removeSpooled(const ItemId &id); // once its row has gone for good
    std::optional<DraftRecord> takeDraftFor(
        const ItemSummary &item, const QDateTime &now, const std::optional<message::Draft> &ready);

    OutboxPaths m_paths;
    Spool m_spool;
    Database m_database;
    ItemTable m_items;
    DraftTable m_drafts;
    int m_commitsAtRest = 0;
    bool m_hasAdopted = false;
    ClaimTable m_claims;
    SettingsTable m_settings;
    TimeTable m_times;
};

} // namespace pillarbox::outbox
