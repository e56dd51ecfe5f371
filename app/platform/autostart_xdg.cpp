// The Desktop Application Autostart Specification: a desktop entry in $XDG_CONFIG_HOME/autostart.

#include "app/platform/autostart.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

namespace pillarbox::app {

namespace {

QString entryFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
        + QLatin1String("/autostart/" PILLARBOX_APPLICATION_ID ".desktop");
}

// Desktop Entry Specification, "The Exec key": quoted as in a shell, and "%" doubled; then "Possible value types": as any
// string, in which a backslash stands for more.
QByteArray execArgument(const QString &argument)
{
    QByteArray quoted;
    for (const char octet : QFile::encodeName(argument)) {
        switch (octet) {
        case '"':
        case '`':
        case '$':
            quoted += "\\\\";
            quoted += octet;
            break;
        case '\\':
            quoted += R"(\\\\)";
            break;
        case '%':
            quoted += "%%";
            break;
        case '\n':
            quoted += "\\n";
            break;
        case '\t':
            quoted += "\\t";
            break;
        case '\r':
            quoted += "\\r";
            break;
        default:
            quoted += octet;
        }
    }
    return '"' + quoted + '"';
}

// GLib looks for the program before it undoes "%%", and does not find it; an argument it understands.
QByteArray commandOf(const QString &program)
{
    if (!program.contains(QLatin1Char('%')))
        return execArgument(program);
    return "/bin/sh -c " + execArgument(QStringLiteral("exec \"$0\" \"$@\"")) + ' ' + execArgument(program);
}

// By its name, when that is how the user starts it: then it may move.
QByteArray execOf(const QString &program)
{
    const QFileInfo info(program);
    const QString found = QStandardPaths::findExecutable(info.fileName());
    const bool isFound = !found.isEmpty() && QFileInfo(found).canonicalFilePath() == info.canonicalFilePath();
    return isFound ? QFile::encodeName(info.fileName()) : commandOf(info.absoluteFilePath());
}

QByteArray entryFor(const QString &program)
{
    return "[Desktop Entry]\nType=Application\nName=Pillarbox\nExec=" + execOf(program)
        + " --background\nIcon=" + QByteArrayLiteral(PILLARBOX_APPLICATION_ID) + "\nTerminal=false\nStartupNotify=false\n";
}

bool isOff(const QByteArray &line)
{
    const qsizetype equals = line.indexOf('=');
    const QByteArray key = line.left(equals).trimmed();
    const QByteArray value = line.mid(equals + 1).trimmed();
    return (key == "Hidden" && value == "true") || (key == "X-GNOME-Autostart-enabled" && value == "false");
}

} // namespace

bool startsAtLogin()
{
    QFile file(entryFile());
    if (!file.open(QIODevice::ReadOnly))
        return false;
    bool isInGroup = false;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith('['))
            isInGroup = line.trimmed() == "[Desktop Entry]";
        else if (isInGroup && isOff(line))
            return false;
    }
    return true;
}

Expected<Done, QString> setStartsAtLogin(bool isWanted, const QString &program)
{
    const QString path = entryFile();
    if (!isWanted) {
        QFile file(path);
        return !file.exists() || file.remove() ? Expected<Done, QString>(Done{}) : Unexpected{file.errorString()};
    }
    QDir().mkpath(QFileInfo(path).path());
    QSaveFile file(path);
    const QByteArray entry = entryFor(program);
    if (!file.open(QIODevice::WriteOnly) || file.write(entry) != entry.size() || !file.commit())
        return Unexpected{file.errorString()};
    return Done{};
}

} // namespace pillarbox::app
