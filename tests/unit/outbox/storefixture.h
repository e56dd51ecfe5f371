#pragma once
// A store of its own for each test, and what is put into it.

#include "smtp/outbox/store.h"

#include <QTemporaryDir>
#include <QTimeZone>

#include <gtest/gtest.h>

namespace pillarbox::outbox {

using protocol::ErrorKind;
using protocol::Stage;

inline const QDateTime kNow(QDate(2026, 3, 2), QTime(14, 2), QTimeZone::utc());
inline const QString kAccount = QStringLiteral("account");
inline const QString kMe = QStringLiteral("me");

inline Expected<QList<ItemSummary>, OutboxError> allOf(Store &store)
{
    const auto ids = store.items().newest(-1);
    if (!ids)
        return Unexpected{ids.error()};
    return store.items().some(*ids);
}

class StoreTest : public testing::Test
{
protected:
    StoreTest() { EXPECT_TRUE(store.open(kNow)); }

    ItemId add(int recipients = 1, const QDateTime &queuedAt = kNow)
    {
        NewItem item;
        item.summary.id = ItemId::createUuid();
        item.summary.accountId = kAccount;
        item.summary.subject = QStringLiteral("Größe");
        item.summary.from = {QStringLiteral("Ada"), QStringLiteral("ada@firm.example")};
        for (int i = 0; i < recipients; ++i) {
            Recipient recipient;
            recipient.mailbox = {{}, QStringLiteral("r%1@x.example").arg(i)};
            item.summary.recipients.append(recipient);
        }
        item.summary.queuedAt = queuedAt;
        item.summary.changedAt = queuedAt;
        item.summary.size = 1234;
        item.summary.messageId = "<" + item.summary.id.toByteArray() + "@x>";
        DraftRecord draft{ItemId::createUuid(), {}, queuedAt};
        draft.draft.body = QStringLiteral("text");
        for (const Recipient &recipient : item.summary.recipients)
            draft.draft.to.append(recipient.mailbox);
        EXPECT_TRUE(store.add(item, draft));
        return item.summary.id;
    }

    ItemSummary find(const ItemId &id) { return store.items().find(id).value().value_or(ItemSummary{}); }
    State stateOf(const ItemId &id) { return find(id).state; }
    std::optional<Claim> claim(const QDateTime &now = kNow, bool isOnlyUrgent = false)
    {
        return store.claims().claimNext(kAccount, kMe, isOnlyUrgent, now).value();
    }
    static protocol::SendError someError(ErrorKind kind = ErrorKind::Unreachable)
    {
        protocol::SendError error;
        error.stage = Stage::Connect;
        error.kind = kind;
        return error;
    }
    // Records that the claimed item ended so.
    void record(const Claim &claim, State state, Outcome outcome, bool isCounted = true)
    {
        AttemptRecord entry;
        entry.id = claim.summary.id;
        entry.ruling.state = state;
        entry.ruling.recipients = claim.summary.recipients;
        for (auto &recipient : entry.ruling.recipients)
            recipient.outcome = outcome;
        entry.ruling.isCounted = isCounted;
        if (state != State::Sent)
            entry.ruling.reason = someError();
        entry.attempt.emplace().startedAt = kNow;
        entry.attempt->transcript = "C: EHLO " + QByteArray::number(++said);
        EXPECT_TRUE(store.claims().record(entry, kMe, kNow));
    }
    int said = 0;

    QTemporaryDir folder;
    OutboxPaths paths{folder.path() + QLatin1String("/profile")};
    Store store{paths};
};

} // namespace pillarbox::outbox
