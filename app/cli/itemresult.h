#pragma once
// From an item of the outbox to the result of a `send`: whether there is one yet, and what it is.

#include "app/cli/sendresult.h"
#include "smtp/account/account.h"
#include "smtp/outbox/item.h"

namespace pillarbox::app {

// An attempt has ended, or none will be made; after this the item rests for now.
bool hasOutcome(const outbox::ItemSummary &item);
SendResult resultOf(const outbox::Item &item, const account::Account &account);
QByteArray lastTranscript(const outbox::Item &item);
ui::Context contextOf(const outbox::ItemSummary &item, const account::Account *account);

} // namespace pillarbox::app
