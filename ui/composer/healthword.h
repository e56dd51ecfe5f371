#pragma once
// The word beside an account in From.

#include "smtp/outbox/deliveryservice.h"
#include "ui/theme/colours.h"
#include "ui/theme/symbols.h"

#include <QString>

namespace pillarbox::ui {

struct HealthWord {
    QString word; // empty: there is nothing to say
    Symbol symbol = Symbol::Ok;
    Tone tone = Tone::Ok;

    bool operator==(const HealthWord &) const = default;
};

HealthWord healthWord(const outbox::AccountHealth &health);

} // namespace pillarbox::ui
