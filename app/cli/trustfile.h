#pragma once
// --ca FILE: certificates in PEM that are trusted instead of the system's.

#include "app/cli/failure.h"
#include "smtp/base/expected.h"

#include <QByteArray>

#include <optional>

namespace pillarbox::app {

// Absent: empty, the system's are meant.
Expected<QByteArray, Failure> readTrustFile(const std::optional<QString> &path);

} // namespace pillarbox::app
