#include "ui/accounts/accountremoval.h"

#include <QPointer>

#include <utility>

namespace pillarbox::ui {

namespace {

constexpr std::chrono::seconds undoTime{10}; // as that of messages

} // namespace

AccountRemoval::AccountRemoval(account::AccountStore &accounts, account::RemovedSecrets &secrets, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_accounts(accounts)
    , m_secrets(secrets)
    , m_clock(clock)
{
}

AccountRemoval::~AccountRemoval()
{
    blockSignals(true);
    finish();
}

Expected<Done, account::AccountError> AccountRemoval::begin(const QString &accountId)
{
    finish();
    const account::Account *account = m_accounts.find(accountId);
    if (!account)
        return Unexpected{account::AccountError::NoSuchAccount};
    const Removed removed{*account, account - m_accounts.accounts().constData()};
    if (const auto done = m_accounts.remove(accountId); !done)
        return done;
    m_removed = removed;
    m_timer = m_clock.startTimer(undoTime, [this] { finish(); });
    return Done{};
}

Expected<Done, account::AccountError> AccountRemoval::undo()
{
    if (!m_removed)
        return Done{};
    if (const auto restored = m_accounts.restore(m_removed->account, m_removed->position); !restored)
        return restored; // and it can be tried again
    m_timer.reset();
    m_removed.reset();
    return Done{};
}

void AccountRemoval::finish()
{
    if (!m_removed)
        return;
    m_timer.reset();
    const account::Account account = std::exchange(m_removed, std::nullopt)->account;
    m_secrets.forget(account, [self = QPointer(this)](const auto &forgotten) {
        const bool isNowhere = !forgotten && forgotten.error().kind == account::CredentialError::Kind::NoKeychain;
        if (self && !forgotten && !isNowhere)
            Q_EMIT self->secretStayed();
    });
    Q_EMIT ended();
}

} // namespace pillarbox::ui
