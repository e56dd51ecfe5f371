#pragma once
// How a direct attempt reaches the server, and as whom it shows itself to TLS: --proxy, --client-cert and --client-key.

#include "app/cli/arguments.h"
#include "app/cli/failure.h"
#include "smtp/base/expected.h"
#include "smtp/transport/connection.h"

namespace pillarbox::app {

struct RouteOptions {
    std::optional<QString> certificateFile;
    QString keyFile; // given with it
    transport::Proxy proxy;
};

const QList<Flag> &routeFlags();
const QList<Flag> &proxyFlags(); // among those
Expected<transport::Proxy, Failure> proxyOf(const Arguments &arguments);
Secret proxyPasswordOfEnvironment(); // for an account's proxy
Expected<RouteOptions, Failure> routeOptionsOf(const Arguments &arguments);
// Reads the files, finds out whether they are of use, and puts everything where the connection looks for it.
std::optional<Failure> applyRoute(const RouteOptions &route, transport::ConnectionSettings &settings);

} // namespace pillarbox::app
