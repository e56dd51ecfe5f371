// A handler wakes the event loop through a socket pair and does nothing that signal-safety(7) does not list.

#include "app/platform/signals.h"

#include <QSocketNotifier>

#include <array>
#include <atomic>
#include <csignal>
#include <ctime>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace pillarbox::app {

namespace {

// A loop that is not back by then is held up, as by a read from a terminal: a further signal kills.
constexpr std::time_t kPatience = 2; // seconds

std::array<int, 2> wakeUp{-1, -1};
std::atomic<std::time_t> unheardSince{0}; // 0: the loop has heard them all

std::time_t upTime()
{
    timespec now{};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec + 1; // never 0
}

extern "C" void onTermination(int signal)
{
    const std::time_t now = upTime();
    std::time_t since = 0;
    if (!unheardSince.compare_exchange_strong(since, now) && now - since > kPatience) {
        std::signal(signal, SIG_DFL);
        ::raise(signal);
        return;
    }
    const char octet = 1;
    [[maybe_unused]] const ssize_t written = ::write(wakeUp[0], &octet, 1);
}

void install(int signal)
{
    struct sigaction action = {};
    action.sa_handler = onTermination;
    action.sa_flags = SA_RESTART;
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
        unheardSince = 0;
        if (!std::exchange(m_isReceived, true))
            Q_EMIT received();
    });
    install(SIGINT);
    install(SIGTERM);
    install(SIGHUP);
}

} // namespace pillarbox::app
