#pragma once
// Who of a message's recipients will not get it by itself, and why, in the server's words.

#include "smtp/outbox/item.h"

#include <QList>
#include <QString>

namespace pillarbox::ui {

struct RefusedAddress {
    QString address;
    QString words; // "550 5.1.1 no such user"; may be empty

    bool operator==(const RefusedAddress &) const = default;
};

// Refused, or given up.
bool isRefused(const outbox::Recipient &recipient, outbox::State state);
QList<RefusedAddress> refusedOf(const outbox::ItemSummary &item);
// Code and words once each, also where the server's words begin with the code.
QString answerOf(const outbox::Recipient &recipient);

} // namespace pillarbox::ui
