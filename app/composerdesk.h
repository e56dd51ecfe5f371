#pragma once
// The open composers. Each is a window of its own that deletes itself when it closes; a draft is open at most once.

#include "smtp/account/accountstore.h"
#include "smtp/outbox/deliveryservice.h"
#include "smtp/outbox/outbox.h"
#include "ui/composer/composer.h"
#include "ui/composer/recipientdomains.h"

#include <QList>
#include <QObject>
#include <QPointer>

#include <functional>

namespace pillarbox::app {

class ComposerDesk : public QObject
{
    Q_OBJECT

public:
    ComposerDesk(outbox::Outbox &outbox, outbox::DeliveryService &delivery, account::AccountStore &accounts, Clock &clock,
        QObject *parent = nullptr);
    ~ComposerDesk() override;

    // refused: recipients to be marked, because a server refused them.
    void open(message::Draft draft, const QStringList &declinedFiles = {}, const QList<ui::RefusedAddress> &refused = {});
    void restore(const outbox::DraftRecord &record);
    // For which a message can be taken back after Send.
    void setUndoTime(std::chrono::seconds undoTime);
    // Whether the domains of recipients are asked about while they are typed.
    void setRecipientsAsked(bool isAsked) { m_recipientDomains.setAsking(isAsked); }
    // Asked for each composer: whether its dialog of Send Later… shall offer to start Pillarbox at login.
    void setStartAtLoginOffered(std::function<bool()> isOffered) { m_isStartAtLoginOffered = std::move(isOffered); }
    void saveAll(); // what was typed goes to the drafts now

Q_SIGNALS:
    void sent(const pillarbox::outbox::ItemId &id);
    void startAtLoginRequested();

private:
    ui::Composer &add();
    ui::Composer *find(const outbox::ItemId &draftId) const;
    static void present(ui::Composer &composer);

    outbox::Outbox &m_outbox;
    outbox::DeliveryService &m_delivery;
    account::AccountStore &m_accounts;
    Clock &m_clock;
    ui::RecipientDomains m_recipientDomains;
    std::chrono::seconds m_undoTime{0};
    std::function<bool()> m_isStartAtLoginOffered;
    QList<QPointer<ui::Composer>> m_composers;
};

} // namespace pillarbox::app
