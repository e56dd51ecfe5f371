#pragma once
// What stands behind the keywords of an EHLO reply. A parameter that makes no sense counts as not given: a relay cannot be
// made to look smaller, or this program to count on more, by garbage.

#include <QByteArray>
#include <QByteArrayList>
#include <QDateTime>

#include <chrono>
#include <optional>

namespace pillarbox::protocol {

// RFC 4865 section 4: how long, and until when, a relay holds a message. Absent: not said.
struct HoldLimits {
    std::optional<std::chrono::seconds> longest;
    std::optional<QDateTime> latest; // UTC

    bool operator==(const HoldLimits &) const = default;
};
bool isHeldUntil(const HoldLimits &limits, const QDateTime &at, const QDateTime &now); // within them

// RFC 9422 section 4: what one session may ask of a relay. Absent: no limit said.
struct RelayLimits {
    std::optional<int> transactions; // MAILMAX: MAIL commands of a session
    std::optional<int> recipients; // RCPTMAX: RCPT commands of a transaction, refused ones too
    std::optional<int> recipientDomains; // RCPTDOMAINMAX: different domains of a session

    bool operator==(const RelayLimits &) const = default;
};

// RFC 1870 section 3. Absent also for 0, which means no fixed limit.
std::optional<qint64> sizeLimit(const QByteArrayList &parameters);
HoldLimits holdLimits(const QByteArrayList &parameters);
// RFC 2852 section 3: the shortest time for a message to be returned when late; 0 when none is given.
std::chrono::seconds deliverByMinimum(const QByteArrayList &parameters);
// RFC 6710 section 5.1; empty when none is given.
QByteArray priorityProfile(const QByteArrayList &parameters);
RelayLimits relayLimits(const QByteArrayList &parameters);

} // namespace pillarbox::protocol
