#pragma once
// The words of `pillarbox sendmail`, read as sendmail(8) reads its own: single letters, alone or together, values attached or
// apart, up to "--". What other programs pass and what has no meaning here is accepted; what would be another command is not.

#include "app/cli/failure.h"
#include "smtp/base/expected.h"
#include "smtp/protocol/deliveryoptions.h"

#include <QStringList>

#include <optional>

namespace pillarbox::app {

struct SendmailOptions {
    bool readsRecipients = false; // -t
    bool isDotPlain = false; // -i, -oi: a line with a dot alone does not end the message
    bool isVerbose = false; // -v: the id in the outbox is printed
    std::optional<QString> sender; // -f, -r
    QString fullName; // -F
    QStringList recipients;
    protocol::DeliveryOptions wishes; // -N, -R, -V
};

Expected<SendmailOptions, Failure> sendmailOptionsOf(const QStringList &words);

} // namespace pillarbox::app
