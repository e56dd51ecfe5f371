#include "app/cli/routeoptions.h"

#include "smtp/transport/clientcertificate.h"

#include <QCoreApplication>
#include <QFile>

namespace pillarbox::app {

namespace {

class RouteWords
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)

public:
    static QString together() { return tr("--client-cert and --client-key go together."); }
    static QString badProxy()
    {
        return tr(
            "--proxy takes socks5://[USER@]HOST:PORT, http://[USER@]HOST:PORT, system or none; a password does not belong "
            "there.");
    }
    static QString noVariable(const QString &name) { return tr("The environment variable %1 is not set.").arg(name); }
    static QString fault(transport::ClientCertificateFault fault, const RouteOptions &route)
    {
        using Fault = transport::ClientCertificateFault;
        switch (fault) {
        case Fault::NoCertificate:
            return tr("%1 holds no certificate in PEM form.").arg(*route.certificateFile);
        case Fault::NoKey:
            return tr("%1 holds no RSA or EC key in PEM form.").arg(route.keyFile);
        case Fault::EncryptedKey:
            return tr("The key in %1 is encrypted; Pillarbox takes it without a password only.").arg(route.keyFile);
        case Fault::OtherKey:
            break;
        }
        return tr("The key in %1 does not belong to the certificate in %2.").arg(route.keyFile, *route.certificateFile);
    }
};

Expected<QByteArray, Failure> contentOf(const QString &path)
{
    QFile file(path);
    const QByteArray content = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    if (file.error() != QFileDevice::NoError)
        return Unexpected{Failure{ExitCode::CannotReadFile, QString(path + QLatin1String(": ") + file.errorString())}};
    return content;
}

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
    using Kind = Flag::Kind;
    static const QList<Flag> flags = QList<Flag>{{"--client-cert", Kind::Value}, {"--client-key", Kind::Value}} + proxyFlags();
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
    options.certificateFile = arguments.value("--client-cert");
    options.keyFile = arguments.valueOr("--client-key");
    if (arguments.has("--client-cert") != arguments.has("--client-key"))
        return Unexpected{usageFailure(RouteWords::together())};
    const auto proxy = proxyOf(arguments);
    if (!proxy)
        return Unexpected{proxy.error()};
    options.proxy = *proxy;
    return options;
}

std::optional<Failure> applyRoute(const RouteOptions &route, transport::ConnectionSettings &settings)
{
    settings.proxy = route.proxy;
    if (!route.certificateFile)
        return std::nullopt;
    const auto certificate = contentOf(*route.certificateFile);
    if (!certificate)
        return certificate.error();
    const auto key = contentOf(route.keyFile);
    if (!key)
        return key.error();
    settings.clientCertificate = *certificate;
    settings.clientKey = Secret(*key);
    const auto fault = transport::faultOf(settings.clientCertificate, settings.clientKey);
    return fault ? std::optional(Failure{ExitCode::Configuration, RouteWords::fault(*fault, route)}) : std::nullopt;
}

} // namespace pillarbox::app
