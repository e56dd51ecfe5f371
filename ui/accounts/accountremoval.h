#pragma once
// The removal of an account that can be taken back for a while. Until then its secret stays in the keychain; going on to remove
// another one, or leaving, ends the wait. No widget.

#include "smtp/account/accountstore.h"
#include "smtp/account/removedsecrets.h"
#include "smtp/base/clock.h"

#include <QObject>

#include <memory>
#include <optional>

namespace pillarbox::ui {

class AccountRemoval : public QObject
{
    Q_OBJECT

public:
    AccountRemoval(account::AccountStore &accounts, account::RemovedSecrets &secrets, Clock &clock, QObject *parent = nullptr);
    ~AccountRemoval() override;

    Expected<Done, account::AccountError> begin(const QString &accountId);
    Expected<Done, account::AccountError> undo();
    void finish(); // now
    bool isPending() const { return m_removed.has_value(); }

Q_SIGNALS:
    void ended(); // it cannot be taken back any more
    void secretStayed(); // the keychain would not let it go; that is tried again at the next start

private:
    struct Removed {
        account::Account account;
        qsizetype position = 0;
    };

    account::AccountStore &m_accounts;
    account::RemovedSecrets &m_secrets;
    Clock &m_clock;
    std::optional<Removed> m_removed;
    std::unique_ptr<Timer> m_timer;
};

} // namespace pillarbox::ui
