#include "smtp/account/importplan.h"

#include "smtp/account/accountstore.h"

#include <algorithm>

namespace pillarbox::account {

namespace {

bool isSameSender(const Account &a, const Account &b)
{
    return message::isSameMailbox(a.identity.address, b.identity.address) && a.host.compare(b.host, Qt::CaseInsensitive) == 0
        && a.port == b.port && a.userName == b.userName;
}

} // namespace

Account PlannedAccount::toStore() const
{
    Account account = imported.account;
    account.label = label;
    return account;
}

QList<PlannedAccount> planImport(const Imported &imported, const QList<Account> &existing)
{
    using State = PlannedAccount::State;
    QList<Account> known = existing;
    const bool isFirst = existing.isEmpty();
    QList<PlannedAccount> planned;
    for (const ImportedAccount &each : imported.accounts) {
        PlannedAccount plan{each, State::New, {}};
        Account &account = plan.imported.account;
        account.isDefault = account.isDefault && isFirst; // nobody's default is changed by an import
        const QString wanted = account.label.isEmpty() ? account.identity.address : account.label;
        plan.label = freeLabel(known, wanted);
        if (!each.isComplete()) {
            plan.state = State::Incomplete;
        } else if (std::any_of(
                       known.begin(), known.end(), [&](const Account &other) { return isSameSender(account, other); })) {
            plan.state = State::There;
        } else {
            plan.state = plan.label == wanted ? State::New : State::LabelTaken;
            known.append(plan.toStore());
        }
        planned.append(plan);
    }
    return planned;
}

} // namespace pillarbox::account
