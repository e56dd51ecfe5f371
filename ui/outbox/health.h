#pragma once
// An account's health in one short sentence, and whether the user has to act. Pure.

#include "smtp/account/account.h"
#include "smtp/outbox/deliveryservice.h"
#include "ui/theme/symbols.h"

#include <QDateTime>
#include <QString>

namespace pillarbox::ui {

enum class Mend { None, Password, Keychain, Account };

struct HealthLine {
    QString accountId;
    QString address;
    Symbol symbol = Symbol::Ok;
    Tone tone = Tone::Ok;
    QString sentence; // "Ready, last sent 14:02"
    Mend mend = Mend::None;
    QString action; // the button's text; empty: none

    bool operator==(const HealthLine &) const = default;
};

HealthLine healthLine(const account::Account &account, const outbox::AccountHealth &health, const QDateTime &now);

} // namespace pillarbox::ui
