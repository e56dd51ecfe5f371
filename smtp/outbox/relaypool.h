#pragma once
// The sessions of one account: one as long as it keeps up with what is due; when something is left waiting, because there is
// much or because a big message is on its way, another one beside it. They come one at a time, each only when all before it
// are signed in, so that an unproven credential is never tried twice at once. Where the server turns one away, the others are
// enough until the work is done. Whether the relay may be tried at all is decided by DeliveryService. GUI thread.

#include "smtp/outbox/relaysession.h"

#include <QObject>

#include <memory>
#include <optional>

namespace pillarbox::outbox {

class RelayPool : public QObject
{
    Q_OBJECT

public:
    // Common submission servers allow a user 3 (Outlook.com) to 10 at once, and say so to one too many.
    static constexpr qsizetype kMostSessions = 5;

    RelayPool(const RelayTools &tools, QObject *parent); // tools: must outlive it

    // Something of it is due. isOnlyUrgent: nothing else may go; it does not wait for what is under way.
    void work(const Route &route, bool isOnlyUrgent);
    // Its messages or its relay.
    bool isAbout(const QString &accountId) const { return m_route.sender.id == accountId || m_route.relay.id == accountId; }
    // Each as for a session.
    void finishSoon() { finish(&RelaySession::finishSoon); }
    void breakOff() { finish(&RelaySession::breakOff); }
    void abandon() { finish(&RelaySession::abandon); }
    bool cancel(const ItemId &id);

    std::optional<Progress> progress(const ItemId &id) const; // while it is under way here
    bool isEmpty() const { return m_sessions.isEmpty(); }
    bool isResting() const; // nothing is under way
    bool isBusy() const; // no session is free

Q_SIGNALS:
    void progressed(const pillarbox::outbox::Progress &progress);
    void relayAnswered(const pillarbox::transport::Session &session, const pillarbox::protocol::Capabilities &capabilities,
        const pillarbox::protocol::RelayMemory &learnt);
    void relayFailed(const pillarbox::protocol::SendError &error, const pillarbox::outbox::ItemId &id);
    void accountRefused(const pillarbox::protocol::SendError &error);
    void outcomeStuck(const std::optional<pillarbox::protocol::SendError> &error);
    void judged(bool hasAccepted);
    // A session has found nothing to do, or has ended. isWorthALook: more may be due by now.
    void freed(bool isWorthALook);

private:
    RelaySession *add();
    bool hasCompany(const RelaySession &asking) const;
    bool mayGrow(qsizetype most) const;
    bool isAnyJoining() const;
    bool isAnyWaiting() const;
    bool areManyWaiting() const;
    void watch();
    void grow();
    void hurry();
    void finish(void (RelaySession::*how)());
    void onRested(RelaySession *session);
    void onEnded(RelaySession *session);

    const RelayTools &m_tools;
    Route m_route;
    QList<RelaySession *> m_sessions;
    std::unique_ptr<Timer> m_patience; // runs while something may be left waiting
    std::unique_ptr<Timer> m_haste; // likewise, of what was asked for by Send Now
    qsizetype m_most;
    qsizetype m_mostHurried; // one more for Send Now, unless the server has said that it is too many
    bool m_isPoked = false; // more became due while no session was free
    bool m_isHurried = false; // and Send Now was asked for it
    bool m_isFinishing = false;
};

} // namespace pillarbox::outbox
