#pragma once
// The outbox of a profile as the windows and the command line see it: a list of items that is always what the database says,
// and the few things that can be done to them. Fed by several processes; the database is the truth, changes made by others
// are announced like one's own. GUI thread; the work is done on the store thread and the spool thread, never here.

#include "smtp/base/clock.h"
#include "smtp/base/expected.h"
#include "smtp/message/draft.h"
#include "smtp/message/mailbox.h"
#include "smtp/outbox/item.h"

#include <QList>
#include <QObject>
#include <QString>

#include <functional>
#include <memory>

namespace pillarbox::outbox {

struct OutboxError {
    enum class Kind {
        CannotRead, // a file: detail is name and reason
        CannotWrite, // disk full, read-only …
        Damaged, // the database; it was set aside, detail is where
        NewerVersion, // made by a newer program
        BadMessage, // detail: see error
        NotFound,
        WrongState, // the item has moved on
    };
    Kind kind = Kind::CannotWrite;
    QString detail;
    std::optional<protocol::SendError> error; // BadMessage: which address, header or file

    bool operator==(const OutboxError &) const = default;
};

struct DraftRecord {
    ItemId id;
    message::Draft draft;
    QDateTime savedAt;
};

class Outbox : public QObject
{
    Q_OBJECT

public:
    template<typename T>
    using Callback = std::function<void(Expected<T, OutboxError>)>;

    // directory: where database and spool are; made when missing, mode 0700.
    explicit Outbox(const QString &directory, Clock &clock = systemClock(), QObject *parent = nullptr);
    ~Outbox() override; // waits for jobs already given

    // Opens or makes the database. Nothing else may be called before it has answered.
    void open(Callback<Done> done);

    // The items, newest first; current after each changed().
    const QList<ItemSummary> &items() const;
    const ItemSummary *find(const ItemId &id) const;
    // Drafts that are bound to no item.
    const QList<DraftRecord> &drafts() const;
    void load(const ItemId &id, Callback<Item> done);

    // Spool file, fsync, rename, folder fsync, one transaction: when done answers with an id, the message is durable.
    // draftId: the draft's row, bound to the item in the same transaction; null: none was saved.
    void enqueue(const message::Draft &draft, const ItemId &draftId, Callback<ItemId> done);
    // A ready message; recipients as given, no header is asked.
    void enqueueEml(const QString &path, const QString &accountId, const message::Mailbox &from,
        const QList<message::Mailbox> &recipients, Callback<ItemId> done);

    void saveDraft(const ItemId &id, const message::Draft &draft, Callback<Done> done = {});
    void loadDraft(const ItemId &id, Callback<message::Draft> done); // of a draft row or of an item
    void removeDraft(const ItemId &id, Callback<Done> done = {});
    // A pasted picture and the like: copied into the profile, its path is returned.
    void keepFile(const QByteArray &bytes, const QString &suffix, Callback<QString> done);

    void sendNow(const ItemId &id, Callback<Done> done = {}); // always tries; also from held, needsYou, unknown ("send again")
    void hold(const ItemId &id, Callback<Done> done = {});
    void release(const ItemId &id, Callback<Done> done = {});
    void remove(const ItemId &id, Callback<Done> done = {}); // not while sending
    void markAsSent(const ItemId &id, Callback<Done> done = {}); // from unknown
    // The item goes back to being a draft, the same one; not while sending. Answers with its draft row.
    void editAgain(const ItemId &id, Callback<DraftRecord> done);
    void exportTo(const ItemId &id, const QString &path, Callback<Done> done); // the exact bytes

    // Items of this account in needsYou become waiting, due now: the password was entered, the certificate pinned.
    void accountFixed(const QString &accountId, Callback<Done> done = {});

Q_SIGNALS:
    void changed(); // items() or drafts()
    void itemChanged(const pillarbox::outbox::ItemId &id); // this one's row, attempts or recipients
};

} // namespace pillarbox::outbox
