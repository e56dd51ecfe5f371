#pragma once
// Works off the due items of one account, one after another, over one connection at a time, which it keeps for a while when
// there is nothing to do. Here is the order that makes the outbox crash-safe: claim, deliver, commit the hand-over mark, only
// then let the last dot go, commit the outcome. Whether the relay or the account may be tried at all is decided by
// DeliveryService. GUI thread.

#include "smtp/account/account.h"
#include "smtp/account/credentialstore.h"
#include "smtp/outbox/delivery.h"
#include "smtp/outbox/outbox.h"
#include "smtp/transport/connection.h"
#include "smtp/transport/tlssessions.h"

#include <QObject>
#include <QPointer>

#include <memory>
#include <optional>

namespace pillarbox::outbox {

// What every session of a service shares.
struct RelayTools {
    Outbox &outbox;
    account::CredentialStore &credentials;
    Clock &clock;
    QString claimant;
    RetrySchedule schedule;
    std::optional<std::chrono::milliseconds> timeout{}; // bounds each wait; absent: RFC 5321's limits
    std::shared_ptr<transport::TlsSessions> tlsSessions = std::make_shared<transport::TlsSessions>();
};

class RelaySession : public QObject
{
    Q_OBJECT

public:
    RelaySession(const RelayTools &tools, const account::Account &account, bool isOnlyUrgent, QObject *parent);

    void start();
    // Nothing was due, the connection stands: more may come.
    bool isResting() const { return m_isResting; }
    void wake(bool isOnlyUrgent); // out of the rest: something is due
    void finishSoon(); // after the delivery under way
    void breakOff(); // at once; an item not handed over yet waits again
    void abandon(); // the same, and an item handed over already becomes unknown
    // The item is then held by the user; false: it is not here, or handed over already.
    bool cancel(const ItemId &id);

    const Delivery *delivery() const { return m_delivery ? &*m_delivery : nullptr; }
    const account::Account &account() const { return m_account; }
    bool hasClaimed() const { return m_hasClaimed; } // at least one item, since its start or its last rest

Q_SIGNALS:
    void progressed(const pillarbox::outbox::Progress &progress);
    void relayAnswered(const pillarbox::transport::Session &session, const pillarbox::protocol::Capabilities &capabilities,
        const pillarbox::protocol::RelayMemory &learnt);
    void relayFailed(const pillarbox::protocol::SendError &error);
    void accountRefused(const pillarbox::protocol::SendError &error);
    void accepted();
    void rested();
    void ended();

private:
    void claimNext();
    void onClaimed(const Expected<std::optional<Claim>, OutboxError> &claim);
    void attempt();
    void openConnection();
    bool isWornOut() const;
    void startOver();
    void deliver();
    void onEncoded(const Expected<message::WireEncoding, OutboxError> &encoding);
    void onReady();
    void onFailed(const protocol::SendError &error);
    void onStage(protocol::Stage stage, std::chrono::milliseconds took);
    void onProgress(qint64 written);
    void onHandOverRequested();
    void markHandedOver();
    void onMarked(const Expected<Done, OutboxError> &marked);
    void onWithdrawn(const Expected<Done, OutboxError> &withdrawn);
    void onDelivered(const protocol::DeliveryOutcome &outcome);
    void askCredential();
    void onCredential(const Expected<Secret, account::CredentialError> &secret);

    void conclude(const protocol::DeliveryOutcome &outcome);
    void concludeWith(protocol::Stage stage, protocol::ErrorKind kind, const QString &detail = {});
    void commit(const AttemptRecord &record);
    void onCommitted(const AttemptRecord &record, const Expected<Done, OutboxError> &committed);
    void deliverRest(const Ruling &ruling);
    void goOn(const AttemptRecord &record);
    void showProgress(bool isForced);
    QByteArray transcript() const;
    void dropConnection();
    void retireConnection();
    void rest();
    void end();

    // Answers of the store that come after this object has gone, or after its delivery has moved on, mean nothing.
    template<typename T>
    Outbox::Callback<T> guarded(void (RelaySession::*answer)(const Expected<T, OutboxError> &))
    {
        return [self = QPointer<RelaySession>(this), serial = m_serial, answer](const Expected<T, OutboxError> &result) {
            if (self && self->m_serial == serial)
                (self->*answer)(result);
        };
    }

    RelayTools m_tools;
    account::Account m_account;
    bool m_isOnlyUrgent;
    std::optional<Delivery> m_delivery;
    transport::Connection *m_connection = nullptr;
    std::unique_ptr<account::CredentialJob> m_credentialJob;
    std::unique_ptr<Timer> m_timer;
    std::chrono::milliseconds m_shownAt{0};
    int m_serial = 0; // of the delivery and its connection
    int m_carried = 0; // messages by this connection
    QDateTime m_usedAt; // when it carried the last one
    qsizetype m_transcriptBegins = 0; // of this delivery, in the connection's
    bool m_hasClaimed = false;
    bool m_isFinishing = false;
    bool m_isResting = false;
    std::optional<protocol::DeliveryOutcome> m_partial; // of a transaction that left recipients over
    bool m_isMarking = false;
    bool m_isConcluded = false; // the outcome is on its way to the disk
    bool m_isCancelled = false;
    bool m_isBrokenOff = false;
    bool m_isAbandoned = false;
};

} // namespace pillarbox::outbox
