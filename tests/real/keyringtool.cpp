// What keyring_test runs inside a desktop session of its own: does with the keychain what its arguments say, one after another,
// and prints one line for each. Arguments: write ID SECRET, read ID, remove ID, keep ID SECRET, name, late ID, stuck ID,
// unlock, lock, opens COMMAND, opens-by PASSWORD.

#include "smtp/account/credentialstore.h"
#include "tests/real/collectionlock.h"
#include "tests/support/await.h"
#include "tests/support/manualclock.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QProcess>

#include <chrono>
#include <csignal>
#include <cstdio>

namespace {

using namespace std::chrono_literals;
using namespace pillarbox;
using account::CredentialError;

QByteArray wordOf(CredentialError::Kind kind)
{
    switch (kind) {
    case CredentialError::Kind::NoKeychain:
        return "NoKeychain";
    case CredentialError::Kind::NoCollection:
        return "NoCollection";
    case CredentialError::Kind::Locked:
        return "Locked";
    case CredentialError::Kind::Refused:
        return "Refused";
    case CredentialError::Kind::NotFound:
        return "NotFound";
    case CredentialError::Kind::TimedOut:
        return "TimedOut";
    case CredentialError::Kind::SignInNeeded:
    case CredentialError::Kind::Unreachable:
    case CredentialError::Kind::Failed:
        break;
    }
    return "Failed";
}

class Tool
{
public:
    bool run(QStringList &arguments)
    {
        const QString command = arguments.takeFirst();
        const bool isAlone
            = QStringList{QStringLiteral("name"), QStringLiteral("lock"), QStringLiteral("unlock")}.contains(command);
        const QString id = isAlone ? QString() : arguments.takeFirst();
        if (command == QLatin1String("name"))
            print(m_store->keychainName().toUtf8());
        else if (command == QLatin1String("write"))
            answer(m_store->write(id, Secret(arguments.takeFirst().toUtf8()), written()));
        else if (command == QLatin1String("keep"))
            m_store->keepForSession(id, Secret(arguments.takeFirst().toUtf8()));
        else if (command == QLatin1String("read"))
            answer(m_store->read(id, read()));
        else if (command == QLatin1String("remove"))
            answer(m_store->remove(id, written()));
        else if (command == QLatin1String("stuck"))
            stuck(id);
        else if (command == QLatin1String("late"))
            late(id);
        else if (command == QLatin1String("unlock"))
            answer(m_store->unlock(written()));
        else if (command == QLatin1String("lock"))
            test::lockDefaultCollection();
        else if (command == QLatin1String("opens"))
            opens([&id] { QProcess::execute(QStringLiteral("sh"), {QStringLiteral("-c"), id}); });
        else if (command == QLatin1String("opens-by"))
            opens([&id] { test::unlockDefaultCollection(id.toUtf8()); });
        else
            return false;
        return true;
    }

private:
    void print(const QByteArray &line)
    {
        std::printf("%s\n", line.constData());
        std::fflush(stdout);
        m_hasAnswer = true;
    }
    account::CredentialStore::ReadDone read()
    {
        return [this](const auto &result) {
            print(result ? QByteArray("ok " + result.value().reveal()) : wordOf(result.error().kind));
        };
    }
    account::CredentialStore::WriteDone written()
    {
        return [this](const auto &result) { print(result ? QByteArray("ok") : wordOf(result.error().kind)); };
    }
    void answer(std::unique_ptr<account::CredentialJob> job)
    {
        m_hasAnswer = false;
        if (!test::await([this] { return m_hasAnswer; }))
            print("no answer");
        job.reset();
    }
    static pid_t service()
    {
        return static_cast<pid_t>(
            QDBusConnection::sessionBus().interface()->servicePid(QStringLiteral("org.freedesktop.secrets")).value());
    }
    // The service does not move: the time limit ends the job, and its late answer comes to nobody.
    void stuck(const QString &id)
    {
        const pid_t pid = service();
        ::kill(pid, SIGSTOP);
        const auto job = m_store->read(id, read());
        m_hasAnswer = false;
        test::await([] { return false; }, 200ms);
        m_clock.advance(19'999ms);
        if (m_hasAnswer)
            print("too early");
        m_clock.advance(1ms);
        ::kill(pid, SIGCONT);
        test::await([] { return false; }, 300ms);
    }
    // Cancelled while the service does not move.
    void late(const QString &id)
    {
        const pid_t pid = service();
        ::kill(pid, SIGSTOP);
        auto job = m_store->read(id, read());
        test::await([] { return false; }, 200ms);
        job.reset();
        ::kill(pid, SIGCONT);
        test::await([] { return false; }, 300ms);
        print("cancelled");
    }

    // Waits for the keychain to be open, which it is only once it has been opened.
    void opens(const std::function<void()> &open)
    {
        m_hasAnswer = false;
        const auto watch = m_store->awaitOpen([this] { print("opened"); });
        bool hasLooked = false;
        const auto read = m_store->read(QStringLiteral("nobody"), [&hasLooked](const auto &) { hasLooked = true; });
        test::await([&hasLooked] { return hasLooked; }); // the watch has looked before that
        if (m_hasAnswer)
            return print("too early");
        open();
        if (!test::await([this] { return m_hasAnswer; }))
            print("not seen");
    }

    test::ManualClock m_clock;
    std::unique_ptr<account::CredentialStore> m_store
        = account::makeKeychainStore(QStringLiteral("io.github.pillarbox.Test"), m_clock);
    bool m_hasAnswer = false;
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QStringList arguments = QCoreApplication::arguments().mid(1);
    Tool tool;
    while (!arguments.isEmpty()) {
        if (!tool.run(arguments))
            return 64;
    }
    return 0;
}
