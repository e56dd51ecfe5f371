// A start with windows: the request, the profile, and whether another process has the window already.

#include "app/guimain.h"

#include "app/application.h"
#include "app/cli/composeoptions.h"
#include "app/cli/console.h"
#include "app/cli/failurereport.h"
#include "app/platform/signals.h"
#include "app/translations.h"
#include "ui/theme/look.h"

#include <QApplication>
#include <QDBusConnection>
#include <QTemporaryDir>

namespace pillarbox::app {

namespace {

class StartWords
{
    Q_DECLARE_TR_FUNCTIONS(Start)

public:
    static QString noDisplay() { return tr("There is no display to open a window on."); }
    static QString noPlace() { return tr("The sandbox's profile could not be made in the temporary folder."); }
    static QString silent() { return tr("Pillarbox runs already, but does not answer."); }
};

// Qt would abort the process.
bool hasDisplay()
{
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY")
        || qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
}

int refuse(const Failure &failure, const CommandLine &line)
{
    return int(reportFailure(failure, line.name, line.words));
}

int runApplication(const Profile &profile, Instance *instance, const Request &request)
{
    Application application(profile);
    TerminationSignals signalWatch;
    QObject::connect(&signalWatch, &TerminationSignals::received, &application, &Application::endSoon);
    QObject::connect(qApp, &QGuiApplication::lastWindowClosed, &application, &Application::shutDown);
    if (instance)
        QObject::connect(instance, &Instance::requestReceived, &application, &Application::handle);
    application.start(request);
    return QApplication::exec();
}

int handOver(Instance &instance, const Request &request)
{
    QObject::connect(&instance, &Instance::handedOver, qApp, [] { QCoreApplication::exit(0); });
    QObject::connect(&instance, &Instance::failed, qApp, [] {
        writeError(StartWords::silent());
        QCoreApplication::exit(int(ExitCode::Internal));
    });
    instance.handOver(request);
    return QApplication::exec();
}

} // namespace

int runWindows(const CommandLine &line, int argc, char **argv)
{
    if (!hasDisplay())
        return refuse({ExitCode::Refused, StartWords::noDisplay()}, line);
    const QApplication application(argc, argv);
    QApplication::setApplicationDisplayName(QStringLiteral("Pillarbox"));
    QApplication::setDesktopFileName(QStringLiteral(PILLARBOX_APPLICATION_ID));
    // The same name on the session bus, where the desktop looks for the program behind a desktop file.
    if (qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS"))
        QDBusConnection::sessionBus().registerService(QStringLiteral(PILLARBOX_APPLICATION_ID));
    QApplication::setQuitOnLastWindowClosed(false);
    loadTranslations();
    const auto request = requestOf(line);
    if (!request)
        return refuse(request.error(), line);
    ui::installLook(*qApp);
    if (line.name == CommandName::Sandbox) {
        const QTemporaryDir directory;
        if (!directory.isValid())
            return refuse({ExitCode::CannotCreate, StartWords::noPlace()}, line);
        Profile profile = profileAt(directory.path());
        profile.isThrowAway = true;
        if (const auto made = makeDirectories(profile); !made)
            return refuse({ExitCode::CannotCreate, made.error()}, line);
        return runApplication(profile, nullptr, *request);
    }
    const Profile profile = line.profileDirectory ? profileAt(*line.profileDirectory) : standardProfile();
    if (const auto made = makeDirectories(profile); !made)
        return refuse({ExitCode::CannotCreate, made.error()}, line);
    Instance instance(profile);
    return instance.claim() ? runApplication(profile, &instance, *request) : handOver(instance, *request);
}

} // namespace pillarbox::app
