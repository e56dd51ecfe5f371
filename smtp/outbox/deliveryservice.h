#pragma once
// Sends what is due. Holds the dispatch lock of the profile, or waits for it; claims items, groups them by relay, asks for
// the credential, keeps one connection per relay while there is work, writes the hand-over mark before the last dot and the
// outcome after the reply. GUI thread, asynchronous throughout.

#include "smtp/account/accountstore.h"
#include "smtp/account/credentialstore.h"
#include "smtp/base/clock.h"
#include "smtp/outbox/outbox.h"

#include <QHash>
#include <QObject>

#include <memory>
#include <optional>

namespace pillarbox::outbox {

// What is known of an account's relay from its deliveries.
struct AccountHealth {
    enum class State { Untested, Ready, Unreachable, NeedsYou, Offline };
    State state = State::Untested;
    QDateTime since;
    QDateTime lastSentAt; // invalid: never in this session
    std::optional<protocol::SendError> error; // of Unreachable and NeedsYou
    std::optional<QDateTime> nextAttempt; // of Unreachable

    bool operator==(const AccountHealth &) const = default;
};

class DeliveryService : public QObject
{
    Q_OBJECT

public:
    DeliveryService(Outbox &outbox, account::AccountStore &accounts, account::CredentialStore &credentials,
        Clock &clock = systemClock(), QObject *parent = nullptr);
    ~DeliveryService() override;

    void start(); // takes the dispatch lock when it is free, and tries again until it is
    bool isDispatching() const; // this process holds it
    void stop(); // ends after the deliveries under way; stopped() follows

    void setOffline(bool isOffline);
    bool isOffline() const;

    // Breaks an attempt off; before the hand-over mark this means surely not sent, the item is then held by the user.
    void cancel(const ItemId &id);

    std::optional<Progress> progress(const ItemId &id) const; // while sending, in this process
    AccountHealth health(const QString &accountId) const;

Q_SIGNALS:
    void progressed(const pillarbox::outbox::Progress &progress);
    void healthChanged(const QString &accountId);
    void idle(); // nothing under way and nothing due now
    void stopped();
};

} // namespace pillarbox::outbox
