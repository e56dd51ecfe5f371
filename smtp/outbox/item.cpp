#include "smtp/outbox/item.h"

#include <algorithm>
#include <array>
#include <utility>

namespace pillarbox::outbox {

namespace {

template<typename T, std::size_t N>
using Names = std::array<std::pair<T, const char *>, N>;

constexpr Names<State, 9> kStates{{
    {State::Draft, "draft"},
    {State::Scheduled, "scheduled"},
    {State::Held, "held"},
    {State::Waiting, "waiting"},
    {State::Sending, "sending"},
    {State::NeedsYou, "needsYou"},
    {State::Unknown, "unknown"},
    {State::Failed, "failed"},
    {State::Sent, "sent"},
}};

constexpr Names<Outcome, 4> kOutcomes{{
    {Outcome::Pending, "pending"},
    {Outcome::Accepted, "accepted"},
    {Outcome::Refused, "refused"},
    {Outcome::Unknown, "unknown"},
}};

template<typename T, std::size_t N>
QByteArray nameIn(const Names<T, N> &names, T value)
{
    return std::find_if(names.begin(), names.end(), [value](const auto &entry) { return entry.first == value; })->second;
}

template<typename T, std::size_t N>
std::optional<T> valueIn(const Names<T, N> &names, QByteArrayView name)
{
    const auto found = std::find_if(names.begin(), names.end(), [name](const auto &entry) { return name == entry.second; });
    return found == names.end() ? std::nullopt : std::optional(found->first);
}

} // namespace

QByteArray stateName(State state)
{
    return nameIn(kStates, state);
}

std::optional<State> stateFromName(QByteArrayView name)
{
    return valueIn(kStates, name);
}

QByteArray outcomeName(Outcome outcome)
{
    return nameIn(kOutcomes, outcome);
}

std::optional<Outcome> outcomeFromName(QByteArrayView name)
{
    return valueIn(kOutcomes, name);
}

bool isDue(const ItemSummary &item, const QDateTime &now)
{
    return item.state == State::Waiting && item.nextAttempt.value_or(now) <= now;
}

} // namespace pillarbox::outbox
