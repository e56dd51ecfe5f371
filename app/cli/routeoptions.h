#pragma once
// How a direct attempt reaches the server, and as whom it shows itself to TLS: --proxy and clientFlags().

#include "app/cli/arguments.h"
#include "app/cli/clientoptions.h"
#include "app/cli/failure.h"
#include "smtp/base/expected.h"
#include "smtp/transport/connection.h"

namespace pillarbox::app {

struct RouteOptions {
    std::optional<transport::ClientIdentity> client;
    transport::Proxy proxy;
};

const QList<Flag> &routeFlags();
const QList<Flag> &proxyFlags(); // among those
Expected<transport::Proxy, Failure> proxyOf(const Arguments &arguments);
Secret proxyPasswordOfEnvironment(); // for an account's proxy
// Reads the files too.
Expected<RouteOptions, Failure> routeOptionsOf(const Arguments &arguments);
// Puts everything where the connection looks for it.
void applyRoute(const RouteOptions &route, transport::ConnectionSettings &settings);

} // namespace pillarbox::app
