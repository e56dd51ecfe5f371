#pragma once
// A message of the outbox as the command line shows it: the facts of the window's row, and of its detail pane.

#include "smtp/account/accountstore.h"
#include "smtp/outbox/draftrecord.h"
#include "smtp/outbox/item.h"

#include <QJsonObject>

namespace pillarbox::app {

QJsonObject itemJson(const outbox::ItemSummary &item, const account::AccountStore &accounts);
QJsonObject itemJson(const outbox::Item &item, const account::AccountStore &accounts); // with attempts and receipt
QJsonObject draftJson(const outbox::DraftRecord &draft);
QString itemLine(const outbox::ItemSummary &item, const account::AccountStore &accounts);
QString itemText(const outbox::Item &item, const account::AccountStore &accounts);
QJsonObject attemptJson(const outbox::Attempt &attempt);
QString attemptText(const outbox::Attempt &attempt); // a line, and its transcript
QString idText(const outbox::ItemId &id);
QString sessionLine(const transport::Session &session);

} // namespace pillarbox::app
