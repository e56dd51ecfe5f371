#include "app/platform/process.h"

#include <csignal>
#include <fcntl.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

namespace pillarbox::app {

namespace {

// The substitute refuses the use that the stream is for, so that its absence is still noticed.
void occupy(int descriptor, int mode)
{
    if (::fcntl(descriptor, F_GETFD) != -1)
        return;
    const int opened = ::open("/dev/null", mode);
    if (opened >= 0 && opened != descriptor) {
        ::dup2(opened, descriptor);
        ::close(opened);
    }
}

} // namespace

void prepareProcess()
{
    occupy(STDIN_FILENO, O_WRONLY);
    occupy(STDOUT_FILENO, O_RDONLY);
    occupy(STDERR_FILENO, O_RDONLY);
    ::umask(077);
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
}

QString loginName()
{
    const passwd *entry = ::getpwuid(::getuid());
    return entry ? QString::fromLocal8Bit(entry->pw_name) : QString();
}

QString pathOfOpenFile(int descriptor)
{
    return QLatin1String("/dev/fd/") + QString::number(descriptor);
}

} // namespace pillarbox::app
