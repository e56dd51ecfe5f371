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
// account's limits let the message go. is_urgent is 2 when Send
// Now was asked for it, 1 when it only shall not wait for its relay. A row in "sending" names its claimant; handed_over_at is
// the mark that is committed before the last dot goes out.
const QString kAcceptances = u"CREATE TABLE acceptances (account TEXT NOT NULL, accepted_at INTEGER NOT NULL)"_s;
const QString kAcceptancesIndex = u"CREATE INDEX acceptances_account ON acceptances (account, accepted_at)"_s;

QStringList tables()
{
    return {
        uR"(CREATE TABLE items (
            id TEXT PRIMARY KEY NOT NULL,
            state TEXT NOT NULL CHECK (state IN
                ('draft', 'scheduled', 'held', 'waiting', 'sending', 'needsYou', 'unknown', 'failed', 'sent')),
            account TEXT NOT NULL,
            subject TEXT NOT NULL,
            from_name TEXT NOT NULL,
            from_address TEXT NOT NULL,
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
            CHECK ((state = 'sending') = (claimant IS NOT NULL))))"_s,
        u"CREATE INDEX items_due ON items (state, account, due_at)"_s,
        u"CREATE INDEX items_queued ON items (queued_at)"_s,
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

} // namespace

void guardStates(Database &database)
{
    database.run(guard());
}

Expected<int, OutboxError> schemaVersion(Database &database)
{
    auto query = database.run(u"PRAGMA user_version"_s);
    const int version = query.next() ? query.value(0).toInt() : 0;
    return database.answer(version);
}

void createSchema(Database &database)
{
    const QStringList statements = tables();
    for (const QString &statement : statements)
        database.run(statement);
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
    }
    database.run(u"PRAGMA user_version=%1"_s.arg(kSchemaVersion));
}

} // namespace pillarbox::outbox
