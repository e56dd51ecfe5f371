// A start with windows, or with none until one is asked for: the request, the profile, and whether another process has them
// already.

#include "app/guimain.h"

#include "app/application.h"
#include "app/cli/composeoptions.h"
#include "app/cli/console.h"
#include "app/cli/failurereport.h"
#include "app/platform/display.h"
#include "app/platform/signals.h"
#include "app/translations.h"
#include "ui/theme/look.h"

#include <QApplication>
#include <QDBusConnection>
#include <QEventLoop>
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

int refuse(const Failure &failure, const CommandLine &line)
{
    return int(reportFailure(failure, line.name, line.words));
}

bool hasWindowSystem()
{
    return qobject_cast<QApplication *>(QCoreApplication::instance());
}

// Without a window system it still runs the outbox.
std::unique_ptr<QCoreApplication> makeQtApplication(int &argc, char **argv)
{
    if (!hasDisplay())
        return std::make_unique<QCoreApplication>(argc, argv);
    auto application = std::make_unique<QApplication>(argc, argv);
    QApplication::setApplicationDisplayName(QStringLiteral("Pillarbox"));
    QApplication::setDesktopFileName(QStringLiteral(PILLARBOX_APPLICATION_ID));
    QApplication::setQuitOnLastWindowClosed(false);
    ui::installLook(*application);
    return application;
}

int runApplication(const Profile &profile, Instance *instance, const Request &request, bool isSuccessor = false)
{
    Application application(profile);
    if (isSuccessor)
        application.stayInBackground();
    TerminationSignals signalWatch;
    QObject::connect(&signalWatch, &TerminationSignals::received, &application, &Application::endSoon);
    if (hasWindowSystem())
        QObject::connect(qApp, &QGuiApplication::lastWindowClosed, &application, &Application::onWindowsClosed);
    if (instance) {
        QObject::connect(instance, &Instance::requestReceived, &application, &Application::handle);
        QObject::connect(instance, &Instance::gaveWay, &application, &Application::shutDown);
    }
    application.start(request);
    return QCoreApplication::exec();
}

enum class Answer { Taken, Yours, None };

Answer handOver(Instance &instance, const Request &request)
{
    Answer answer = Answer::None;
    QEventLoop loop;
    const auto end = [&](Answer given) {
        answer = given;
        loop.quit();
    };
    QObject::connect(&instance, &Instance::handedOver, &loop, [end] { end(Answer::Taken); });
    QObject::connect(&instance, &Instance::inherited, &loop, [end] { end(Answer::Yours); });
    QObject::connect(&instance, &Instance::failed, &loop, [end] { end(Answer::None); });
    instance.handOver(request);
    loop.exec();
    return answer;
}

int runInstance(const Profile &profile, const Request &request)
{
    Instance instance(profile);
    instance.setHasDisplay(hasWindowSystem());
    bool isSuccessor = false; // of one that runs in the background; so does this one then
    while (!instance.claim()) {
        const Answer answer = handOver(instance, request);
        if (answer == Answer::Taken)
            return 0;
        if (answer == Answer::None) {
            writeError(StartWords::silent());
            return int(ExitCode::Internal);
        }
        isSuccessor = true;
    }
    return runApplication(profile, &instance, request, isSuccessor);
}

} // namespace

int runWindows(const CommandLine &line, int argc, char **argv)
{
    if (!hasDisplay() && line.name != CommandName::Background)
        return refuse({ExitCode::Refused, StartWords::noDisplay()}, line);
    const auto application = makeQtApplication(argc, argv);
    // The same name on the session bus, where the desktop looks for the program behind a desktop file.
    if (qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS"))
        QDBusConnection::sessionBus().registerService(QStringLiteral(PILLARBOX_APPLICATION_ID));
    loadTranslations();
    const auto request = requestOf(line);
    if (!request)
        return refuse(request.error(), line);
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
    return runInstance(profile, *request);
}

} // namespace pillarbox::app
