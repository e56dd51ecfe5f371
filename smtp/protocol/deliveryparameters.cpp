#include "smtp/protocol/deliveryparameters.h"

#include "smtp/base/overloaded.h"
#include "smtp/protocol/path.h"
#include "smtp/protocol/xtext.h"

#include <QStringBuilder>

namespace pillarbox::protocol {

namespace {

constexpr qsizetype longestOriginalRecipient = 500; // RFC 3461 section 4.2

// RFC 3461 section 4.1
QByteArray notify(const DsnRequest &request)
{
    QByteArrayList when;
    if (request.onSuccess)
        when.append("SUCCESS");
    if (request.onFailure)
        when.append("FAILURE");
    if (request.onDelay)
        when.append("DELAY");
    return " NOTIFY=" + (when.isEmpty() ? QByteArray("NEVER") : when.join(','));
}

// RFC 3461 section 4.2; RFC 6533 section 3 for what US-ASCII cannot say. Left out when it would be too long: it only helps to
// match a report, and the report names the recipient anyway.
QByteArray originalRecipient(const QByteArray &forwardPath)
{
    QByteArray value = "rfc822;" + toXtext(forwardPath);
    if (is8Bit(forwardPath))
        value = "utf-8;" + toUtf8AddressXtext(forwardPath);
    return value.size() > longestOriginalRecipient ? QByteArray() : " ORCPT=" + value;
}

// RFC 3461 sections 4.3 and 4.4
QByteArray returnAndId(const DsnRequest &request)
{
    const QByteArray id = request.envelopeId.isEmpty() ? QByteArray() : " ENVID=" + toXtext(request.envelopeId);
    return (request.returnsWholeMessage ? " RET=FULL" : " RET=HDRS") + id;
}

// RFC 4865 section 5
QByteArray hold(const Hold &wish)
{
    return std::visit(
        overloaded{
            [](std::chrono::seconds time) -> QByteArray { return " HOLDFOR=" + QByteArray::number(qint64(time.count())); },
            [](const QDateTime &time) -> QByteArray {
                return " HOLDUNTIL=" + time.toUTC().toString(QStringLiteral("yyyy-MM-ddTHH:mm:ssZ")).toLatin1();
            },
        },
        wish);
}

// RFC 2852 section 4
QByteArray by(const DeliverBy &wish)
{
    return " BY=" + QByteArray::number(qint64(wish.within.count())) + (wish.returnsWhenLate ? ";R" : ";N")
        + (wish.isTraced ? "T" : "");
}

} // namespace

QByteArray mailParameters(const DeliveryOptions &options, const Capabilities &capabilities)
{
    QByteArray text;
    if (options.dsn && capabilities.hasDsn)
        text += returnAndId(*options.dsn);
    if (options.isTlsRequired)
        text += " REQUIRETLS"; // RFC 8689 section 3
    if (options.hold)
        text += hold(*options.hold);
    if (options.deliverBy && capabilities.deliverByMinimum)
        text += by(*options.deliverBy);
    if (options.priority && capabilities.priorityProfile)
        text += " MT-PRIORITY=" + QByteArray::number(*options.priority); // RFC 6710 section 3
    return text;
}

QByteArray rcptParameters(const QByteArray &forwardPath, const DeliveryOptions &options, const Capabilities &capabilities)
{
    if (!options.dsn || !capabilities.hasDsn)
        return {};
    return notify(*options.dsn) + originalRecipient(forwardPath);
}

QByteArrayList notOffered(const DeliveryOptions &options, const Capabilities &capabilities)
{
    QByteArrayList keywords;
    if (options.dsn && !capabilities.hasDsn)
        keywords.append("DSN");
    if (options.deliverBy && !capabilities.deliverByMinimum)
        keywords.append("DELIVERBY");
    if (options.priority && !capabilities.priorityProfile)
        keywords.append("MT-PRIORITY");
    return keywords;
}

} // namespace pillarbox::protocol
