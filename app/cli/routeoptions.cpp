#include "app/cli/routeoptions.h"

#include <QCoreApplication>

namespace pillarbox::app {

namespace {

class RouteWords
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)

public:
    static QString badProxy()
    {
        return tr(
            "--proxy takes socks5://[USER@]HOST:PORT, http://[USER@]HOST:PORT, system or none; a password does not belong "
            "there.");
    }
    static QString noVariable(const QString &name) { return tr("The environment variable %1 is not set.").arg(name); }
};

// It may stand there for every command; a variable that was named must be set.
constexpr const char *PasswordVariable = "PILLARBOX_PROXY_PASSWORD";

Expected<Secret, Failure> proxyPassword(const Arguments &arguments)
{
    const QString name = arguments.valueOr("--proxy-password-env", QLatin1String(PasswordVariable));
    const QByteArray variable = name.toLocal8Bit();
    if (arguments.has("--proxy-password-env") && !qEnvironmentVariableIsSet(variable.constData()))
        return Unexpected{usageFailure(RouteWords::noVariable(name))};
    return Secret(qgetenv(variable.constData()));
}

} // namespace

const QList<Flag> &routeFlags()
{
    static const QList<Flag> flags = clientFlags() + proxyFlags();
    return flags;
}

const QList<Flag> &proxyFlags()
{
    static const QList<Flag> flags{{"--proxy", Flag::Kind::Value}, {"--proxy-password-env", Flag::Kind::Value}};
    return flags;
}

Secret proxyPasswordOfEnvironment()
{
    return Secret(qgetenv(PasswordVariable));
}

Expected<transport::Proxy, Failure> proxyOf(const Arguments &arguments)
{
    auto proxy = transport::proxyFrom(arguments.valueOr("--proxy", QStringLiteral("none")));
    if (!proxy)
        return Unexpected{usageFailure(RouteWords::badProxy())};
    const auto password = proxyPassword(arguments);
    if (!password)
        return Unexpected{password.error()};
    proxy->password = *password;
    return *proxy;
}

Expected<RouteOptions, Failure> routeOptionsOf(const Arguments &arguments)
{
    RouteOptions options;
    const auto client = clientIdentityOf(arguments);
    if (!client)
        return Unexpected{client.error()};
    options.client = *client;
    const auto proxy = proxyOf(arguments);
    if (!proxy)
        return Unexpected{proxy.error()};
    options.proxy = *proxy;
    return options;
}

void applyRoute(const RouteOptions &route, transport::ConnectionSettings &settings)
{
    settings.proxy = route.proxy;
    if (!route.client)
        return;
    settings.clientCertificate = route.client->certificate;
    settings.clientKey = route.client->key;
}

} // namespace pillarbox::app
