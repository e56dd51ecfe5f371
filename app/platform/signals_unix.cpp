// A handler may only write(2): it wakes the event loop through a socket pair (signal-safety(7)). A second signal kills.

#include "app/platform/signals.h"

#include <QSocketNotifier>

#include <array>
#include <csignal>
#include <sys/socket.h>
#include <unistd.h>

namespace pillarbox::app {

namespace {

std::array<int, 2> wakeUp{-1, -1};

extern "C" void onTermination(int)
{
    const char octet = 1;
    [[maybe_unused]] const ssize_t written = ::write(wakeUp[0], &octet, 1);
}

void install(int signal)
{
    struct sigaction action = {};
    action.sa_handler = onTermination;
    action.sa_flags = static_cast<int>(SA_RESTART | SA_RESETHAND);
    sigemptyset(&action.sa_mask);
    sigaction(signal, &action, nullptr);
}

} // namespace

TerminationSignals::TerminationSignals(QObject *parent)
    : QObject(parent)
{
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, wakeUp.data()) != 0)
        return;
    auto *notifier = new QSocketNotifier(wakeUp[1], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] {
        char octet = 0;
        while (::read(wakeUp[1], &octet, 1) > 0) { }
        Q_EMIT received();
    });
    install(SIGINT);
    install(SIGTERM);
    install(SIGHUP);
}

} // namespace pillarbox::app
