#include "smtp/protocol/capabilityparameters.h"

#include <algorithm>

namespace pillarbox::protocol {

namespace {

bool isDigit(char octet)
{
    return octet >= '0' && octet <= '9';
}

// A number of at most so many digits; no sign, no space, no other base.
std::optional<qint64> number(const QByteArray &word, qsizetype mostDigits)
{
    if (word.isEmpty() || word.size() > mostDigits || !std::all_of(word.begin(), word.end(), isDigit))
        return std::nullopt;
    return word.toLongLong();
}

// RFC 3339 in UTC, as the RFC's grammar has it; Qt alone would take less.
std::optional<QDateTime> dateTime(const QByteArray &word)
{
    const QDateTime time = QDateTime::fromString(QString::fromLatin1(word), Qt::ISODate);
    if (!word.endsWith('Z') || !time.isValid())
        return std::nullopt;
    return time;
}

// RFC 9422 section 3: at most six digits, never 0.
std::optional<int> limit(const QByteArray &word)
{
    constexpr qsizetype mostDigits = 6;
    const auto value = number(word, mostDigits);
    return value && *value > 0 ? std::optional(int(*value)) : std::nullopt;
}

bool isProfileOctet(char octet)
{
    return isDigit(octet) || (octet >= 'A' && octet <= 'Z') || octet == '-';
}

} // namespace

std::optional<qint64> sizeLimit(const QByteArrayList &parameters)
{
    constexpr qsizetype mostDigits = 18; // the RFC has 20, more than 64 bits hold; nobody's limit is there
    const auto octets = number(parameters.value(0), mostDigits);
    return octets && *octets > 0 ? octets : std::nullopt;
}

bool isHeldUntil(const HoldLimits &limits, const QDateTime &at, const QDateTime &now)
{
    const bool isShortEnough = !limits.longest || at <= now.addDuration(*limits.longest);
    const bool isEarlyEnough = !limits.latest || at <= *limits.latest;
    return isShortEnough && isEarlyEnough;
}

HoldLimits holdLimits(const QByteArrayList &parameters)
{
    constexpr qsizetype mostDigits = 9; // RFC 4865 section 4
    HoldLimits limits;
    if (const auto seconds = number(parameters.value(0), mostDigits); seconds && *seconds > 0)
        limits.longest = std::chrono::seconds(*seconds);
    limits.latest = dateTime(parameters.value(1));
    return limits;
}

std::chrono::seconds deliverByMinimum(const QByteArrayList &parameters)
{
    constexpr qsizetype mostDigits = 9; // RFC 2852 section 3
    return std::chrono::seconds(number(parameters.value(0), mostDigits).value_or(0));
}

QByteArray priorityProfile(const QByteArrayList &parameters)
{
    constexpr qsizetype longest = 32; // the registered ones have 6 to 9 octets
    const QByteArray word = parameters.value(0).toUpper();
    return word.size() <= longest && std::all_of(word.begin(), word.end(), isProfileOctet) ? word : QByteArray();
}

RelayLimits relayLimits(const QByteArrayList &parameters)
{
    RelayLimits limits;
    for (const QByteArray &parameter : parameters) {
        const qsizetype sign = parameter.indexOf('=');
        const QByteArray name = parameter.left(sign).toUpper();
        const QByteArray value = sign < 0 ? QByteArray() : parameter.sliced(sign + 1);
        if (name == "MAILMAX")
            limits.transactions = limit(value);
        else if (name == "RCPTMAX")
            limits.recipients = limit(value);
        else if (name == "RCPTDOMAINMAX")
            limits.recipientDomains = limit(value);
    }
    return limits;
}

} // namespace pillarbox::protocol
