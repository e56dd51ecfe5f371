// Sleep and network as logind and NetworkManager tell of them, played by python3-dbusmock on a system bus of the test's own.

#include "app/platform/network.h"
#include "app/platform/sleep.h"
#include "tests/real/need.h"
#include "tests/support/await.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusInterface>
#include <QDBusReply>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <gtest/gtest.h>

namespace pillarbox::test {
namespace {

using namespace Qt::StringLiterals;

const auto kMock = u"org.freedesktop.DBus.Mock"_s;

QString missing()
{
    if (QStandardPaths::findExecutable(u"dbus-daemon"_s).isEmpty())
        return u"dbus-daemon is not installed"_s;
    QProcess python;
    python.start(u"/usr/bin/python3"_s, {u"-c"_s, u"import dbusmock"_s});
    return python.waitForFinished(30'000) && python.exitCode() == 0 ? QString() : u"python3-dbusmock is not installed"_s;
}

// One bus for the whole program: Qt connects to it once.
class Surroundings : public testing::Test
{
protected:
    static void SetUpTestSuite()
    {
        if (!missing().isEmpty())
            return;
        s_bus = new QProcess;
        s_bus->start(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--print-address"_s});
        if (!s_bus->waitForReadyRead(30'000))
            return;
        qputenv("DBUS_SYSTEM_BUS_ADDRESS", s_bus->readLine().trimmed());
    }
    static void TearDownTestSuite()
    {
        if (s_bus) {
            s_bus->terminate();
            s_bus->waitForFinished(30'000);
        }
        delete std::exchange(s_bus, nullptr);
    }

    void SetUp() override { PILLARBOX_NEED(missing()); }
    void TearDown() override
    {
        m_mock.terminate();
        m_mock.waitForFinished(30'000);
        ASSERT_TRUE(await([this] { return !hasService(); }));
    }

    void play(const QString &service, const QString &what, const QStringList &parameters = {})
    {
        m_service = service;
        m_mock.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_mock.setStandardOutputFile(QProcess::nullDevice());
        m_mock.start(
            u"/usr/bin/python3"_s, QStringList{u"-m"_s, u"dbusmock"_s, u"--system"_s, u"--template"_s, what} + parameters);
        ASSERT_TRUE(await([this] { return hasService(); }));
    }
    bool hasService() const
    {
        return m_service.isEmpty() || QDBusConnection::systemBus().interface()->isServiceRegistered(m_service);
    }
    void ask(const QString &path, const QString &interface, const QString &method, const QVariantList &arguments)
    {
        QDBusInterface object(m_service, path, interface, QDBusConnection::systemBus());
        const QDBusMessage reply = object.callWithArgumentList(QDBus::Block, method, arguments);
        ASSERT_NE(reply.type(), QDBusMessage::ErrorMessage) << reply.errorMessage().toStdString();
    }
    void sleep(bool isGoing)
    {
        ask(u"/org/freedesktop/login1"_s, kMock, u"EmitSignal"_s,
            {u"org.freedesktop.login1.Manager"_s, u"PrepareForSleep"_s, u"b"_s, QVariant::fromValue(QVariantList{isGoing})});
    }

    static QProcess *s_bus;
    QProcess m_mock;
    QString m_service;
};

QProcess *Surroundings::s_bus = nullptr;

TEST_F(Surroundings, WithoutLogindTheClocksAreWatched)
{
    const app::SleepWatch watch;
    m_service = u"org.freedesktop.login1"_s;
    EXPECT_FALSE(hasService());
    QElapsedTimer timer;
    timer.start();
    (void)await([&] { return timer.elapsed() > 200; }); // the bus has answered by now
    EXPECT_FALSE(watch.isTold());
}

TEST_F(Surroundings, LogindTellsThatTheMachineHasWoken)
{
    ASSERT_NO_FATAL_FAILURE(play(u"org.freedesktop.login1"_s, u"logind"_s));
    app::SleepWatch watch;
    int woken = 0;
    QObject::connect(&watch, &app::SleepWatch::woke, [&woken] { ++woken; });
    ASSERT_TRUE(await([&] { return watch.isTold(); }));
    ASSERT_NO_FATAL_FAILURE(sleep(true));
    ASSERT_NO_FATAL_FAILURE(sleep(false));
    QElapsedTimer timer;
    timer.start();
    ASSERT_TRUE(await([&] { return woken > 0; }));
    EXPECT_LT(timer.elapsed(), 1000);
    EXPECT_EQ(woken, 1); // going to sleep is no news

    m_mock.terminate();
    ASSERT_TRUE(await([&] { return !watch.isTold(); })); // logind has gone, the clocks take over
}

TEST_F(Surroundings, NetworkManagerTellsWhetherThereIsANetwork)
{
    ASSERT_NO_FATAL_FAILURE(play(u"org.freedesktop.NetworkManager"_s, u"networkmanager"_s,
        {u"--parameters"_s, u"{\"State\": 70, \"Connectivity\": 4}"_s}));
    app::NetworkWatch watch;
    QList<bool> news;
    QObject::connect(&watch, &app::NetworkWatch::changed, [&news](bool isThere) { news.append(isThere); });
    const auto setState = [this](uint state, uint connectivity) {
        const auto path = u"/org/freedesktop/NetworkManager"_s;
        ask(path, kMock, u"SetConnectivity"_s, {connectivity});
        ask(path, kMock, u"SetGlobalConnectionState"_s, {state});
    };
    EXPECT_TRUE(watch.isThere());
    setState(20, 1); // disconnected
    ASSERT_TRUE(await([&] { return news.size() == 1; }));
    EXPECT_FALSE(watch.isThere());
    setState(70, 4); // connected
    QElapsedTimer timer;
    timer.start();
    ASSERT_TRUE(await([&] { return news.size() == 2; }));
    EXPECT_LT(timer.elapsed(), 1000);
    EXPECT_TRUE(watch.isThere());
}

TEST_F(Surroundings, NetworkManagerTellsOfASignInPage)
{
    ASSERT_NO_FATAL_FAILURE(play(u"org.freedesktop.NetworkManager"_s, u"networkmanager"_s,
        {u"--parameters"_s, u"{\"State\": 70, \"Connectivity\": 4}"_s}));
    app::NetworkWatch watch;
    QList<bool> news;
    QObject::connect(&watch, &app::NetworkWatch::portalChanged, [&news](bool isBehind) { news.append(isBehind); });
    const auto setConnectivity
        = [this](uint connectivity) { ask(u"/org/freedesktop/NetworkManager"_s, kMock, u"SetConnectivity"_s, {connectivity}); };
    EXPECT_FALSE(watch.isBehindPortal());
    setConnectivity(2); // NM_CONNECTIVITY_PORTAL
    ASSERT_TRUE(await([&] { return news == QList<bool>{true}; }));
    EXPECT_TRUE(watch.isBehindPortal());
    EXPECT_TRUE(watch.isThere());
    setConnectivity(4);
    ASSERT_TRUE(await([&] { return news == QList<bool>({true, false}); }));
    EXPECT_FALSE(watch.isBehindPortal());
}

} // namespace
} // namespace pillarbox::test
