#pragma once
// The words of one error before what comes next is added: split by who the cause lies with, one function each.

#include "ui/text/catalogue/rule.h"
#include "ui/text/explanation.h"

#include <QString>

#include <optional>

namespace pillarbox::ui {

struct Cause {
    QString what;
    QString why;
    QString you;
    Action action = Action::None;
    std::optional<Who> who{}; // absent: whoOf() the error
};

Cause causeOf(const protocol::SendError &error, const Context &context);

// What the refusal means at a provider that is known; absent: nothing more than anywhere.
std::optional<Cause> providerCause(const protocol::SendError &error, const Context &context);
// The catalogue's words for it, which leave only what happened as it was.
void setWords(Cause &cause, const CauseRule &rule, const protocol::SendError &error, const Context &context);
bool isPasswordTrouble(const CauseRule &rule); // of which a provider that is known says more
Cause replyCause(const protocol::SendError &error, const Context &context); // the server spoke
Cause networkCause(const protocol::SendError &error, const Context &context); // the way to it
Cause protectionCause(const protocol::SendError &error, const Context &context); // TLS and certificates
Cause keychainCause(const account::CredentialError &error, const Context &context); // the password's place
Cause signInCause(const protocol::SendError &error, const Context &context); // credentials
Cause messageCause(const protocol::SendError &error, const Context &context); // the message, the disk, the user

} // namespace pillarbox::ui
