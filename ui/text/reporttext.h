#pragma once
// What bounces, delivery notifications and read receipts say, in words. "Delivered" is said here alone: by a server that is
// the recipient's own.

#include "ui/text/explanation.h"

namespace pillarbox::ui {

QString reportWord(message::ReportAction action); // "Bounced"
// "Not delivered to b@x.example, says mx.relay.example: 550 5.1.1 no such user"
QString reportSentence(const outbox::Recipient &recipient, const message::RecipientReport &report);
// Of the report that counts, or of the last read receipt; empty when there is none.
QString reportSentence(const outbox::Recipient &recipient);
// What reports say of a message that a server took: a bounce is what it is about, the rest stands behind.
void addReports(Explanation &explanation, const outbox::ItemSummary &item);
bool hasBounces(const outbox::ItemSummary &item);
// "Bounced", "Partly bounced", "Delivered" when it is for all; empty when the state's own word is right.
QString reportedStateWord(const outbox::ItemSummary &item);
// Why a mail could not be put down to a message.
Explanation explainReport(const outbox::OutboxError &error);

} // namespace pillarbox::ui
