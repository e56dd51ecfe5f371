#include "smtp/outbox/optionsjson.h"

#include "smtp/base/overloaded.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace pillarbox::outbox {

namespace {

using namespace Qt::StringLiterals;
using protocol::DeliverBy;
using protocol::DsnRequest;
using protocol::Hold;
using std::chrono::seconds;

QJsonObject fromDsn(const DsnRequest &dsn)
{
    return {{u"success"_s, dsn.onSuccess}, {u"failure"_s, dsn.onFailure}, {u"delay"_s, dsn.onDelay},
        {u"wholeMessage"_s, dsn.returnsWholeMessage}, {u"envelopeId"_s, QString::fromLatin1(dsn.envelopeId)}};
}

DsnRequest dsnOf(const QJsonObject &object)
{
    return {.onSuccess = object[u"success"_s].toBool(),
        .onFailure = object[u"failure"_s].toBool(),
        .onDelay = object[u"delay"_s].toBool(),
        .returnsWholeMessage = object[u"wholeMessage"_s].toBool(),
        .envelopeId = object[u"envelopeId"_s].toString().toLatin1()};
}

QJsonObject fromDeliverBy(const DeliverBy &deliverBy)
{
    return {{u"within"_s, static_cast<qint64>(deliverBy.within.count())}, {u"returns"_s, deliverBy.returnsWhenLate},
        {u"traced"_s, deliverBy.isTraced}};
}

DeliverBy deliverByOf(const QJsonObject &object)
{
    return {.within = seconds(object[u"within"_s].toInteger()),
        .returnsWhenLate = object[u"returns"_s].toBool(),
        .isTraced = object[u"traced"_s].toBool()};
}

void addHold(QJsonObject &object, const Hold &hold)
{
    std::visit(overloaded{[&object](seconds time) { object[u"holdFor"_s] = static_cast<qint64>(time.count()); },
                   [&object](const QDateTime &time) { object[u"holdUntil"_s] = time.toUTC().toString(Qt::ISODateWithMs); }},
        hold);
}

std::optional<Hold> holdOf(const QJsonObject &object)
{
    if (object.contains(u"holdFor"_s))
        return seconds(object[u"holdFor"_s].toInteger());
    if (object.contains(u"holdUntil"_s))
        return QDateTime::fromString(object[u"holdUntil"_s].toString(), Qt::ISODateWithMs);
    return {};
}

} // namespace

QByteArray toJson(const protocol::DeliveryOptions &options)
{
    QJsonObject object;
    if (options.dsn)
        object[u"dsn"_s] = fromDsn(*options.dsn);
    if (options.isTlsRequired)
        object[u"requireTls"_s] = true;
    if (options.hold)
        addHold(object, *options.hold);
    if (options.deliverBy)
        object[u"deliverBy"_s] = fromDeliverBy(*options.deliverBy);
    if (options.priority)
        object[u"priority"_s] = *options.priority;
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

protocol::DeliveryOptions optionsFromJson(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    protocol::DeliveryOptions options;
    if (object.contains(u"dsn"_s))
        options.dsn = dsnOf(object[u"dsn"_s].toObject());
    options.isTlsRequired = object[u"requireTls"_s].toBool();
    options.hold = holdOf(object);
    if (object.contains(u"deliverBy"_s))
        options.deliverBy = deliverByOf(object[u"deliverBy"_s].toObject());
    if (object.contains(u"priority"_s))
        options.priority = object[u"priority"_s].toInt();
    return options;
}

} // namespace pillarbox::outbox
