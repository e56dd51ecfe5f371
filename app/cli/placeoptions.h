#pragma once
// --nameserver, --autoconfig and --ispdb: whom to ask about an address, where not the usual ones.

#include "app/cli/arguments.h"
#include "app/cli/failure.h"
#include "smtp/account/sourceplaces.h"
#include "smtp/base/expected.h"

namespace pillarbox::app {

const QList<Flag> &placeFlags();
Expected<account::SourcePlaces, Failure> placesOf(const Arguments &arguments);

} // namespace pillarbox::app
