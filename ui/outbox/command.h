#pragma once
// What can be done to a message, and which of it a state allows. The window's menus, the detail pane and the context menu all
// ask here, so that they never disagree.

#include "smtp/outbox/item.h"
#include "smtp/outbox/statetable.h"
#include "ui/text/explanation.h"

#include <QList>
#include <QString>

namespace pillarbox::ui {

enum class Command {
    SendNow,
    Reschedule,
    Check, // of unknown: whether the relay answers
    SendAgain, // the same message: of unknown to all in doubt, of failed to those refused; of sent a copy
    SendAgainToRefused,
    MarkAsSent,
    EnterPassword,
    UnlockKeychain,
    SendThrough, // another account, which is to be chosen: its own is gone
    FixAccount, // server, certificate, keychain: the account's page
    ContinueWriting, // a draft
    Edit,
    EditAsNew,
    Hold,
    Release,
    Cancel,
    Delete,
    CopyReport,
    AttemptLog,
    TestConnection, // of the relay that is in its way
    Export,
};

QString commandText(Command command); // with a mnemonic, in capitals as on a button

// The one that helps most, if any; then one beside it.
struct MainCommands {
    std::optional<Command> primary;
    std::optional<Command> second;
    bool operator==(const MainCommands &) const = default;
};
MainCommands mainCommands(const outbox::ItemSummary &item, Action action);
// What it makes of the table of states; absent: it changes nothing there.
std::optional<outbox::Event> eventOf(Command command, outbox::State state);
// Everything that may be done, the main ones included.
QList<Command> allowedCommands(const outbox::ItemSummary &item, Action action, bool isHandedOver);

} // namespace pillarbox::ui
