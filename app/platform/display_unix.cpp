// An X or Wayland display that lets this program in. Asked through the libraries that Qt's own plug-ins use, where they are: a
// variable alone says little, for it outlives the session that set it.

#include "app/platform/display.h"

#include <QByteArray>
#include <QLibrary>

namespace pillarbox::app {

namespace {

bool answersX()
{
    using Connect = void *(*)(const char *, int *);
    using HasError = int (*)(void *);
    using Disconnect = void (*)(void *);
    QLibrary xcb(QStringLiteral("xcb"), 1);
    const auto connect = reinterpret_cast<Connect>(xcb.resolve("xcb_connect"));
    const auto hasError = reinterpret_cast<HasError>(xcb.resolve("xcb_connection_has_error"));
    const auto disconnect = reinterpret_cast<Disconnect>(xcb.resolve("xcb_disconnect"));
    if (!connect || !hasError || !disconnect)
        return false;
    void *connection = connect(nullptr, nullptr); // never null
    const bool isThere = hasError(connection) == 0;
    disconnect(connection);
    return isThere;
}

bool answersWayland()
{
    using Connect = void *(*)(const char *);
    using Disconnect = void (*)(void *);
    QLibrary wayland(QStringLiteral("wayland-client"), 0);
    const auto connect = reinterpret_cast<Connect>(wayland.resolve("wl_display_connect"));
    const auto disconnect = reinterpret_cast<Disconnect>(wayland.resolve("wl_display_disconnect"));
    void *display = connect && disconnect ? connect(nullptr) : nullptr;
    if (display)
        disconnect(display);
    return display;
}

} // namespace

bool hasDisplay()
{
    const QByteArray platform = qgetenv("QT_QPA_PLATFORM");
    if (!platform.isEmpty() && !platform.startsWith("xcb") && !platform.startsWith("wayland"))
        return true; // one without a display
    return (qEnvironmentVariableIsSet("DISPLAY") && answersX())
        || (qEnvironmentVariableIsSet("WAYLAND_DISPLAY") && answersWayland());
}

} // namespace pillarbox::app
