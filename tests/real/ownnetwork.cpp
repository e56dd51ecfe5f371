#include "tests/real/ownnetwork.h"

#include "tests/real/daemon.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <vector>

#include <unistd.h>

namespace pillarbox::test {

namespace {

const char *const kInside = "PILLARBOX_TEST_NAMESPACE";

QString unshare()
{
    return serverScript(QStringLiteral("unshare-mounts.sh"));
}

} // namespace

bool isInOwnNetwork()
{
    return qEnvironmentVariableIsSet(kInside);
}

QString ownNetworkMissing()
{
    const QStringList loopbackUp{QStringLiteral("-n"), QStringLiteral("ip"), QStringLiteral("link"), QStringLiteral("set"),
        QStringLiteral("lo"), QStringLiteral("up")};
    return QProcess::execute(unshare(), loopbackUp) == 0 ? QString() : QStringLiteral("no network namespace can be made here");
}

void enterOwnNetwork(char **argv, const QByteArray &hosts, const QByteArray &commands)
{
    QTemporaryDir directory;
    directory.setAutoRemove(false); // the hosts file is needed by whom we become
    QFile file(directory.filePath(QStringLiteral("hosts")));
    if (!file.open(QIODevice::WriteOnly))
        return;
    file.write(hosts);
    file.close();
    qputenv(kInside, QFile::encodeName(directory.path()));
    const QByteArray script = "ip link set lo up && mount --bind '" + QFile::encodeName(file.fileName()) + "' /etc/hosts && "
        + (commands.isEmpty() ? QByteArray() : commands + " && ") + "exec \"$0\" \"$@\"";
    const QByteArray program = QFile::encodeName(unshare());
    std::vector<const char *> arguments{program.constData(), "-n", "sh", "-c", script.constData()};
    for (char **argument = argv; *argument; ++argument)
        arguments.push_back(*argument);
    arguments.push_back(nullptr);
    ::execv(program.constData(), const_cast<char *const *>(arguments.data()));
}

void leaveOwnNetwork()
{
    if (isInOwnNetwork())
        QDir(qEnvironmentVariable(kInside)).removeRecursively();
}

} // namespace pillarbox::test
