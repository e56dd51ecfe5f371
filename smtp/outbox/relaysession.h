#pragma once
// Works off the due items of one account, one after another, over one connection at a time, which it keeps for a while when
// there is nothing to do. Here is the order that makes the outbox crash-safe: claim, deliver, commit the hand-over mark, only
// then let the last dot go, commit the outcome. Where the relay answers at once, the next item is claimed with the mark, and
// its dialogue begins while the outcome is on its way to the disk. Whether the relay or the account may be tried at all is
// decided by DeliveryService, how many sessions by RelayPool. GUI thread.

#include "smtp/account/account.h"
#include "smtp/outbox/claimahead.h"
#include "smtp/outbox/delivery.h"
#include "smtp/outbox/keptconnection.h"
#include "smtp/outbox/relaytools.h"
#include "smtp/outbox/route.h"
#include "smtp/outbox/signingkeys.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>
#include <optional>

namespace pillarbox::outbox {

class RelaySession : public QObject
{
    Q_OBJECT

public:
    // Whether others of the account are at work: then a relay that refuses this one is in no trouble.
    using HasCompany = std::function<bool(const RelaySession &)>;

    RelaySession(const RelayTools &tools, const Route &route, HasCompany hasCompany, QObject *parent);

    void work(bool isOnlyUrgent); // something is due: claims it, then connects; as a beginning, and out of its rest
    void join(); // beside others: connects before it claims, so that no item waits for a connection that may not come about
    void finishSoon(); // after the delivery under way; at once where there is none
    void breakOff(); // at once; an item not handed over yet waits again
    void abandon(); // the same, and an item handed over already becomes unknown
    // The item is then held by the user; false: it is not here, or handed over already.
    bool cancel(const ItemId &id);

    const Delivery *delivery() const { return m_delivery ? &*m_delivery : nullptr; }
    bool hasSignedIn() const { return m_connection && m_connection->hasSignedIn(); }
    bool isSigningIn() const { return m_connection && m_connection->isSigningIn(); }
    bool hasClaimed() const { return m_hasClaimed; } // at least one item, since its start or its last rest
    bool isJoining() const { return m_isJoining; }
    bool isResting() const { return m_isResting; } // nothing was due, the connection stands: more may come
    bool isFinishing() const { return m_isFinishing; }
    // The relay would not have it beside the others; what it had claimed waits again as if nothing had been.
    bool wasTurnedAway() const { return m_wasTurnedAway; }

Q_SIGNALS:
    void progressed(const pillarbox::outbox::Progress &progress);
    void relayAnswered(const pillarbox::transport::Session &session, const pillarbox::protocol::Capabilities &capabilities,
        const pillarbox::protocol::RelayMemory &learnt);
    void relayFailed(const pillarbox::protocol::SendError &error, const pillarbox::outbox::ItemId &id); // while at this one
    void accountRefused(const pillarbox::protocol::SendError &error);
    // An outcome cannot be written for now, and is kept in memory only; absent: it is on the disk at last.
    void outcomeStuck(const std::optional<pillarbox::protocol::SendError> &error);
    void judged(bool hasAccepted); // the relay has taken a message, put it off or refused it
    void rested();
    void ended();

private:
    ClaimWish wish() const;

    void prepareForNext();
    void claimNext();
    void onClaimed(const Expected<std::optional<Claim>, OutboxError> &claim);
    void giveUpClaiming(const OutboxError &error);
    void attempt();
    void openConnection();
    bool isWornOut() const;
    bool isRenewing(const protocol::SendError &error);
    bool isNoBackup(const protocol::SendError &error) const;
    bool isTurnedAway(const protocol::SendError &error) const;
    void startOver();
    void deliver();
    void encode(const std::optional<message::DkimSigning> &signing);
    void onEncoded(const Expected<message::WireEncoding, OutboxError> &encoding);
    void onReady();
    void onFailed(const protocol::SendError &error);
    void onJoinFailed(const protocol::SendError &error);
    protocol::SendError seenFromHere(protocol::SendError error) const;
    void onStage(protocol::Stage stage, std::chrono::milliseconds took);
    void onProgress(qint64 written);
    void onHandOverRequested();
    void markHandedOver();
    void onMarked(const std::optional<OutboxError> &error);
    void onWithdrawn(const Expected<Done, OutboxError> &withdrawn);
    void onDelivered(const protocol::DeliveryOutcome &outcome);
    State giveBack();
    void setNext(const std::optional<Claim> &claim);

    State conclude(protocol::DeliveryOutcome outcome);
    void concludeWith(protocol::Stage stage, protocol::ErrorKind kind, const QString &detail = {});
    void commit(const AttemptRecord &record);
    void overtake();
    void onCommitted(const AttemptRecord &record, bool isOurs);
    void deliverRest(const Ruling &ruling);
    void tell(const AttemptRecord &record);
    void goOn();
    void showProgress(bool isForced);
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
    Route m_route;
    HasCompany m_hasCompany;
    std::optional<Delivery> m_delivery;
    std::unique_ptr<KeptConnection> m_connection;
    bool m_hasRenewed = false; // its access token, since it was last signed in
    SigningKeys m_signingKeys;
    OutcomeWriter m_writer;
    ClaimAhead m_next;
    std::unique_ptr<Timer> m_timer;
    std::chrono::milliseconds m_shownAt{0};
    int m_serial = 0; // of the delivery and its connection
    bool m_isOnlyUrgent = false;
    bool m_hasClaimed = false;
    bool m_isJoining = false;
    bool m_isFinishing = false;
    bool m_isEnding = false; // as soon as all outcomes are on the disk
    bool m_isResting = false;
    bool m_wasTurnedAway = false;
    std::optional<protocol::DeliveryOutcome> m_partial; // of a transaction that left recipients over
    bool m_isMarking = false;
    bool m_isConcluded = false; // the outcome is on its way to the disk
    bool m_isCancelled = false;
    bool m_isBrokenOff = false;
    bool m_isAbandoned = false;
};

} // namespace pillarbox::outbox
