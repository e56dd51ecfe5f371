#include "ui/outbox/command.h"

#include "ui/text/refusedaddress.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace pillarbox::ui {

using outbox::HoldReason;
using outbox::State;

namespace {

class CommandWords
{
    Q_DECLARE_TR_FUNCTIONS(Command)

public:
    static QString of(Command command);
};

QString CommandWords::of(Command command)
{
    switch (command) {
    case Command::SendNow:
        return tr("Send &Now");
    case Command::Reschedule:
        return tr("Res&chedule…");
    case Command::Check:
        return tr("&Check…");
    case Command::SendAgain:
        return tr("Send Aga&in");
    case Command::SendAgainToRefused:
        return tr("Send Agai&n to Refused…");
    case Command::MarkAsSent:
        return tr("Mar&k as Sent");
    case Command::EnterPassword:
        return tr("Enter &Password…");
    case Command::UnlockKeychain:
        return tr("&Unlock Keychain…");
    case Command::SendThrough:
        return tr("&Send Through…");
    case Command::FixAccount:
        return tr("Check Account Settin&gs…");
    case Command::ContinueWriting:
        return tr("Conti&nue Writing");
    case Command::Edit:
        return tr("&Edit");
    case Command::EditAsNew:
        return tr("&Edit as New");
    case Command::Hold:
        return tr("H&old");
    case Command::Release:
        return tr("&Release");
    case Command::Cancel:
        return tr("&Cancel Sending");
    case Command::Delete:
        return tr("&Delete");
    case Command::CopyReport:
        return tr("Cop&y Report");
    case Command::AttemptLog:
        return tr("Attempt &Log");
    case Command::TestConnection:
        return tr("&Test Connection…");
    case Command::Export:
        return tr("E&xport…");
    }
    return {};
}

// Others have it, or may have it: then a copy to the refused alone is another thing than sending again.
bool isRefusedBySome(const outbox::ItemSummary &item)
{
    const auto isOut = [&item](const outbox::Recipient &recipient) { return isRefused(recipient, item.state); };
    return std::any_of(item.recipients.begin(), item.recipients.end(), isOut)
        && !std::all_of(item.recipients.begin(), item.recipients.end(), isOut);
}

// As given by explain(); absent where there is nothing to do.
std::optional<Command> mendOf(const outbox::ItemSummary &item, Action action)
{
    switch (action) {
    case Action::SendNow:
        return item.state == State::Failed ? Command::SendAgain : Command::SendNow;
    case Action::Edit:
        return Command::Edit;
    case Action::EnterPassword:
        return Command::EnterPassword;
    case Action::UnlockKeychain:
        return Command::UnlockKeychain;
    case Action::EditAccount:
    case Action::ShowCertificate:
        return Command::FixAccount;
    case Action::SendAgain:
        return Command::SendAgain;
    case Action::SendAgainToRefused:
        return Command::SendAgainToRefused;
    case Action::ChooseAccount:
        return Command::SendThrough;
    case Action::None:
        break;
    }
    return {};
}

// A strip below the list offers to take back or to send what is held for the undo time.
MainCommands mainOfHeld(const outbox::ItemSummary &item)
{
    switch (item.hold.value_or(HoldReason::Found)) {
    case HoldReason::Undo:
        return {};
    case HoldReason::User:
        break;
    case HoldReason::Found:
        return {Command::SendNow, Command::Edit};
    case HoldReason::Missed:
        return {Command::SendNow, Command::Reschedule};
    }
    return {Command::SendNow, {}};
}

constexpr std::array allCommands{Command::SendNow, Command::Check, Command::SendAgain, Command::SendAgainToRefused,
    Command::MarkAsSent, Command::SendThrough, Command::EnterPassword, Command::UnlockKeychain, Command::FixAccount,
    Command::ContinueWriting, Command::Cancel, Command::Edit, Command::EditAsNew, Command::Reschedule, Command::Hold,
    Command::Release, Command::Delete, Command::AttemptLog, Command::TestConnection, Command::CopyReport, Command::Export};

bool isAsked(const outbox::ItemSummary &item, outbox::Event event)
{
    return outbox::startsOf(event).contains(item.state);
}

bool isAllowed(Command command, const outbox::ItemSummary &item, const MainCommands &main)
{
    const State state = item.state;
    if (const auto event = eventOf(command, state); event && !isAsked(item, *event))
        return false;
    switch (command) {
    case Command::SendNow:
        return state != State::Unknown && state != State::Failed && main.primary != Command::SendThrough;
    case Command::SendThrough:
        return main.primary == command;
    case Command::SendAgain:
        return state == State::Unknown || state == State::Failed || (state == State::Sent && !item.isReceiptOnly);
    case Command::SendAgainToRefused:
        return state != State::Sending && isRefusedBySome(item);
    case Command::Check:
        return state == State::Unknown;
    case Command::EnterPassword:
    case Command::UnlockKeychain:
    case Command::FixAccount:
        return main.primary == command || main.second == command
            || (command == Command::FixAccount && state == State::NeedsYou && main.primary != Command::SendThrough);
    case Command::ContinueWriting:
        return state == State::Draft;
    case Command::Edit:
        return state != State::Sent && state != State::Unknown && !outbox::isLostForGood(item);
    case Command::EditAsNew:
        return !item.isReceiptOnly && (state == State::Sent || state == State::Unknown);
    case Command::Release:
        return item.hold != HoldReason::Undo // Send Now says what that would do
            && main.primary != Command::SendThrough;
    case Command::Hold:
        return state != State::Held || item.hold == HoldReason::Undo;
    case Command::Reschedule:
    case Command::MarkAsSent:
    case Command::Cancel:
    case Command::Delete:
        return true;
    case Command::AttemptLog:
    case Command::CopyReport:
        return state != State::Draft;
    case Command::TestConnection:
        return item.reason && state != State::Draft && state != State::Sent && main.primary != Command::SendThrough;
    case Command::Export:
        return state != State::Draft && !item.isReceiptOnly;
    }
    return false;
}

} // namespace

QString commandText(Command command)
{
    return CommandWords::of(command);
}

std::optional<outbox::Event> eventOf(Command command, State state)
{
    using outbox::Event;
    switch (command) {
    case Command::SendNow:
    case Command::SendThrough:
        return Event::SendNow;
    case Command::SendAgain:
        return state == State::Sent ? std::optional<Event>() : Event::SendNow; // a copy is another message
    case Command::Reschedule:
        return Event::Reschedule;
    case Command::MarkAsSent:
        return Event::MarkAsSent;
    case Command::Edit:
    case Command::EditAsNew:
        return Event::Edit;
    case Command::Hold:
        return Event::Hold;
    case Command::Release:
        return Event::Release;
    case Command::Cancel:
        return Event::Cancel;
    case Command::Delete:
        return Event::Delete;
    case Command::Check:
    case Command::SendAgainToRefused:
    case Command::EnterPassword:
    case Command::UnlockKeychain:
    case Command::FixAccount:
    case Command::ContinueWriting:
    case Command::CopyReport:
    case Command::AttemptLog:
    case Command::TestConnection:
    case Command::Export:
        break;
    }
    return {};
}

MainCommands mainCommands(const outbox::ItemSummary &item, Action action)
{
    const auto mend = mendOf(item, action);
    if (mend == Command::SendThrough && outbox::startsOf(outbox::Event::Hold).contains(item.state)) // still to go
        return {Command::SendThrough, Command::Edit};
    switch (item.state) {
    case State::Draft:
        return {Command::ContinueWriting, {}};
    case State::Scheduled:
        return {{}, Command::Reschedule};
    case State::Held:
        return mainOfHeld(item);
    case State::Waiting:
        // Whatever the cause, one more try is always at hand; what mends the cause stands beside it.
        return {Command::SendNow, mend == Command::FixAccount ? mend : std::nullopt};
    case State::Sending:
        return {{}, Command::Cancel};
    case State::NeedsYou: {
        const auto first = mend.value_or(Command::FixAccount);
        return {first, first == Command::SendNow ? std::optional<Command>() : Command::SendNow};
    }
    case State::Unknown:
        return {Command::Check, Command::MarkAsSent};
    case State::Failed:
        if (mend == Command::SendAgain)
            return {Command::Edit, {}};
        return {mend.value_or(outbox::isLostForGood(item) ? Command::Delete : Command::Edit), {}};
    case State::Sent:
        break;
    }
    return {};
}

QList<Command> allowedCommands(const outbox::ItemSummary &item, Action action, bool isHandedOver)
{
    const MainCommands main = mainCommands(item, action);
    QList<Command> allowed;
    for (const Command command : allCommands) {
        if (isAllowed(command, item, main) && !(command == Command::Cancel && isHandedOver))
            allowed += command;
    }
    return allowed;
}

} // namespace pillarbox::ui
