#pragma once
// A mailto: link as a draft (RFC 6068). Links come from strangers: nothing in one can add a header, a control character or a
// file; what it asks beyond addresses, subject and body is left out.

#include "smtp/message/draft.h"

namespace pillarbox::app {

struct Mailto {
    message::Draft draft;
    QStringList declinedFiles; // it named these to be attached

    bool operator==(const Mailto &) const = default;
};

// url begins with "mailto:", in any case.
Mailto parseMailto(const QString &url);

} // namespace pillarbox::app
