#pragma once
// What a person signs in with (RFC 4954).

#include "smtp/base/secret.h"

#include <QByteArray>

namespace pillarbox::protocol {

struct Credential {
    QByteArray userName; // UTF-8
    Secret password; // UTF-8

    bool operator==(const Credential &) const = default;
};

} // namespace pillarbox::protocol
