#include "smtp/protocol/localfault.h"

#include "smtp/base/overloaded.h"
#include "smtp/protocol/path.h"
#include "smtp/protocol/printable.h"
#include "smtp/protocol/xtext.h"

#include <QStringBuilder>

#include <algorithm>

namespace pillarbox::protocol {

namespace {

using namespace std::chrono_literals;
using Fault = std::optional<SendError>;

constexpr qsizetype longestEnvelopeId = 100; // once encoded (RFC 3461 section 4.4)
constexpr auto longestTime = 999'999'999s; // nine digits (RFC 4865 section 4, RFC 2852 section 4)
constexpr int highestPriority = 9; // RFC 6710 section 3

SendError fault(ErrorKind kind, const QString &detail = {})
{
    SendError error;
    error.kind = kind;
    error.detail = detail;
    return error;
}

SendError missing(const char *keyword)
{
    return fault(ErrorKind::ExtensionMissing, QString::fromLatin1(keyword));
}

SendError outOfRange(const char *keyword)
{
    return fault(ErrorKind::BadInput, QString::fromLatin1(keyword));
}

QString shown(const QByteArray &path)
{
    return QString::fromLatin1(printable(path));
}

Fault pathFault(const Envelope &envelope)
{
    if (envelope.forwardPaths.isEmpty())
        return fault(ErrorKind::NoRecipients);
    if (!envelope.reversePath.isEmpty() && !isSafePath(envelope.reversePath))
        return fault(ErrorKind::BadAddress, shown(envelope.reversePath));
    const auto bad = std::find_if_not(envelope.forwardPaths.begin(), envelope.forwardPaths.end(), isSafePath);
    if (bad != envelope.forwardPaths.end())
        return fault(ErrorKind::BadAddress, shown(*bad));
    return std::nullopt;
}

bool isTooLong(const Hold &hold, const HoldLimits &limits)
{
    return std::visit(overloaded{
                          [&](std::chrono::seconds time) { return limits.longest && time > *limits.longest; },
                          [&](const QDateTime &time) { return limits.latest && time > *limits.latest; },
                      },
        hold);
}

bool isSensible(const Hold &hold)
{
    return std::visit(overloaded{
                          [](std::chrono::seconds time) { return time > 0s && time <= longestTime; },
                          [](const QDateTime &time) {
                              const int year = time.isValid() ? time.toUTC().date().year() : 0;
                              return year >= 1970 && year <= 9999; // four digits (RFC 3339 section 5.6)
                          },
                      },
        hold);
}

Fault holdFault(const Hold &hold, const std::optional<HoldLimits> &limits)
{
    if (!isSensible(hold))
        return outOfRange("FUTURERELEASE");
    if (!limits || isTooLong(hold, *limits))
        return missing("FUTURERELEASE");
    return std::nullopt;
}

// RFC 2852 section 4.1: a time to come back by must lie ahead, and the relay may want a longer one. A notice may be wanted
// for what is late already; then the time is negative.
Fault deliverByFault(const DeliverBy &wish, const std::optional<std::chrono::seconds> &minimum)
{
    if (wish.within > longestTime || wish.within < -longestTime || (wish.returnsWhenLate && wish.within <= 0s))
        return outOfRange("DELIVERBY");
    if (wish.returnsWhenLate && (!minimum || wish.within < *minimum))
        return missing("DELIVERBY");
    return std::nullopt;
}

Fault optionsFault(const DeliveryOptions &options, const Capabilities &capabilities)
{
    // A control character, encoded or not, would come out again in somebody's delivery report (RFC 3461 section 4.4).
    if (options.dsn && (!isPrintable(options.dsn->envelopeId) || toXtext(options.dsn->envelopeId).size() > longestEnvelopeId))
        return outOfRange("ENVID");
    if (options.priority && (*options.priority < -highestPriority || *options.priority > highestPriority))
        return outOfRange("MT-PRIORITY");
    if (options.isTlsRequired && !capabilities.hasRequireTls)
        return missing("REQUIRETLS");
    if (options.hold) {
        if (auto wrong = holdFault(*options.hold, capabilities.futureRelease))
            return wrong;
    }
    return options.deliverBy ? deliverByFault(*options.deliverBy, capabilities.deliverByMinimum) : std::nullopt;
}

Fault contentFault(const Envelope &envelope, const Capabilities &capabilities)
{
    if (needsSmtpUtf8(envelope) && !capabilities.hasSmtpUtf8)
        return fault(ErrorKind::NeedsSmtpUtf8, QString::fromUtf8(first8BitPath(envelope)));
    if (envelope.isBinary && !(capabilities.hasBinaryMime && capabilities.hasChunking))
        return missing("BINARYMIME");
    if (envelope.has8BitContent && !envelope.isBinary && !capabilities.has8BitMime)
        return fault(ErrorKind::Needs8BitMime);
    if (capabilities.sizeLimit && envelope.size > *capabilities.sizeLimit)
        return fault(ErrorKind::TooLarge, QString::number(envelope.size) + u'/' + QString::number(*capabilities.sizeLimit));
    return std::nullopt;
}

} // namespace

std::optional<SendError> localFault(const Envelope &envelope, const Capabilities &capabilities)
{
    if (auto wrong = pathFault(envelope))
        return wrong;
    if (auto wrong = contentFault(envelope, capabilities))
        return wrong;
    return optionsFault(envelope.options, capabilities);
}

} // namespace pillarbox::protocol
