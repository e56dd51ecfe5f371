#pragma once
// How long sent messages are kept, and what is next to go. Nothing but "sent" is ever touched.

#include "smtp/base/expected.h"
#include "smtp/outbox/database.h"
#include "smtp/outbox/item.h"

#include <QList>
#include <QString>

#include <optional>

namespace pillarbox::outbox {

struct Retention {
    enum class Keep { Forever, Days, Newest };
    Keep keep = Keep::Forever;
    int count = 365; // days or messages
    std::optional<int> receiptOnlyAfter; // days; then the text and the attachments go, the receipt stays

    bool operator==(const Retention &) const = default;
};

QString toText(const Retention &retention);
Retention retentionFromText(const QString &text); // what cannot be read keeps everything

struct RetentionStep {
    QList<ItemId> items; // whose spool files are to go
    bool isLast = false; // nothing more is due

    bool operator==(const RetentionStep &) const = default;
};

// Part of createSchema() and of the step to version 3.
void createRetention(Database &database);
// A transaction of bounded length, the oldest first.
Expected<RetentionStep, OutboxError> retentionStep(Database &database, const Retention &retention, const QDateTime &now);

} // namespace pillarbox::outbox
