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

constexpr Names<HoldReason, 4> kHoldReasons{{
    {HoldReason::Undo, "undo"},
    {HoldReason::User, "user"},
    {HoldReason::Found, "found"},
    {HoldReason::Missed, "missed"},
}};

constexpr Names<MissedRule, 3> kMissedRules{{
    {MissedRule::SendAtOnce, "send"},
    {MissedRule::Ask, "ask"},
    {MissedRule::NotAfter, "notAfter"},
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

QByteArray holdReasonName(HoldReason reason)
{
    return nameIn(kHoldReasons, reason);
}

std::optional<HoldReason> holdReasonFromName(QByteArrayView name)
{
    return valueIn(kHoldReasons, name);
}

QByteArray missedRuleName(MissedRule rule)
{
    return nameIn(kMissedRules, rule);
}

std::optional<MissedRule> missedRuleFromName(QByteArrayView name)
{
    return valueIn(kMissedRules, name);
}

const message::RecipientReport *verdictOf(const Recipient &recipient)
{
    using message::ReportAction;
    const message::RecipientReport *verdict = nullptr;
    for (const ReportAction action :
        {ReportAction::Delayed, ReportAction::Expanded, ReportAction::Relayed, ReportAction::Delivered, ReportAction::Failed})
        for (const message::RecipientReport &report : recipient.reports)
            if (report.action == action)
                verdict = &report;
    return verdict;
}

bool hasBounced(const Recipient &recipient)
{
    const auto *verdict = verdictOf(recipient);
    return verdict && verdict->action == message::ReportAction::Failed;
}

bool isAsking(const ItemSummary &item)
{
    return item.hold == HoldReason::Found || item.hold == HoldReason::Missed;
}

bool isAbandoned(const ItemSummary &item)
{
    return item.state == State::Sending && item.reason && item.reason->kind == protocol::ErrorKind::ProgramEnded;
}

bool isLostForGood(const ItemSummary &item)
{
    return item.reason && item.reason->kind == protocol::ErrorKind::SpoolMissing && !item.hasDraft;
}

} // namespace pillarbox::outbox
