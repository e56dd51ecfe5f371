#pragma once
// How each part of a message travels in a form, or why it cannot. Pure.

#include "smtp/base/expected.h"
#include "smtp/message/partsurvey.h"
#include "smtp/message/wireform.h"

#include <QString>

namespace pillarbox::message {

struct PartPlan {
    QByteArray encoding; // its Content-Transfer-Encoding from now on; empty: its header stays
    QByteArray addedFields; // ready lines, behind that one
    Coding coding = Coding::Keep; // of its content

    bool operator==(const PartPlan &) const = default;
};

struct WireError {
    enum class Kind { Needs8Bit, LineTooLong, CannotRead };
    Kind kind = Kind::CannotRead;
    QString detail; // the type of the part that cannot be changed, "header", or the reason

    bool operator==(const WireError &) const = default;
};

Expected<std::vector<PartPlan>, WireError> planParts(const std::vector<PartFacts> &parts, WireForm form);
// Octets that Binary saves. 0 where the message carries a signature over its bytes (DKIM): it is not changed without need.
qint64 gainOfBinary(const std::vector<PartFacts> &parts);

} // namespace pillarbox::message
