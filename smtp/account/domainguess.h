#pragma once
// A provider's domain that somebody may have meant who typed another one. Only a suggestion: there are domains of every name.

#include <QString>

#include <optional>

namespace pillarbox::account {

// The same address at that domain; absent: its domain is known, or like none that is.
std::optional<QString> likelyMeant(const QString &address);

} // namespace pillarbox::account
