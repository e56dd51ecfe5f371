#pragma once
// Errors, sessions and stages as the database keeps them: JSON, so that a later field needs no new column. What cannot be
// read comes back as its default; certificates are kept as their facts, without the PEM text.

#include "smtp/outbox/item.h"

#include <QByteArray>

namespace pillarbox::outbox {

QByteArray toJson(const protocol::SendError &error);
std::optional<protocol::SendError> errorFromJson(const QByteArray &json);

QByteArray toJson(const Receipt &receipt);
std::optional<Receipt> receiptFromJson(const QByteArray &json);

// Everything of an attempt but its number, its start and its transcript, which are columns.
QByteArray toJson(const Attempt &attempt);
Attempt attemptFromJson(const QByteArray &json);

// "4.7.1"; absent: empty.
QByteArray toText(const std::optional<protocol::EnhancedStatusCode> &code);
std::optional<protocol::EnhancedStatusCode> codeFromText(const QByteArray &text);

} // namespace pillarbox::outbox
