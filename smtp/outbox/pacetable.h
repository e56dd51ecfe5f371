#pragma once
// What each account's relay has accepted within the last day, so that its limits hold across processes and restarts; and the
// times that waiting messages are given when a limit is reached. Store thread only; inside the caller's transaction.

#include "smtp/account/sendinglimits.h"
#include "smtp/outbox/database.h"

#include <QDateTime>
#include <QList>
#include <QUuid>

#include <optional>

namespace pillarbox::outbox {

class PaceTable
{
public:
    explicit PaceTable(Database &database);

    void addAcceptance(const QUuid &item, const QDateTime &now);
    // Whether one more may be claimed. If not, those that are due are told when they will go, and why; very many not all at
    // once.
    bool admits(const QString &accountId, const account::SendingLimits &limits, const QDateTime &now);

private:
    struct Waiting {
        QUuid id;
        std::optional<QDateTime> until; // as it was told
    };
    QList<QDateTime> taken(const QString &accountId, const account::SendingLimits &limits, const QDateTime &now);
    void putOff(
        const QString &accountId, const account::SendingLimits &limits, const QList<QDateTime> &taken, const QDateTime &now);
    QList<Waiting> waiting(const QString &accountId, const QDateTime &now, const QString &order, int most);
    void tell(const QList<Waiting> &items, const QList<QDateTime> &times, const QVariant &reason, const QDateTime &now);
    QList<QDateTime> lastTold(const QString &accountId, const account::SendingLimits &limits);

    Database &m_database;
};

} // namespace pillarbox::outbox
