#pragma once
// Who has to act before the same message can go: the answer that each explanation of an error ends with.

#include "smtp/protocol/senderror.h"

#include <QString>

namespace pillarbox::ui {

enum class Who {
    You,
    Provider, // yours, or your organisation's administrator
    Recipient, // or whoever runs the server there
    Network, // whoever runs the one this computer is in
    Nobody, // waiting is enough
};

// Of an error that no server's reply and no word of TLS tells more about.
// isFirstTime: the server was not yet seen to work as the account says.
Who whoOf(const protocol::SendError &error, bool isFirstTime = false);
QString whoName(Who who); // the command line's word: "you", "provider", "recipient", "network", "nobody"
QString whoSentence(Who who); // "It is up to your provider."

} // namespace pillarbox::ui
