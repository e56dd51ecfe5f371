#include "ui/outbox/command.h"

#include <QCoreApplication>

#include <algorithm>

namespace pillarbox::ui {

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
    case Command::SendAgain:
        return tr("Send Agai&n");
    case Command::SendAgainToRefused:
        return tr("Send Agai&n to Refused…");
    case Command::MarkAsSent:
        return tr("Mar&k as Sent");
    case Command::EnterPassword:
        return tr("Enter &Password…");
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
    case Command::Export:
        return tr("E&xport…");
    }
    return {};
}

std::optional<Command> commandFor(Action action)
{
    switch (action) {
    case Action::SendNow:
        return Command::SendNow;
    case Action::Edit:
        return Command::Edit;
    case Action::EnterPassword:
        return Command::EnterPassword;
    case Action::EditAccount:
    case Action::ShowCertificate:
    case Action::UnlockKeychain:
        return Command::FixAccount;
    case Action::SendAgain:
        return Command::SendAgain;
    case Action::SendAgainToRefused:
        return Command::SendAgainToRefused;
    case Action::None:
        break;
    }
    return {};
}

} // namespace

QString commandText(Command command)
{
    return CommandWords::of(command);
}

MainCommands mainCommands(const outbox::ItemSummary &item, Action action)
{
    switch (item.state) {
    case State::Draft:
        return {Command::ContinueWriting, {}};
    case State::Scheduled:
    case State::Held:
    case State::Waiting: {
        // Whatever the cause, one more try is always at hand; what mends the cause stands beside it.
        const auto mend = commandFor(action);
        return {Command::SendNow, mend == Command::FixAccount ? mend : std::nullopt};
    }
    case State::Sending:
        return {{}, Command::Cancel};
    case State::NeedsYou: {
        const auto mend = commandFor(action).value_or(Command::FixAccount);
        return {mend, mend == Command::SendNow ? std::optional<Command>() : Command::SendNow};
    }
    case State::Unknown:
        return {Command::SendAgain, Command::MarkAsSent};
    case State::Failed: {
        const auto mend = commandFor(action);
        if (mend == Command::SendNow)
            return {Command::Edit, {}};
        return {mend, {}};
    }
    case State::Sent:
        break;
    }
    return {};
}

QList<Command> allowedCommands(const outbox::ItemSummary &item, Action action, bool isHandedOver)
{
    QList<Command> allowed;
    const MainCommands main = mainCommands(item, action);
    const bool isSending = item.state == State::Sending;
    for (const auto &command : {main.primary, main.second})
        if (command && !(*command == Command::Cancel && isHandedOver))
            allowed += *command;
    if (item.state == State::Draft)
        return allowed << Command::Delete;
    if (!isSending && !item.isReceiptOnly)
        allowed += item.state == State::Sent || item.state == State::Unknown ? Command::EditAsNew : Command::Edit;
    if (item.state == State::Waiting || item.state == State::NeedsYou || item.state == State::Scheduled)
        allowed += Command::Hold;
    if (item.state == State::Held)
        allowed += Command::Release;
    if (item.state == State::Sent && !item.isReceiptOnly)
        allowed += Command::SendAgain;
    allowed << Command::AttemptLog << Command::CopyReport;
    if (!item.isReceiptOnly)
        allowed += Command::Export;
    if (!isSending)
        allowed += Command::Delete;
    QList<Command> once; // the main ones may be named twice
    for (const Command command : allowed)
        if (!once.contains(command))
            once += command;
    return once;
}

} // namespace pillarbox::ui
