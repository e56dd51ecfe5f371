#pragma once
// What a sender asks of the relay beyond taking the message, each by its extension. What cannot be done without harm to the
// wish is refused before MAIL (ExtensionMissing); the rest goes without, and the outcome names what was not offered.

#include <QByteArray>
#include <QDateTime>

#include <chrono>
#include <optional>
#include <variant>

namespace pillarbox::protocol {

// RFC 3461. Not offered: goes without.
struct DsnRequest {
    bool onSuccess = false; // none of the three: NOTIFY=NEVER
    bool onFailure = true;
    bool onDelay = false;
    bool returnsWholeMessage = false; // RET=FULL, else HDRS
    QByteArray envelopeId; // printable US-ASCII, at most 100 octets once encoded as xtext; empty: no ENVID

    bool operator==(const DsnRequest &) const = default;
};

// RFC 2852. Not offered: refused when it shall come back instead of being late, else goes without.
struct DeliverBy {
    std::chrono::seconds within{0};
    bool returnsWhenLate = false; // mode R, else N: only a notice
    bool isTraced = false;

    bool operator==(const DeliverBy &) const = default;
};

// RFC 4865: HOLDFOR or HOLDUNTIL. Not offered, or longer than the relay holds: refused.
using Hold = std::variant<std::chrono::seconds, QDateTime>;

struct DeliveryOptions {
    std::optional<DsnRequest> dsn;
    bool isTlsRequired = false; // REQUIRETLS (RFC 8689). Not offered: refused
    std::optional<Hold> hold;
    std::optional<DeliverBy> deliverBy;
    std::optional<int> priority; // MT-PRIORITY (RFC 6710), -9 to 9. Not offered: goes without

    bool operator==(const DeliveryOptions &) const = default;
};

} // namespace pillarbox::protocol
