#pragma once
// How much an account's relay takes, as its user has set it. Keeping to them slows down; going over them is refused, or worse.

#include <QJsonObject>

#include <optional>

namespace pillarbox::account {

struct SendingLimits {
    std::optional<int> recipients{}; // of one transaction
    std::optional<int> perMinute{}; // messages accepted
    std::optional<int> perHour{};
    std::optional<int> perDay{};

    bool hasRate() const { return perMinute || perHour || perDay; }
    QJsonObject toJson() const; // what is not set is absent
    static SendingLimits fromJson(const QJsonObject &json); // what is no number above 0 is not set
    bool operator==(const SendingLimits &) const = default;
};

} // namespace pillarbox::account
