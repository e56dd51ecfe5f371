#pragma once
// Reports about recipients (bounces, delivery notifications, read receipts), which change no state of a message that its
// relay took: accepted it was. One of which that is not known they settle. Store thread only.

#include "smtp/base/expected.h"
#include "smtp/message/deliveryreport.h"
#include "smtp/outbox/database.h"
#include "smtp/outbox/item.h"

#include <QList>

namespace pillarbox::outbox {

// To what a report belongs.
struct ReportMatch {
    ItemId id;
    QList<int> positions; // of the recipients it speaks of
    QStringList strangers; // whom it names beside them
    bool isNew = false; // something in it was not known

    bool operator==(const ReportMatch &) const = default;
};

// Part of createSchema() and of the step to version 3.
void createReports(Database &database);

struct PlacedReport {
    ItemId item;
    int position = 0; // of the recipient
    message::RecipientReport report;
};

// Oldest first. At most as many items as a statement has places.
QList<PlacedReport> reportsOf(Database &database, const QList<ItemId> &items);

// By the ENVID, else by the Message-ID; of several messages with the same the newest that went to one of these recipients.
// NotFound: it is about no message in here.
Expected<ReportMatch, OutboxError> addReport(Database &database, const message::DeliveryReport &report, const QDateTime &now);

} // namespace pillarbox::outbox
