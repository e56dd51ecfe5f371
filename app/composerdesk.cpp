#include "app/composerdesk.h"

#include <utility>

namespace pillarbox::app {

ComposerDesk::ComposerDesk(
    outbox::Outbox &outbox, outbox::DeliveryService &delivery, account::AccountStore &accounts, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_outbox(outbox)
    , m_delivery(delivery)
    , m_accounts(accounts)
    , m_clock(clock)
    , m_recipientDomains({}, clock)
{
    m_recipientDomains.setOffline([this] { return m_delivery.isOffline(); });
    connect(&m_delivery, &outbox::DeliveryService::healthChanged, this, [this] {
        for (const auto &composer : std::as_const(m_composers)) {
            if (composer)
                composer->updateHealth();
        }
    });
}

// A window that is still open has no parent to delete it.
ComposerDesk::~ComposerDesk()
{
    for (const auto &composer : std::as_const(m_composers))
        delete composer;
}

ui::Composer &ComposerDesk::add()
{
    m_composers.removeAll(nullptr);
    auto *composer = new ui::Composer(m_outbox, m_accounts, m_clock);
    m_composers.append(composer);
    composer->setUndoTime(m_undoTime);
    composer->setRecipientDomains(m_recipientDomains);
    composer->setStartAtLoginOffered(m_isStartAtLoginOffered && m_isStartAtLoginOffered());
    connect(composer, &ui::Composer::startAtLoginRequested, this, &ComposerDesk::startAtLoginRequested);
    composer->setHealth([this](const QString &accountId) { return m_delivery.health(accountId); });
    connect(composer, &ui::Composer::sent, this, &ComposerDesk::sent);
    return *composer;
}

ui::Composer *ComposerDesk::find(const outbox::ItemId &draftId) const
{
    for (const auto &composer : m_composers) {
        if (composer && composer->isVisible() && composer->draftId() == draftId)
            return composer;
    }
    return nullptr;
}

void ComposerDesk::present(ui::Composer &composer)
{
    composer.show();
    composer.raise();
    composer.activateWindow();
}

void ComposerDesk::open(message::Draft draft, const QStringList &declinedFiles, const QList<ui::RefusedAddress> &refused)
{
    if (draft.accountId.isEmpty() && !draft.from.address.isEmpty()) {
        if (const account::Account *account = m_accounts.findByLabel(draft.from.address))
            draft.accountId = account->id;
    }
    ui::Composer &composer = add();
    composer.setDraft(draft);
    present(composer);
    if (!refused.isEmpty())
        composer.markRefused(refused);
    if (!declinedFiles.isEmpty()) {
        composer.showNotice(tr("Nothing was attached."),
            tr("The link asked to attach %1. Attach it yourself if that is what you want.")
                .arg(declinedFiles.join(QLatin1String(", "))));
    }
}

void ComposerDesk::restore(const outbox::DraftRecord &record)
{
    if (ui::Composer *open = find(record.id))
        return present(*open);
    ui::Composer &composer = add();
    composer.restore(record);
    present(composer);
}

void ComposerDesk::setUndoTime(std::chrono::seconds undoTime)
{
    m_undoTime = undoTime;
    for (const auto &composer : std::as_const(m_composers)) {
        if (composer)
            composer->setUndoTime(undoTime);
    }
}

void ComposerDesk::saveAll()
{
    for (const auto &composer : std::as_const(m_composers)) {
        if (composer && composer->isVisible())
            composer->saveNow();
    }
}

} // namespace pillarbox::app
