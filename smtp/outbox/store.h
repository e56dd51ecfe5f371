#pragma once
// The database of the outbox as a whole: opens it, or makes it, or sets a damaged one aside, and keeps it and the spool in
// step. Made anywhere, used on the store thread only.

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

// What a list of items and drafts must learn.
struct Changes {
    bool isWhole = false; // everything, the list begins anew
    QList<ItemSummary> items;
    QList<ItemId> goneItems;
    QList<DraftRecord> drafts;
    QList<ItemId> goneDrafts; // also those that became items

    bool isEmpty() const;
};

class Store
{
public:
    explicit Store(const OutboxPaths &paths);

    // Damaged: it was set aside, detail is where, and a new database is open; messages found in the spool are held in it.
    Expected<Done, OutboxError> open(const QDateTime &now);
    void close();

    ItemTable &items() { return m_items; }
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

    // Since the last call: by our own jobs, or everything when another connection has written.
    Changes takeChanges();
    Changes takeForeignChanges();
    Changes everything();

private:
    bool hasLostItsPast() const;
    Expected<Done, OutboxError> openChecked(const QDateTime &now);
    Expected<Done, OutboxError> check();
    Expected<Done, OutboxError> begin(const QDateTime &now);
    Expected<QString, OutboxError> setAside(const QDateTime &now);
    void sweep(const QDateTime &now);
    std::optional<DraftRecord> takeDraftFor(
        const ItemSummary &item, const QDateTime &now, const std::optional<message::Draft> &ready);

    OutboxPaths m_paths;
    Spool m_spool;
    Database m_database;
    ItemTable m_items;
    DraftTable m_drafts;
    ClaimTable m_claims;
    SettingsTable m_settings;
    TimeTable m_times;
};

} // namespace pillarbox::outbox
