#pragma once
// The outbox of a profile as the windows and the command line see it, and the few things that can be done to its items. Fed by
// several processes; the database is the truth, changes made by others are announced like one's own. GUI thread; the work is
// done on the store thread, the spool thread and the reading thread, never here.
// A hundred thousand items are meant to be no burden: what is due and how many there are is known at any time, whatever their
// number; a list is 32 octets for an item; what a row says is read when it is looked at, and a bounded number of rows is kept.
// Drafts, of which people have few, are known as a whole.

#include "smtp/base/clock.h"
#include "smtp/base/expected.h"
#include "smtp/message/dkimsigner.h"
#include "smtp/message/draft.h"
#include "smtp/message/mailbox.h"
#include "smtp/message/wireencoding.h"
#include "smtp/outbox/catalogue.h"
#include "smtp/outbox/departure.h"
#include "smtp/outbox/draftrecord.h"
#include "smtp/outbox/draftsaver.h"
#include "smtp/outbox/intake.h"
#include "smtp/outbox/item.h"
#include "smtp/outbox/outboxerror.h"
#include "smtp/outbox/outboxpaths.h"
#include "smtp/outbox/overview.h"
#include "smtp/outbox/spool.h"
#include "smtp/outbox/store.h"
#include "smtp/outbox/workerthread.h"

#include <QList>
#include <QObject>
#include <QString>

#include <functional>
#include <map>
#include <memory>

namespace pillarbox::outbox {

class Outbox : public QObject
{
    Q_OBJECT

public:
    template<typename T>
    using Callback = std::function<void(Expected<T, OutboxError>)>;

    // directory: where database and spool are; made when missing, mode 0700.
    explicit Outbox(const QString &directory, Clock &clock = systemClock(), QObject *parent = nullptr);
    ~Outbox() override; // waits for jobs already given

    // Opens or makes the database. Nothing else may be called before it has answered. After the error Damaged it can be
    // used: a new database was begun, and the messages of the spool are held in it.
    void open(Callback<Done> done);
    // After an open() that failed because nothing can be written: for what only reads, and no more may then be called.
    void openToRead(Callback<Done> done);

    // What is due, and how many items there are in each state; current at each changed().
    const Agenda &agenda() const { return m_overview.agenda(); }
    // What is at hand: items that have changed, or were fetched, not too long ago. In itemChanged() always, so that none is
    // then a deleted one. Until control returns to the event loop.
    const ItemSummary *find(const ItemId &id) const { return m_overview.find(id); }
    void ids(Callback<QList<ItemId>> done); // of all items, by queue time, the newest first
    void list(const ListQuery &query, Callback<QList<ListEntry>> done);
    void fetch(const QList<ItemId> &ids, Callback<QList<ItemSummary>> done); // they are then at hand, unless they are very many
    void domainsWrittenTo(Callback<QStringList> done); // of recipients that a server has accepted, each once, in small letters
    // Drafts that are bound to no item; current at each changed().
    const QList<DraftRecord> &drafts() const { return m_overview.drafts(); }
    const DraftRecord *findDraft(const ItemId &id) const;
    void load(const ItemId &id, Callback<Item> done);

    // Spool file, fsync, rename, folder fsync, one transaction: when done answers with an id, the message is durable.
    // draftId: the draft's row, bound to the item in the same transaction; null: none was saved.
    void enqueue(const message::Draft &draft, const ItemId &draftId, Callback<ItemId> done, const Departure &departure = {});
    // A ready message; recipients as given, no header is asked. from: an empty address is the null reverse-path.
    void enqueueEml(const QString &path, const QString &accountId, const message::Mailbox &from,
        const QList<message::Mailbox> &recipients, Callback<ItemId> done, const Departure &departure = {});

    void saveDraft(const ItemId &id, const message::Draft &draft, Callback<Done> done = {});
    // Of a draft row or of an item; of one that came ready, what its message says.
    void loadDraft(const ItemId &id, Callback<message::Draft> done);
    void removeDraft(const ItemId &id, Callback<Done> done = {});
    // A pasted picture and the like: copied into the profile, its path is returned.
    void keepFile(const QByteArray &bytes, const QString &suffix, Callback<QString> done);

    void sendNow(const ItemId &id, Callback<Done> done = {}); // always tries; also from held, needsYou, unknown ("send again")
    // As sendNow, through another account that the user has chosen: its own was removed, or is not known.
    void sendThrough(const ItemId &id, const QString &accountId, Callback<Done> done = {});
    void sendAllNow(Callback<Done> done = {}); // all that wait
    // For a message that was just queued: tries it at once, whatever back-off its relay is in, but within the account's limits.
    // Only while it is waiting, so that one which another process has sent meanwhile, or may have sent, is not sent a second
    // time.
    void hurry(const ItemId &id, Callback<Done> done = {});
    void hold(const ItemId &id, Callback<Done> done = {});
    void release(const ItemId &id, Callback<Done> done = {});
    void reschedule(const ItemId &id, const Schedule &schedule, Callback<Done> done = {});
    // Once, by the program that gives undo times, before it gives the first: what is in one was left behind, and asks.
    void keepFound(Callback<Done> done = {});
    void found(Callback<QList<ItemId>> done); // those that were left so, now or at an earlier start, and still ask
    void remove(const ItemId &id, Callback<Done> done = {}); // not while sending
    void markAsSent(const ItemId &id, Callback<Done> done = {}); // from unknown
    // The item goes back to being a draft, the same one; not while sending. If somebody has it, or may have it, the item
    // stays (held, when it was still to be tried) and a new draft is made for the others, or for all when all have it.
    // Answers with the draft row.
    void editAgain(const ItemId &id, Callback<DraftRecord> done);
    // A mail that came back (.eml), put down to the recipients it speaks of. NotAReport; NotFound: of no message in here.
    void addReport(const QString &path, Callback<ReportMatch> done);
    // The exact bytes; of one that was sent those that the relay got. CannotRead is about the message, any other error about
    // the file.
    void exportTo(const ItemId &id, const QString &path, Callback<Done> done);
    // The same, to whatever writes them; called on the spool thread.
    using Writer = std::function<Expected<Done, OutboxError>(QByteArrayView)>;
    void exportInto(const ItemId &id, Writer write, Callback<Done> done);

    // Items of this account in needsYou become waiting, due now: the password was entered, the certificate pinned.
    void accountFixed(const QString &accountId, Callback<Done> done = {});

    void loadRetention(Callback<Retention> done);
    void saveRetention(const Retention &retention, Callback<Done> done = {}); // DeliveryService::tidy() begins with it

    // When done is called: after the items that the job touched are announced, or before, where a relay waits for it.
    enum class Answering { AfterNews, BeforeNews };
    // For DeliveryService: a short job on the store thread.
    template<typename T>
    void onStore(
        std::function<Expected<T, OutboxError>(Store &)> job, Callback<T> done, Answering answering = Answering::AfterNews)
    {
        post(
            [job = std::move(job), done = std::move(done)](Store &store) -> StoreAnswer {
                auto result = job(store);
                return [result = toldApart(std::move(result)), done](const std::optional<OutboxError> &loss) {
                    if (done)
                        done(loss ? toldApart(Expected<T, OutboxError>(Unexpected{*loss})) : result);
                };
            },
            answering);
    }
    // The same for a job that may change very many items, a slice at each call: until one answers with false, or goesOn does.
    void inSlices(
        std::function<Expected<bool, OutboxError>(Store &)> slice, Callback<Done> done = {}, std::function<bool()> goesOn = {});
    // The form in which a relay takes this item's bytes.
    void encode(const ItemId &id, const message::MessageFacts &facts, const message::RelayLimits &relay,
        Callback<message::WireEncoding> done);
    // And signed.
    void encodeSigned(const ItemId &id, const message::MessageFacts &facts, const message::RelayLimits &relay,
        const message::DkimSigning &signing, const QDateTime &at, Callback<message::WireEncoding> done);
    void refresh(std::function<void()> done); // looks for others' changes now
    void sweep(); // leftovers of a crash, in the background
    const OutboxPaths &paths() const { return m_paths; }
    QString spoolFile(const ItemId &id) const { return m_spool.path(id); }

Q_SIGNALS:
    void changed(); // agenda(), an item or drafts()
    void itemChanged(const pillarbox::outbox::ItemId &id); // this one's row, attempts or recipients
    void manyChanged(); // any of the items, too many to name: lists are to be asked for again

private:
    using StoreAnswer = std::function<void(const std::optional<OutboxError> &loss)>; // loss: it was not committed after all
    using StoreJob = std::function<StoreAnswer(Store &)>;
    using OpenSource = std::function<MessageOrError()>;

    // After opening, Damaged would promise that the database was set aside.
    template<typename T>
    static Expected<T, OutboxError> toldApart(Expected<T, OutboxError> result)
    {
        if (result || result.error().kind != OutboxError::Kind::Damaged)
            return result;
        return Unexpected{OutboxError{.kind = OutboxError::Kind::CannotRead, .detail = result.error().detail, .error = {}}};
    }
    template<typename T>
    void answer(const Callback<T> &done, const Expected<T, OutboxError> &result)
    {
        toGui([done, result] {
            if (done)
                done(result);
        });
    }
    // A job on the reading thread.
    template<typename T>
    void read(std::function<Expected<T, OutboxError>(Catalogue &)> job, Callback<T> done)
    {
        m_readingThread.post([this, catalogue = m_catalogue, job = std::move(job), done = std::move(done)] {
            answer<T>(done, toldApart(job(*catalogue)));
        });
    }
    void toGui(std::function<void()> call); // from any thread
    void post(StoreJob job, Answering answering); // from any thread
    void endGroup(Store &store); // on the store thread
    void freeze(const NewItem &item, OpenSource open, std::optional<DraftRecord> draft, const Departure &departure,
        Callback<ItemId> done);
    void endUndoAfter(const ItemId &id, std::chrono::milliseconds undoTime);
    void begin(Store &store, const Expected<Done, OutboxError> &result, Database::Access access, const Callback<Done> &done);
    void exportBy(const ItemId &id, std::function<Expected<Done, OutboxError>(QIODevice &)> write, Callback<Done> done);
    void readReady(const ItemId &id, Callback<message::Draft> done);
    void apply(const Changes &changes);
    void poll();
    void pollLater();

    Clock &m_clock;
    OutboxPaths m_paths;
    Spool m_spool;
    std::shared_ptr<Store> m_store; // the store thread's
    QList<StoreAnswer> m_group; // the store thread's: of jobs that are not on the disk yet
    QList<StoreAnswer> m_hasty; // of the same group, those to give before the news
    std::shared_ptr<Catalogue> m_catalogue; // the reading thread's
    Overview m_overview;
    DraftSaver m_drafts;
    std::unique_ptr<Timer> m_pollTimer;
    std::map<ItemId, std::unique_ptr<Timer>> m_undoTimers; // of those queued by this process
    WorkerThread m_storeThread;
    WorkerThread m_spoolThread;
    WorkerThread m_readingThread;
};

} // namespace pillarbox::outbox
