#pragma once
// What a person should know of a provider before the first try.

#include "smtp/account/provider.h"

#include <QString>

namespace pillarbox::ui {

// Which password it wants, whether mail programs must be let in first, and where to read about it; empty: nothing unusual.
QString passwordAdvice(const account::Provider &provider);

} // namespace pillarbox::ui
