#pragma once
// Values to columns and back.

#include "smtp/outbox/item.h"

#include <QVariant>
#include <QVariantList>

namespace pillarbox::outbox {

QString toColumn(const QUuid &id);
QVariantList toColumns(const QList<QUuid> &ids);
QString placesFor(const QList<QUuid> &ids); // " IN (?,?)", of at least one
QVariant toColumn(const QDateTime &time); // invalid: null
QVariant toColumn(const std::optional<protocol::SendError> &error); // absent: null
QString toColumn(State state);
QVariant toColumn(std::optional<HoldReason> reason); // absent: null
QString toColumn(Outcome outcome);
QString toColumn(const QString &text); // a null string would become null

QUuid idOf(const QVariant &column);
QDateTime timeOf(const QVariant &column); // null: invalid
std::optional<QDateTime> optionalTimeOf(const QVariant &column);

} // namespace pillarbox::outbox
