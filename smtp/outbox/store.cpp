#include "smtp/outbox/store.h"

#include "smtp/outbox/abandoned.h"
#include "smtp/outbox/adoption.h"
#include "smtp/outbox/filelock.h"
#include "smtp/outbox/followup.h"
#include "smtp/outbox/schema.h"
#include "smtp/outbox/walcheck.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

namespace pillarbox::outbox {

namespace {

using namespace Qt::StringLiterals;

// Checking every page takes 1 s for about 500 MB; a large file is checked as it is read.
constexpr qint64 kCheckedSize = 32LL * 1024 * 1024;
constexpr int kAtHandAtFirst = 100; // some screens full; read in a few milliseconds
constexpr std::chrono::seconds kOpenPatience(10); // as for the database: opening takes milliseconds, or a repair

// A page that could not be read tells nothing of what is in it: "… error code 266".
OutboxError::Kind kindOfFinding(const QString &found)
{
    static const QRegularExpression code(u"error code[ =](\\d+)"_s);
    const int sqlite = code.match(found).captured(1).toInt() & 0xff;
    return sqlite == 0 || sqlite == 11 ? OutboxError::Kind::Damaged : OutboxError::Kind::CannotRead; // SQLITE_CORRUPT
}

OutboxError newerVersion(int version)
{
    return {.kind = OutboxError::Kind::NewerVersion, .detail = QString::number(version), .error = {}};
}

const QString kRetention = u"retention"_s;

} // namespace

bool Changes::isEmpty() const
{
    return !isWhole && !agenda && items.isEmpty() && goneItems.isEmpty() && drafts.isEmpty() && goneDrafts.isEmpty();
}

Store::Store(const OutboxPaths &paths)
    : m_paths(paths)
    , m_spool(paths)
    , m_items(m_database)
    , m_drafts(m_database)
    , m_claims(m_database)
    , m_settings(m_database)
    , m_times(m_database, m_items)
{
}

Expected<Done, OutboxError> Store::open(const QDateTime &now)
{
    if (auto made = m_spool.makeFolders(); !made)
        return made;
    FileLock lock(m_paths.openLock());
    if (!lock.lockWithin(kOpenPatience))
        return Unexpected{
            OutboxError{.kind = OutboxError::Kind::Busy, .detail = QFileInfo(m_paths.openLock()).fileName(), .error = {}}};
    m_hasAdopted = false;
    auto opened = hasLostItsPast() ? Unexpected{OutboxError{.kind = OutboxError::Kind::Damaged, .detail = {}, .error = {}}}
                                   : openChecked(now);
    if (!opened && opened.error().kind == OutboxError::Kind::Damaged
        && !hasLostItsPast()) { // or misread: what is sound must not be set aside
        close();
        opened = openChecked(now);
    }
    if (!opened && opened.error().kind == OutboxError::Kind::Damaged) {
        const auto aside = setAside(now);
        if (!aside)
            return Unexpected{aside.error()};
        if (auto begun = openChecked(now); !begun)
            return begun;
        opened = Unexpected{OutboxError{.kind = OutboxError::Kind::Damaged, .detail = aside.value(), .error = {}}};
    } else if (!opened) {
        close();
        return opened;
    }
    if (opened && m_hasAdopted)
        opened = Unexpected{OutboxError{.kind = OutboxError::Kind::Damaged, .detail = {}, .error = {}}};
    guardStates(m_database);
    m_database.takeTouched();
    m_database.forgetForeign(); // from here on
    return opened;
}

Expected<Done, OutboxError> Store::openToRead()
{
    auto opened = m_database.open(m_paths.database(), Database::Access::ReadOnly);
    const auto version = schemaVersion(m_database);
    if (opened && !version)
        opened = Unexpected{version.error()};
    else if (opened && *version != kSchemaVersion)
        opened = Unexpected{*version > kSchemaVersion
                ? newerVersion(*version)
                : OutboxError{
                    .kind = OutboxError::Kind::ReadOnly, .detail = QFileInfo(m_paths.database()).fileName(), .error = {}}};
    if (!opened)
        close();
    return opened;
}

// What SQLite would not notice: a file that was emptied beside its log, and a log with a hole in it.
bool Store::hasLostItsPast() const
{
    const QString log = m_paths.database() + u"-wal"_s;
    const bool isEmptied = QFileInfo(m_paths.database()).size() == 0 && QFileInfo(log).size() > 0;
    return isEmptied || hasLostCommits(log);
}

void Store::close()
{
    m_database.close();
}

Expected<Done, OutboxError> Store::openChecked(const QDateTime &now)
{
    if (auto opened = m_database.open(m_paths.database()); !opened)
        return opened;
    const auto version = schemaVersion(m_database);
    if (!version)
        return Unexpected{version.error()};
    if (version.value() > kSchemaVersion)
        return Unexpected{newerVersion(version.value())};
    m_database.run(u"PRAGMA journal_mode=WAL"_s);
    if (auto checked = check(); !checked)
        return checked;
    return version.value() < kSchemaVersion ? begin(now) : Expected<Done, OutboxError>(Done{});
}

Expected<Done, OutboxError> Store::check()
{
    if (QFileInfo(m_paths.database()).size() > kCheckedSize)
        return m_database.answer(Done{});
    auto query = m_database.run(u"PRAGMA quick_check(1)"_s);
    const QString found = query.next() ? query.value(0).toString() : u"ok"_s;
    if (found != u"ok"_s)
        m_database.fail({.kind = kindOfFinding(found), .detail = found, .error = {}});
    return m_database.answer(Done{});
}

Expected<Done, OutboxError> Store::begin(const QDateTime &now)
{
    Transaction transaction(m_database);
    // Another process may have been quicker.
    auto query = m_database.run(u"PRAGMA user_version"_s);
    const int version = query.next() ? query.value(0).toInt() : 0;
    query.finish();
    if (version == kSchemaVersion)
        return transaction.commit();
    if (version > 0) {
        migrateSchema(m_database, version);
        return transaction.commit();
    }
    createSchema(m_database);
    const QList<ItemId> found = m_spool.stored();
    for (const ItemId &id : found)
        m_items.insert(adopt(id, m_spool.path(id), now));
    m_hasAdopted = !found.isEmpty();
    return transaction.commit();
}

Expected<QString, OutboxError> Store::setAside(const QDateTime &now)
{
    m_database.close();
    const QString stem = m_paths.database() + u".damaged-"_s + now.toUTC().toString(u"yyyyMMddTHHmmssZ"_s);
    QString aside = stem;
    for (int copy = 2; QFile::exists(aside); ++copy)
        aside = stem + u"-%1"_s.arg(copy);
    if (QFile::exists(m_paths.database()) && !QFile::rename(m_paths.database(), aside))
        return Unexpected{
            OutboxError{.kind = OutboxError::Kind::CannotWrite, .detail = QFileInfo(aside).fileName(), .error = {}}};
    // With its log, else what was committed last could not be recovered from it.
    for (const QString &suffix : {u"-wal"_s, u"-shm"_s})
        QFile::rename(m_paths.database() + suffix, aside + suffix);
    return aside;
}

Expected<Item, OutboxError> Store::load(const ItemId &id)
{
    auto item = m_items.load(id);
    if (item)
        tellAbandoned(m_database, m_paths, {&item->summary});
    return item;
}

Expected<ItemId, OutboxError> Store::add(const NewItem &item, const std::optional<DraftRecord> &draft)
{
    const ItemId id = item.summary.id;
    Transaction transaction(m_database);
    m_items.insert(item);
    if (draft)
        m_drafts.bind(*draft, id);
    auto committed = transaction.commit(id);
    if (!committed)
        m_spool.remove(id);
    else
        m_database.whenSettled([this, id](bool isCommitted) {
            if (!isCommitted)
                m_spool.remove(id);
        });
    return committed;
}

Expected<Done, OutboxError> Store::remove(const ItemId &id)
{
    auto removed = m_items.remove(id);
    if (removed)
        removeSpooled(id);
    return removed;
}

void Store::removeSpooled(const ItemId &id)
{
    m_database.whenSettled([this, id](bool isCommitted) {
        if (isCommitted)
            m_spool.remove(id);
    });
}

std::optional<DraftRecord> Store::takeDraftFor(
    const ItemSummary &item, const QDateTime &now, const std::optional<message::Draft> &ready)
{
    const auto bound = m_drafts.boundTo(item.id);
    if (!bound && !ready) {
        m_database.fail({.kind = OutboxError::Kind::NotFound, .detail = {}, .error = {}});
        return {};
    }
    DraftRecord record = bound.value_or(DraftRecord{ItemId::createUuid(), ready.value_or(message::Draft()), now});
    if (isWithSomebody(item)) {
        record = DraftRecord{ItemId::createUuid(), followUp(record.draft, item), now};
        m_drafts.insert(record);
        m_items.keepBack(item.id, now); // else the rest could get both
        return record;
    }
    if (bound)
        m_drafts.unbind(item.id);
    else
        m_drafts.insert(record);
    m_database.touchDraft(record.id);
    m_items.erase(item.id);
    return record;
}

Expected<DraftRecord, OutboxError> Store::editAgain(
    const ItemId &id, const QDateTime &now, const std::optional<message::Draft> &ready)
{
    Transaction transaction(m_database);
    m_items.require(id, Event::Edit);
    std::optional<DraftRecord> record;
    bool isGone = false;
    if (!m_database.hasFailed()) {
        const auto item = m_items.find(id);
        if (item && item.value()) {
            record = takeDraftFor(*item.value(), now, ready);
            isGone = !isWithSomebody(*item.value());
        } else {
            m_database.fail(item ? OutboxError{.kind = OutboxError::Kind::NotFound, .detail = {}, .error = {}} : item.error());
        }
    }
    auto committed = transaction.commit(record.value_or(DraftRecord{}));
    if (committed && isGone)
        removeSpooled(id);
    return committed;
}

Expected<Retention, OutboxError> Store::retention()
{
    const auto text = m_settings.value(kRetention);
    if (!text)
        return Unexpected{text.error()};
    return retentionFromText(text->value_or(QString()));
}

Expected<Done, OutboxError> Store::setRetention(const Retention &retention)
{
    return m_settings.setValue(kRetention, toText(retention));
}

Expected<RetentionStep, OutboxError> Store::letGo(const QDateTime &now)
{
    const auto setting = retention();
    if (!setting)
        return Unexpected{setting.error()};
    auto step = retentionStep(m_database, *setting, now);
    if (step)
        for (const ItemId &id : step->items)
            removeSpooled(id);
    return step;
}

void Store::rest()
{
    if (std::exchange(m_commitsAtRest, m_database.commits()) == m_database.commits())
        m_database.moveLog();
}

Changes Store::wholeChange()
{
    Changes changes;
    changes.isWhole = true;
    if (const auto drafts = m_drafts.unbound())
        changes.drafts = drafts.value();
    if (const auto agenda = readAgenda(m_database))
        changes.agenda = agenda.value();
    return changes;
}

Changes Store::beginning()
{
    Changes changes = wholeChange();
    if (!changes.agenda)
        return {}; // it is not open
    if (const auto ids = m_items.newest(kAtHandAtFirst))
        if (const auto items = m_items.some(ids.value()))
            changes.items = items.value();
    return changes;
}

Changes Store::takeForeignChanges()
{
    return changesOf(m_database.takeForeign());
}

Changes Store::takeChanges()
{
    return changesOf(m_database.takeTouched());
}

Changes Store::changesOf(const Touched &touched)
{
    if (touched.isWhole)
        return wholeChange();
    Changes changes;
    if (const auto items = m_items.some(touched.items.values())) {
        QSet<ItemId> gone = touched.items;
        for (const ItemSummary &item : items.value())
            gone.remove(item.id);
        changes.items = items.value();
        changes.goneItems = gone.values();
    }
    for (const ItemId &id : touched.drafts) {
        const auto draft = m_drafts.findUnbound(id);
        if (draft && draft.value())
            changes.drafts.append(*draft.value());
        else if (draft)
            changes.goneDrafts.append(id);
    }
    if (!touched.items.isEmpty())
        if (const auto agenda = readAgenda(m_database))
            changes.agenda = agenda.value();
    return changes;
}

} // namespace pillarbox::outbox
