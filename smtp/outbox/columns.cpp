#include "smtp/outbox/columns.h"

#include "smtp/outbox/factsjson.h"

#include <QTimeZone>

namespace pillarbox::outbox {

using namespace Qt::StringLiterals;

QString toColumn(const QUuid &id)
{
    return id.toString(QUuid::WithoutBraces);
}

QVariantList toColumns(const QList<QUuid> &ids)
{
    QVariantList columns;
    for (const QUuid &id : ids)
        columns.append(toColumn(id));
    return columns;
}

QString placesFor(const QList<QUuid> &ids)
{
    return u" IN (?"_s + QString(u",?"_s).repeated(ids.size() - 1) + u')';
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
