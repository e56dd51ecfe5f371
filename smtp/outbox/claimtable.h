#pragma once
// What deliveries do to items: claim one, set the hand-over mark, record what came of it; and what happens to the items of a
// relay that cannot be used. A claim names its claimant, so that the next holder of the dispatch lock can tell what a dead
// process left behind. Store thread only.

#include "smtp/account/sendinglimits.h"
#include "smtp/base/expected.h"
#include "smtp/outbox/database.h"
#include "smtp/outbox/item.h"
#include "smtp/outbox/pacetable.h"
#include "smtp/outbox/ruling.h"

namespace pillarbox::outbox {

struct Claim {
    ItemSummary summary;
    bool has8BitContent = false;
    bool needsSmtpUtf8 = false;
    bool hasLongLine = false;
    int urgency = 0; // as it was in the column
    QDateTime triedAt; // likewise: the last time before this one
    protocol::DeliveryOptions options;
};

// A claim that has ended, as it is committed.
struct AttemptRecord {
    ItemId id;
    Ruling ruling;
    std::optional<Attempt> attempt; // its number is given here; absent: the claim came to nothing, and nothing is told of it
    std::optional<QDateTime> triedBefore; // of a claim that came to nothing: its place among those that wait is as it was
    std::optional<Receipt> receipt;
};

class ClaimTable
{
public:
    explicit ClaimTable(Database &database);

    // The item of this account whose turn it is; atomic also against other processes. One that was tried before comes after
    // those that were not, so that a message on which the link breaks each time stops nobody. Beyond the account's limits only
    // one of Send Now is claimed, and the others learn when they will go.
    Expected<std::optional<Claim>, OutboxError> claimNext(const QString &accountId, const QString &claimant, bool isOnlyUrgent,
        const QDateTime &now, const account::SendingLimits &limits = {});
    // Must be durable before the last dot goes out. replies: to RCPT, index as in positions; those accepted may have the
    // message from here on, and are recorded as such. Without any, the content goes in one flight with RCPT, and all may.
    // attempt: as far as it has come, for the one who finds no end of it.
    Expected<Done, OutboxError> markHandedOver(const ItemId &id, const QString &claimant, const QList<int> &positions,
        const QList<protocol::RecipientReply> &replies, const QDateTime &now, const Attempt &attempt = {});
    // The mark was made for nothing: everything sent behind it has surely reached nobody.
    Expected<Done, OutboxError> withdrawHandOver(const ItemId &id, const QString &claimant, const QList<int> &positions);
    // A ruling of Sending: some recipients are settled, the claimant goes on with others, and the attempt is not over.
    Expected<Done, OutboxError> record(const AttemptRecord &record, const QString &claimant, const QDateTime &now);
    // Claims of others, who must be dead: without the mark they wait again, with it they are unknown.
    Expected<Done, OutboxError> recover(const QString &claimant, const QDateTime &now);

    // These wait no longer than until now.
    Expected<Done, OutboxError> bringForward(const QList<ItemId> &ids, const QDateTime &now);
    // Times of a clock that was ahead: whatever would wait for longer than any pause is due now.
    Expected<Done, OutboxError> straighten(const QDateTime &now, std::chrono::milliseconds longestPause);

    // Each does a slice, and answers with true when there may be more to do.
    // The relay is left alone until then; waiting items of the account say so.
    Expected<bool, OutboxError> delayRelay(
        const QString &accountId, const QDateTime &until, const protocol::SendError &reason, const QDateTime &now);
    Expected<bool, OutboxError> clearRelay(const QString &accountId);
    // The account's due items need the user.
    Expected<bool, OutboxError> pause(const QString &accountId, const protocol::SendError &reason, const QDateTime &now);
    // What is put off anew while this goes on stays so. upTo: empty at the first slice, then as it was left.
    Expected<bool, OutboxError> resume(const QString &accountId, const QDateTime &now, std::optional<qint64> &upTo);
    // Likewise, without those that wait for the account's own limits.
    Expected<bool, OutboxError> relayIsBack(const QString &accountId, const QDateTime &now);

private:
    void touchWhere(const QString &condition, const QVariantList &values);
    void setOutcomes(const ItemId &id, const QList<int> &positions, Outcome outcome);
    void updateRecipient(const ItemId &id, int position, const Recipient &recipient);
    void addAttempt(const ItemId &id, bool isCounted, const Attempt &attempt);
    void recoverUnknown(const ItemId &id, Attempt attempt, const QDateTime &now);
    void requireChange(const ItemId &id);
    Expected<bool, OutboxError> changeSome(
        const QString &which, const QVariantList &values, const QString &change, const QVariantList &changed);
    Expected<Done, OutboxError> wakeThoseInTrouble(const QString &accountId, const QDateTime &now);
    Expected<bool, OutboxError> wakeThoseBehind(
        const QString &accountId, const QString &which, const QVariantList &values, const QDateTime &now);
    qint64 lastChange(const QString &accountId);

    Database &m_database;
    PaceTable m_pace;
};

} // namespace pillarbox::outbox
