#pragma once
// What an import would do, before it does: which accounts are new, which are there already, and under which label each would
// be stored. Pure.

#include "smtp/account/importedaccount.h"

namespace pillarbox::account {

struct PlannedAccount {
    enum class State {
        New,
        LabelTaken, // new, and stored under another label, as its own belongs to another account
        There, // the same address through the same relay as the same user; or twice in this import
        Incomplete, // lacks an address or a host
    };
    ImportedAccount imported;
    State state = State::New;
    QString label; // under which it would be stored

    bool canBeStored() const { return state == State::New || state == State::LabelTaken; }
    Account toStore() const;
};

QList<PlannedAccount> planImport(const Imported &imported, const QList<Account> &existing);

} // namespace pillarbox::account
