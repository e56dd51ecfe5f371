#pragma once
// What a look at the relay shows of a message of which it is not known whether the relay has it, and what it cannot show.

#include "smtp/account/signincheck.h"
#include "smtp/outbox/item.h"

#include <QString>
#include <QStringList>

namespace pillarbox::ui {

struct RelayCheckWords {
    QString verdict; // one sentence
    QString meaning; // for the message
    QStringList steps; // what can still be found out, and where

    QString text() const; // in one paragraph
    bool operator==(const RelayCheckWords &) const = default;
};

// ownAddresses: of the user's accounts; a copy to one of them can be looked for.
RelayCheckWords relayCheckWords(const outbox::Item &item, const account::Account &account,
    const account::SignInCheck::Result &result, const QStringList &ownAddresses);

} // namespace pillarbox::ui
