#include "smtp/outbox/schema.h"

#include "smtp/outbox/reporttable.h"
#include "smtp/outbox/retention.h"
#include "smtp/outbox/searchtable.h"
#include "smtp/outbox/settingstable.h"
#include "smtp/outbox/statetable.h"

#include <QStringList>

namespace pillarbox::outbox {

namespace {

using namespace Qt::StringLiterals;

// Times are milliseconds since 1970, UTC. due_at is the message's own schedule, of a held one the end of its undo time;
// relay_until is when its relay may be tried again, null while nothing is wrong with it; with is_paced it is when the
// account's limits let the message go. is_urgent is 2 when Send Now was asked for it, 1 when it only shall not wait for its
// relay. A row in "sending" names its claimant; handed_over_at is the mark that is committed before the last dot goes out.
const QString kItems = uR"(CREATE TABLE items (
            id TEXT PRIMARY KEY NOT NULL,
            state TEXT NOT NULL CHECK (state IN
                ('draft', 'scheduled', 'held', 'waiting', 'sending', 'needsYou', 'unknown', 'failed', 'sent')),
            account TEXT NOT NULL,
            subject TEXT NOT NULL,
            from_name TEXT NOT NULL,
            from_address TEXT NOT NULL,
            envelope_sender TEXT NOT NULL DEFAULT '',
            relay TEXT NOT NULL DEFAULT '',
            backup TEXT NOT NULL DEFAULT '',
            queued_at INTEGER NOT NULL,
            changed_at INTEGER NOT NULL,
            size INTEGER NOT NULL,
            is_8bit INTEGER NOT NULL,
            is_smtputf8 INTEGER NOT NULL,
            is_long_line INTEGER NOT NULL DEFAULT 0,
            message_id BLOB NOT NULL,
            attempts INTEGER NOT NULL DEFAULT 0,
            due_at INTEGER NOT NULL,
            relay_until INTEGER,
            is_paced INTEGER NOT NULL DEFAULT 0,
            tried_at INTEGER,
            is_urgent INTEGER NOT NULL DEFAULT 0,
            reason BLOB,
            claimant TEXT,
            handed_over_at INTEGER,
            handed_over_by BLOB,
            receipt BLOB,
            options BLOB,
            search_key INTEGER,
            is_receipt_only INTEGER NOT NULL DEFAULT 0,
            hold TEXT CHECK (hold IN ('undo', 'user', 'found', 'missed')),
            scheduled_at INTEGER,
            time_zone TEXT NOT NULL DEFAULT '',
            missed_rule TEXT NOT NULL DEFAULT 'send' CHECK (missed_rule IN ('send', 'ask', 'notAfter')),
            not_after INTEGER,
            CHECK ((state = 'sending') = (claimant IS NOT NULL))))"_s;
const QString kAcceptances = u"CREATE TABLE acceptances (account TEXT NOT NULL, accepted_at INTEGER NOT NULL)"_s;
const QString kAcceptancesIndex = u"CREATE INDEX acceptances_account ON acceptances (account, accepted_at)"_s;

QStringList tables()
{
    return {
        kItems,
        uR"(CREATE TABLE recipients (
            item TEXT NOT NULL REFERENCES items (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            name TEXT NOT NULL,
            address TEXT NOT NULL,
            is_hidden INTEGER NOT NULL,
            outcome TEXT NOT NULL CHECK (outcome IN ('pending', 'accepted', 'refused', 'unknown')),
            reply_code INTEGER NOT NULL DEFAULT 0,
            enhanced BLOB,
            server_text BLOB,
            answered_at INTEGER,
            PRIMARY KEY (item, position)) WITHOUT ROWID)"_s,
        uR"(CREATE TABLE attempts (
            item TEXT NOT NULL REFERENCES items (id) ON DELETE CASCADE,
            number INTEGER NOT NULL,
            is_counted INTEGER NOT NULL,
            started_at INTEGER NOT NULL,
            facts BLOB NOT NULL,
            transcript BLOB NOT NULL,
            PRIMARY KEY (item, number)))"_s,
        uR"(CREATE TABLE drafts (
            id TEXT PRIMARY KEY NOT NULL,
            item TEXT UNIQUE REFERENCES items (id) ON DELETE CASCADE,
            content BLOB NOT NULL,
            saved_at INTEGER NOT NULL))"_s,
        kAcceptances,
        kAcceptancesIndex,
    };
}

// A change of state that is in no row of the table is a fault of ours: it is refused, whoever wrote the statement.
QString guard()
{
    QStringList allowed;
    for (const Transition &transition : stateTable())
        if (transition.to)
            allowed += u"'%1>%2'"_s.arg(QLatin1String(stateName(transition.from)), QLatin1String(stateName(*transition.to)));
    return uR"(CREATE TEMP TRIGGER IF NOT EXISTS state_guard BEFORE UPDATE OF state ON items
        WHEN NEW.state <> OLD.state AND OLD.state || '>' || NEW.state NOT IN (%1)
        BEGIN SELECT RAISE(ABORT, 'no such change of state'); END)"_s.arg(allowed.join(u", "_s));
}

// A message that waited has gone elsewhere: the next one that is kept back by its account's limits may go earlier, and is asked
// about again. Whether this one was kept back too does not matter: its turn may just have been given up to it.
QStringList turns()
{
    const QString next = uR"(BEGIN UPDATE items SET relay_until = NULL, is_paced = 0 WHERE id = (SELECT id FROM items
            WHERE state = 'waiting' AND account = OLD.account AND is_paced = 1 AND relay_until IS NOT NULL
            ORDER BY is_urgent DESC, tried_at, queued_at, rowid LIMIT 1); END)"_s;
    const QString left = u"OLD.state = 'waiting'"_s;
    return {u"CREATE TEMP TRIGGER IF NOT EXISTS turn_given_up AFTER UPDATE OF state, account ON items WHEN "_s + left
            + u" AND (NEW.state NOT IN ('waiting', 'sending') OR NEW.account <> OLD.account) "_s + next,
        u"CREATE TEMP TRIGGER IF NOT EXISTS turn_deleted AFTER DELETE ON items WHEN "_s + left + u' ' + next};
}

// So that nothing that is asked again and again has to walk all items: what is due next and whose turn it is, for each account;
// what a list is made of; how many there are. A transaction writes into changes what it has touched: other processes read on
// from where they were.
QStringList shortCuts()
{
    return {
        u"CREATE INDEX items_queued ON items (queued_at)"_s,
        u"CREATE INDEX items_next ON items (account, max(due_at, ifnull(relay_until, 0))) WHERE state = 'waiting'"_s,
        u"CREATE INDEX items_turn ON items (account, is_urgent DESC, tried_at, queued_at) WHERE state = 'waiting'"_s,
        u"CREATE INDEX items_behind ON items (account, is_paced) WHERE state = 'waiting' AND relay_until IS NOT NULL"_s,
        u"CREATE INDEX items_paced ON items (account, max(due_at, ifnull(relay_until, 0))) WHERE state = 'waiting' AND is_paced = 1"_s,
        u"CREATE INDEX items_scheduled ON items (due_at) WHERE state = 'scheduled'"_s,
        u"CREATE INDEX items_not_after ON items (not_after) WHERE state IN ('scheduled', 'waiting') AND not_after IS NOT NULL"_s,
        u"CREATE INDEX items_listed ON items (state, account, changed_at, due_at, relay_until, hold, id)"_s,
        uR"(CREATE TABLE tallies (
            account TEXT NOT NULL,
            state TEXT NOT NULL,
            items INTEGER NOT NULL,
            PRIMARY KEY (account, state)) WITHOUT ROWID)"_s,
        uR"(CREATE TRIGGER items_added AFTER INSERT ON items BEGIN
            INSERT INTO tallies (account, state, items) VALUES (new.account, new.state, 1)
                ON CONFLICT (account, state) DO UPDATE SET items = items + 1;
            END)"_s,
        uR"(CREATE TRIGGER items_moved AFTER UPDATE OF state, account ON items
            WHEN old.state <> new.state OR old.account <> new.account BEGIN
            UPDATE tallies SET items = items - 1 WHERE account = old.account AND state = old.state;
            INSERT INTO tallies (account, state, items) VALUES (new.account, new.state, 1)
                ON CONFLICT (account, state) DO UPDATE SET items = items + 1;
            END)"_s,
        uR"(CREATE TRIGGER items_removed AFTER DELETE ON items BEGIN
            UPDATE tallies SET items = items - 1 WHERE account = old.account AND state = old.state;
            END)"_s,
        uR"(CREATE TABLE changes (
            revision INTEGER PRIMARY KEY,
            writer TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('item', 'draft', 'whole')),
            id TEXT NOT NULL))"_s,
    };
}

void runAll(Database &database, const QStringList &statements)
{
    for (const QString &statement : statements)
        database.run(statement);
}

} // namespace

void guardStates(Database &database)
{
    database.run(guard());
    runAll(database, turns());
}

Expected<int, OutboxError> schemaVersion(Database &database)
{
    auto query = database.run(u"PRAGMA user_version"_s);
    const int version = query.next() ? query.value(0).toInt() : 0;
    return database.answer(version);
}

void createSchema(Database &database)
{
    runAll(database, tables());
    runAll(database, shortCuts());
    createSearch(database);
    createReports(database);
    createRetention(database);
    createSettings(database);
    database.run(u"PRAGMA user_version=%1"_s.arg(kSchemaVersion));
}

void migrateSchema(Database &database, int version)
{
    if (version < 2) {
        database.run(u"ALTER TABLE items ADD COLUMN is_long_line INTEGER NOT NULL DEFAULT 0"_s);
        database.run(u"ALTER TABLE items ADD COLUMN options BLOB"_s);
    }
    if (version < 3) {
        database.run(u"ALTER TABLE items ADD COLUMN is_paced INTEGER NOT NULL DEFAULT 0"_s);
        database.run(kAcceptances);
        database.run(kAcceptancesIndex);
        database.run(u"ALTER TABLE items ADD COLUMN search_key INTEGER"_s);
        database.run(u"ALTER TABLE items ADD COLUMN is_receipt_only INTEGER NOT NULL DEFAULT 0"_s);
        createSearch(database);
        fillSearch(database);
        database.run(u"ALTER TABLE items ADD COLUMN hold TEXT CHECK (hold IN ('undo', 'user', 'found', 'missed'))"_s);
        database.run(u"ALTER TABLE items ADD COLUMN handed_over_by BLOB"_s);
        database.run(u"ALTER TABLE items ADD COLUMN scheduled_at INTEGER"_s);
        database.run(u"ALTER TABLE items ADD COLUMN time_zone TEXT NOT NULL DEFAULT ''"_s);
        database.run(uR"(ALTER TABLE items ADD COLUMN missed_rule TEXT NOT NULL DEFAULT 'send'
            CHECK (missed_rule IN ('send', 'ask', 'notAfter')))"_s);
        database.run(u"ALTER TABLE items ADD COLUMN not_after INTEGER"_s);
        database.run(u"UPDATE items SET hold = CASE WHEN is_held_by_user THEN 'user' ELSE 'found' END WHERE state = 'held'"_s);
        database.run(u"ALTER TABLE items DROP COLUMN is_held_by_user"_s);
        createReports(database);
        createRetention(database);
        createSettings(database);
        database.run(u"DROP INDEX IF EXISTS items_due"_s);
        database.run(u"DROP INDEX IF EXISTS items_queued"_s);
        runAll(database, shortCuts());
        database.run(u"INSERT INTO tallies SELECT account, state, count(*) FROM items GROUP BY account, state"_s);
    }
    if (version < 4) {
        database.run(u"ALTER TABLE items ADD COLUMN envelope_sender TEXT NOT NULL DEFAULT ''"_s);
        database.run(u"ALTER TABLE items ADD COLUMN relay TEXT NOT NULL DEFAULT ''"_s);
    }
    if (version < 5)
        database.run(u"ALTER TABLE items ADD COLUMN backup TEXT NOT NULL DEFAULT ''"_s);
    database.run(u"PRAGMA user_version=%1"_s.arg(kSchemaVersion));
}

} // namespace pillarbox::outbox
