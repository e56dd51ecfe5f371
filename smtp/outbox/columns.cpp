#include "smtp/outbox/columns.h"

#include "smtp/outbox/factsjson.h"

#include <QTimeZone>

namespace pillarbox::outbox {

QString toColumn(const QUuid &id)
{
    return id.toString(QUuid::WithoutBraces);
}

QVariant toColumn(const QDateTime &time)
{
    return time.isValid() ? QVariant(time.toMSecsSinceEpoch()) : QVariant();
}

QVariant toColumn(const std::optional<protocol::SendError> &error)
{
    return error ? QVariant(toJson(*error)) : QVariant();
}

QString toColumn(State state)
{
    return QString::fromLatin1(stateName(state));
}

QVariant toColumn(std::optional<HoldReason> reason)
{
    return reason ? QVariant(QString::fromLatin1(holdReasonName(*reason))) : QVariant();
}

QString toColumn(Outcome outcome)
{
    return QString::fromLatin1(outcomeName(outcome));
}

QString toColumn(const QString &text)
{
    return text.isNull() ? QLatin1String("") : text;
}

QUuid idOf(const QVariant &column)
{
    return QUuid::fromString(column.toString());
}

QDateTime timeOf(const QVariant &column)
{
    return column.isNull() ? QDateTime() : QDateTime::fromMSecsSinceEpoch(column.toLongLong(), QTimeZone::utc());
}

std::optional<QDateTime> optionalTimeOf(const QVariant &column)
{
    return column.isNull() ? std::nullopt : std::optional(timeOf(column));
}

} // namespace pillarbox::outbox
