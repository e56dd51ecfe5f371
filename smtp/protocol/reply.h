#pragma once
// One complete reply of a server (RFC 5321 4.2): its code and the texts of its lines, raw.

#include "smtp/protocol/enhancedstatuscode.h"

#include <QByteArray>
#include <QByteArrayList>

#include <optional>

namespace pillarbox::protocol {

struct Reply {
    int code = 0;
    QByteArrayList lines; // at least one, without reply code, separator and line end

    bool isPositive() const { return code / 100 == 2; }
    bool isTransient() const { return code / 100 == 4; }
    bool isPermanent() const { return code / 100 == 5; }
    bool isNegative() const { return isTransient() || isPermanent(); }
    std::optional<EnhancedStatusCode> enhanced() const; // of the first line
    QByteArray text() const; // all lines joined by '\n', the enhanced status code taken off each
    QByteArray toPrintable() const; // "250 2.0.0 Ok: queued as A1B2", the lines joined by a space

    bool operator==(const Reply &) const = default;
};

} // namespace pillarbox::protocol
