#include "smtp/outbox/outbox.h"

#include "smtp/outbox/filelock.h"
#include "smtp/outbox/readydraft.h"
#include "smtp/outbox/spooledform.h"

#include <algorithm>

namespace pillarbox::outbox {

namespace {

// Others' changes are looked for this often; asking SQLite costs some microseconds and no disk access.
constexpr std::chrono::milliseconds kPollInterval(500);

// A full disk, say: the message stays held until the change can be written.
constexpr std::chrono::seconds kUndoAgain(5);

// Takes about 50 ms: neither the first of them nor other processes wait for longer than that.
constexpr qsizetype kMostTogether = 100;

OutboxError toOutboxError(const message::ReportError &error)
{
    using Kind = message::ReportError::Kind;
    switch (error.kind) {
    case Kind::CannotReadFile:
        return {.kind = OutboxError::Kind::CannotRead, .detail = error.detail, .error = {}};
    case Kind::TooLarge:
        return {.kind = OutboxError::Kind::TooLarge, .detail = error.detail, .error = {}};
    case Kind::NotAMessage:
    case Kind::NotAReport:
        break;
    }
    return {.kind = OutboxError::Kind::NotAReport, .detail = error.detail, .error = {}};
}

} // namespace

Outbox::Outbox(const QString &directory, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_paths{directory}
    , m_spool(m_paths)
    , m_store(std::make_shared<Store>(m_paths))
    , m_catalogue(std::make_shared<Catalogue>(m_paths))
    , m_drafts([this](const DraftRecord &record, DraftSaver::Callback done) {
        onStore<Done>([record](Store &store) { return store.drafts().save(record); }, std::move(done));
    })
    , m_storeThread(QStringLiteral("store"))
    , m_spoolThread(QStringLiteral("spool"))
    , m_readingThread(QStringLiteral("reading"))
{
}

Outbox::~Outbox()
{
    m_drafts.flushAll();
    m_spoolThread.finish(); // its last jobs give jobs to the store
    m_readingThread.post([catalogue = m_catalogue] { catalogue->close(); });
    m_readingThread.finish(); // the last to close puts the log away, and that is the store
    m_storeThread.post([this, store = m_store] {
        endGroup(*store);
        store->close();
    });
    m_storeThread.finish();
}

void Outbox::toGui(std::function<void()> call)
{
    QMetaObject::invokeMethod(this, std::move(call), Qt::QueuedConnection);
}

// Jobs that have come together go to the disk together: the first one that is worked off closes the group behind all those that
// wait already. None is answered before.
void Outbox::post(StoreJob job, Answering answering)
{
    m_storeThread.post([this, store = m_store, job = std::move(job), answering] {
        if (m_group.isEmpty() && m_hasty.isEmpty()) {
            store->beginGroup();
            m_storeThread.post([this, store] { endGroup(*store); });
        }
        (answering == Answering::BeforeNews ? m_hasty : m_group).append(job(*store));
        if (m_group.size() + m_hasty.size() == kMostTogether)
            endGroup(*store);
    });
}

void Outbox::endGroup(Store &store)
{
    if (m_group.isEmpty() && m_hasty.isEmpty())
        return; // it was ended before its time
    const auto ended = store.endGroup();
    const auto loss = ended ? std::nullopt : std::optional(ended.error());
    const auto give = [loss](const QList<StoreAnswer> &answers) {
        for (const StoreAnswer &answer : answers)
            answer(loss);
    };
    if (!m_hasty.isEmpty())
        toGui([give, answers = std::exchange(m_hasty, {})] { give(answers); });
    toGui([this, give, answers = std::exchange(m_group, {}), changes = store.takeChanges()] {
        apply(changes);
        give(answers);
    });
}

void Outbox::inSlices(
    std::function<Expected<bool, OutboxError>(Store &)> slice, Callback<Done> done, std::function<bool()> goesOn)
{
    auto next = [this, slice, done = std::move(done), goesOn = std::move(goesOn)](const Expected<bool, OutboxError> &hasMore) {
        if (hasMore && *hasMore && (!goesOn || goesOn()))
            inSlices(slice, done, goesOn);
        else if (done)
            done(hasMore ? Expected<Done, OutboxError>(Done{}) : Unexpected{hasMore.error()});
    };
    onStore<bool>(std::move(slice), std::move(next));
}

void Outbox::apply(const Changes &changes)
{
    if (changes.isEmpty())
        return;
    const QSet<ItemId> items = m_overview.apply(changes);
    if (changes.isWhole)
        Q_EMIT manyChanged();
    for (const ItemId &id : items)
        Q_EMIT itemChanged(id);
    Q_EMIT changed();
}

void Outbox::open(Callback<Done> done)
{
    m_storeThread.post([this, store = m_store, now = m_clock.now(), done = std::move(done)] {
        endGroup(*store);
        begin(*store, store->open(now), Database::Access::Full, done);
    });
}

void Outbox::openToRead(Callback<Done> done)
{
    m_storeThread.post([this, store = m_store, done = std::move(done)] {
        begin(*store, toldApart(store->openToRead()), Database::Access::ReadOnly, done);
    });
}

void Outbox::begin(Store &store, const Expected<Done, OutboxError> &result, Database::Access access, const Callback<Done> &done)
{
    auto changes = store.beginning();
    if (changes.isWhole)
        m_readingThread.post(
            [catalogue = m_catalogue, access] { (void)catalogue->open(access); }); // what it cannot do it says when asked
    toGui([this, result, changes = std::move(changes), access, done] {
        apply(changes);
        if (changes.isWhole && access == Database::Access::Full)
            pollLater();
        if (done)
            done(result);
    });
}

void Outbox::pollLater()
{
    m_pollTimer = m_clock.startTimer(kPollInterval, [this] { poll(); });
}

void Outbox::poll()
{
    refresh([this] { pollLater(); });
    m_storeThread.post([this, store = m_store] {
        endGroup(*store);
        store->rest();
    });
}

void Outbox::refresh(std::function<void()> done)
{
    m_storeThread.post([this, store = m_store, done = std::move(done)] {
        endGroup(*store);
        auto changes = store->takeForeignChanges();
        toGui([this, changes = std::move(changes), done] {
            apply(changes);
            done();
        });
    });
}

void Outbox::list(const ListQuery &query, Callback<QList<ListEntry>> done)
{
    read<QList<ListEntry>>([query](Catalogue &catalogue) { return catalogue.list(query); }, std::move(done));
}

void Outbox::ids(Callback<QList<ItemId>> done)
{
    read<QList<ItemId>>([](Catalogue &catalogue) { return catalogue.items().newest(-1); }, std::move(done));
}

void Outbox::fetch(const QList<ItemId> &ids, Callback<QList<ItemSummary>> done)
{
    read<QList<ItemSummary>>([ids](Catalogue &catalogue) { return catalogue.some(ids); },
        [this, generation = m_overview.generation(), done = std::move(done)](
            const Expected<QList<ItemSummary>, OutboxError> &items) {
            if (items)
                m_overview.keep(items.value(), generation);
            if (done)
                done(items);
        });
}

void Outbox::domainsWrittenTo(Callback<QStringList> done)
{
    read<QStringList>([](Catalogue &catalogue) { return catalogue.items().acceptedDomains(); }, std::move(done));
}

const DraftRecord *Outbox::findDraft(const ItemId &id) const
{
    const auto &all = drafts();
    const auto found = std::find_if(all.begin(), all.end(), [&id](const DraftRecord &record) { return record.id == id; });
    return found == all.end() ? nullptr : &*found;
}

void Outbox::sweep()
{
    m_readingThread.post([catalogue = m_catalogue, now = m_clock.now()] { catalogue->sweep(now); });
}

void Outbox::load(const ItemId &id, Callback<Item> done)
{
    onStore<Item>([id](Store &store) { return store.load(id); }, std::move(done));
}

void Outbox::enqueue(const message::Draft &draft, const ItemId &draftId, Callback<ItemId> done, const Departure &departure)
{
    const QDateTime now = m_clock.now();
    auto item = checkIn(draft, now);
    if (item)
        item = bound(item.value(), departure);
    if (!item)
        return answer<ItemId>(done, Unexpected{item.error()});
    m_drafts.flush(draftId);
    const DraftRecord record{draftId.isNull() ? ItemId::createUuid() : draftId, draft, now};
    freeze(
        item.value(), [draft, date = now.toLocalTime()] { return openDraft(draft, date); }, record, departure, std::move(done));
}

void Outbox::enqueueEml(const QString &path, const QString &accountId, const message::Mailbox &from,
    const QList<message::Mailbox> &recipients, Callback<ItemId> done, const Departure &departure)
{
    auto item = checkIn(accountId, from, recipients, m_clock.now());
    if (item)
        item = bound(item.value(), departure);
    if (!item)
        return answer<ItemId>(done, Unexpected{item.error()});
    freeze(
        item.value(), [path] { return openReady(path); }, {}, departure, std::move(done));
}

void Outbox::freeze(
    const NewItem &item, OpenSource open, std::optional<DraftRecord> draft, const Departure &departure, Callback<ItemId> done)
{
    m_spoolThread.post([this, item, open = std::move(open), draft = std::move(draft), departure, done = std::move(done)] {
        // Until the row is committed: else another process' start could take the file for a leftover.
        const auto lease = std::make_shared<FileLock>(m_paths.spoolLock());
        lease->lockShared();
        const auto frozen = writeSpool(m_spool, item, open());
        if (!frozen)
            return answer<ItemId>(done, Unexpected{frozen.error()});
        onStore<ItemId>(
            [lease, draft, item = leaving(frozen.value(), departure, m_clock.now())](Store &store) {
                auto added = store.add(item, draft);
                store.whenSettled([lease](bool) { lease->unlock(); });
                return added;
            },
            [this, undoTime = departure.undoTime, done](const Expected<ItemId, OutboxError> &added) {
                if (added && undoTime.count() > 0)
                    endUndoAfter(*added, undoTime);
                if (done)
                    done(added);
            });
    });
}

void Outbox::endUndoAfter(const ItemId &id, std::chrono::milliseconds undoTime)
{
    m_undoTimers[id] = m_clock.startTimer(undoTime, [this, id] {
        m_undoTimers.erase(id);
        onStore<Done>([id, now = m_clock.now()](Store &store) { return store.times().endUndo(id, now); },
            [this, id](const Expected<Done, OutboxError> &ended) {
                const bool isOver = ended || ended.error().kind == OutboxError::Kind::WrongState
                    || ended.error().kind == OutboxError::Kind::NotFound;
                if (!isOver)
                    endUndoAfter(id, kUndoAgain);
            });
    });
}

void Outbox::saveDraft(const ItemId &id, const message::Draft &draft, Callback<Done> done)
{
    m_drafts.save({id, draft, m_clock.now()}, std::move(done));
}

void Outbox::loadDraft(const ItemId &id, Callback<message::Draft> done)
{
    m_drafts.flush(id);
    onStore<message::Draft>([id](Store &store) { return store.drafts().load(id); },
        [this, id, done = std::move(done)](const Expected<message::Draft, OutboxError> &draft) {
            if (!draft && draft.error().kind == OutboxError::Kind::NotFound)
                readReady(id, done);
            else
                done(draft);
        });
}

void Outbox::readReady(const ItemId &id, Callback<message::Draft> done)
{
    onStore<std::optional<ItemSummary>>([id](Store &store) { return store.items().find(id); },
        [this, done = std::move(done)](const Expected<std::optional<ItemSummary>, OutboxError> &item) {
            if (!item)
                return done(Unexpected{item.error()});
            if (!*item || (*item)->isReceiptOnly)
                return done(Unexpected{OutboxError{.kind = OutboxError::Kind::NotFound, .detail = {}, .error = {}}});
            m_spoolThread.post([this, item = **item, done] { answer<message::Draft>(done, draftOfReady(m_spool, item)); });
        });
}

void Outbox::removeDraft(const ItemId &id, Callback<Done> done)
{
    m_drafts.discard(id);
    onStore<Done>([id](Store &store) { return store.drafts().remove(id); }, std::move(done));
}

void Outbox::keepFile(const QByteArray &bytes, const QString &suffix, Callback<QString> done)
{
    m_spoolThread.post([this, bytes, suffix, done = std::move(done)] { answer<QString>(done, m_spool.keep(bytes, suffix)); });
}

void Outbox::sendNow(const ItemId &id, Callback<Done> done)
{
    onStore<Done>([id, now = m_clock.now()](Store &store) { return store.items().sendNow(id, now); }, std::move(done));
}

void Outbox::sendThrough(const ItemId &id, const QString &accountId, Callback<Done> done)
{
    onStore<Done>([id, accountId, now = m_clock.now()](Store &store) { return store.items().sendThrough(id, accountId, now); },
        std::move(done));
}

void Outbox::sendAllNow(Callback<Done> done)
{
    inSlices([now = m_clock.now()](Store &store) { return store.items().sendAllNow(now); }, std::move(done));
}

void Outbox::hurry(const ItemId &id, Callback<Done> done)
{
    onStore<Done>([id, now = m_clock.now()](Store &store) { return store.items().hurry(id, now); }, std::move(done));
}

void Outbox::hold(const ItemId &id, Callback<Done> done)
{
    onStore<Done>([id, now = m_clock.now()](Store &store) { return store.items().hold(id, now); }, std::move(done));
}

void Outbox::release(const ItemId &id, Callback<Done> done)
{
    onStore<Done>([id, now = m_clock.now()](Store &store) { return store.items().release(id, now); }, std::move(done));
}

void Outbox::reschedule(const ItemId &id, const Schedule &schedule, Callback<Done> done)
{
    onStore<Done>([id, schedule, now = m_clock.now()](Store &store) { return store.times().reschedule(id, schedule, now); },
        std::move(done));
}

void Outbox::keepFound(Callback<Done> done)
{
    onStore<Done>([now = m_clock.now()](Store &store) { return store.times().keepFound(now); }, std::move(done));
}

void Outbox::found(Callback<QList<ItemId>> done)
{
    onStore<QList<ItemId>>([](Store &store) { return store.times().found(); }, std::move(done));
}

void Outbox::remove(const ItemId &id, Callback<Done> done)
{
    onStore<Done>([id](Store &store) { return store.remove(id); }, std::move(done));
}

void Outbox::markAsSent(const ItemId &id, Callback<Done> done)
{
    onStore<Done>([id, now = m_clock.now()](Store &store) { return store.items().markAsSent(id, now); }, std::move(done));
}

void Outbox::editAgain(const ItemId &id, Callback<DraftRecord> done)
{
    const auto onEdited = [this, id, done = std::move(done)](const Expected<DraftRecord, OutboxError> &record) {
        if (record || record.error().kind != OutboxError::Kind::NotFound)
            return done(record);
        readReady(id, [this, id, done](const Expected<message::Draft, OutboxError> &draft) {
            if (!draft)
                return done(Unexpected{draft.error()});
            onStore<DraftRecord>(
                [id, draft = *draft, now = m_clock.now()](Store &store) { return store.editAgain(id, now, draft); }, done);
        });
    };
    onStore<DraftRecord>([id, now = m_clock.now()](Store &store) { return store.editAgain(id, now); }, onEdited);
}

void Outbox::addReport(const QString &path, Callback<ReportMatch> done)
{
    m_spoolThread.post([this, path, now = m_clock.now(), done = std::move(done)] {
        const auto report = message::readDeliveryReport(path);
        if (!report)
            return answer<ReportMatch>(done, Unexpected{toOutboxError(report.error())});
        onStore<ReportMatch>([report = *report, now](Store &store) { return store.addReport(report, now); }, done);
    });
}

void Outbox::loadRetention(Callback<Retention> done)
{
    onStore<Retention>([](Store &store) { return store.retention(); }, std::move(done));
}

void Outbox::saveRetention(const Retention &retention, Callback<Done> done)
{
    onStore<Done>([retention](Store &store) { return store.setRetention(retention); }, std::move(done));
}

void Outbox::exportTo(const ItemId &id, const QString &path, Callback<Done> done)
{
    exportBy(
        id, [path](QIODevice &message) { return Spool::exportTo(message, path); }, std::move(done));
}

void Outbox::exportInto(const ItemId &id, Writer write, Callback<Done> done)
{
    exportBy(
        id, [write = std::move(write)](QIODevice &message) { return Spool::exportInto(message, write); }, std::move(done));
}

void Outbox::exportBy(const ItemId &id, std::function<Expected<Done, OutboxError>(QIODevice &)> write, Callback<Done> done)
{
    onStore<SentForm>([id](Store &store) { return store.items().sentForm(id); },
        [this, id, write = std::move(write), done = std::move(done)](const Expected<SentForm, OutboxError> &sent) {
            if (!sent)
                return answer<Done>(done, Unexpected{sent.error()});
            m_spoolThread.post([this, id, write, sent = *sent, done] {
                const auto message = openAsSent(m_spool, id, sent);
                answer<Done>(done, message ? write(**message) : Unexpected{message.error()});
            });
        });
}

void Outbox::encode(const ItemId &id, const message::MessageFacts &facts, const message::RelayLimits &relay,
    Callback<message::WireEncoding> done)
{
    m_spoolThread.post(
        [this, id, facts, relay, done = std::move(done)] { answer(done, spooledForm(m_spool, id, facts, relay)); });
}

void Outbox::encodeSigned(const ItemId &id, const message::MessageFacts &facts, const message::RelayLimits &relay,
    const message::DkimSigning &signing, const QDateTime &at, Callback<message::WireEncoding> done)
{
    m_spoolThread.post([this, id, facts, relay, signing, at, done = std::move(done)] {
        answer(done, signedSpooledForm(m_spool, id, facts, relay, signing, at));
    });
}

void Outbox::accountFixed(const QString &accountId, Callback<Done> done)
{
    inSlices([accountId, now = m_clock.now(), upTo = std::make_shared<std::optional<qint64>>()](
                 Store &store) { return store.claims().resume(accountId, now, *upTo); },
        std::move(done));
}

} // namespace pillarbox::outbox
