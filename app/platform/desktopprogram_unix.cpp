#include "app/platform/desktopprogram.h"

#include <QByteArray>
#include <QFile>

#include <cerrno>
#include <cstring>
#include <unistd.h>

namespace pillarbox::app {

namespace {

QByteArray besideThisOne(const QByteArray &name)
{
    // Where the file itself is, also when it was started through a link.
    const QByteArray self = QFile::encodeName(QFile::symLinkTarget(QStringLiteral("/proc/self/exe")));
    return self.first(self.lastIndexOf('/') + 1) + name;
}

} // namespace

QString becomeDesktopProgram(char **argv)
{
    const QByteArray path = besideThisOne(PILLARBOX_DESKTOP_PROGRAM);
    ::execv(path.constData(), argv);
    return QFile::decodeName(path) + QLatin1String(": ") + QString::fromLocal8Bit(std::strerror(errno));
}

} // namespace pillarbox::app
