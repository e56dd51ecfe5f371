#pragma once
// From options to a message that can go: files and standard input are read, addresses and text are checked, nothing has left
// the machine. Every refusal is a SendError of the stage "local".

#include "app/cli/sendoptions.h"
#include "smtp/message/draft.h"
#include "smtp/protocol/senderror.h"

#include <memory>

class QTemporaryFile;

namespace pillarbox::app {

struct MessageInput {
    message::Mailbox from; // the envelope's, too
    QList<message::Mailbox> recipients; // each mailbox once
    std::optional<QString> emlPath; // a ready message
    message::Draft draft; // else this one
    std::shared_ptr<QTemporaryFile> spooledInput; // what came from standard input, removed with the last copy
};

// defaultFrom: the account's identity; without --from, and with --eml without a usable From header, it is the sender.
Expected<MessageInput, protocol::SendError> readMessage(
    const MessageOptions &options, const std::optional<message::Mailbox> &defaultFrom);

protocol::SendError localError(protocol::ErrorKind kind, const QString &detail = {});

} // namespace pillarbox::app
