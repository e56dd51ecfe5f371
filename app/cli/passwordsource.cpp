#include "app/cli/passwordsource.h"

#include <QCoreApplication>
#include <QFile>

#include <cstdio>

namespace pillarbox::app {

namespace {

class PasswordWords
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)

public:
    static QString wanted() { return tr("--user needs --password-env or --password-stdin."); }
    static QString userMissing() { return tr("A password without --user has no use."); }
    static QString notSet(const QString &name) { return tr("The environment variable %1 is not set or empty.").arg(name); }
    static QString noInput() { return tr("No password came from standard input."); }
    static QString notText() { return tr("The password holds a NUL, which no server takes."); }
};

Expected<Secret, Failure> checked(QByteArray bytes, const QString &absence)
{
    if (bytes.isEmpty())
        return Unexpected{usageFailure(absence)};
    if (bytes.contains('\0'))
        return Unexpected{usageFailure(PasswordWords::notText())};
    return Secret(std::move(bytes));
}

} // namespace

Expected<PasswordSource, Failure> passwordSourceOf(const Arguments &arguments, bool isUserGiven)
{
    if (const auto conflict = arguments.conflictAmong({"--password-env", "--password-stdin"}))
        return Unexpected{usageFailure(*conflict)};
    const bool isPasswordGiven = arguments.has("--password-env") || arguments.has("--password-stdin");
    if (isUserGiven && !isPasswordGiven)
        return Unexpected{usageFailure(PasswordWords::wanted())};
    if (!isUserGiven && isPasswordGiven)
        return Unexpected{usageFailure(PasswordWords::userMissing())};
    if (!isPasswordGiven)
        return PasswordSource::None;
    return arguments.has("--password-env") ? PasswordSource::Environment : PasswordSource::StandardInput;
}

Expected<Secret, Failure> readPassword(const Arguments &arguments)
{
    if (const auto name = arguments.value("--password-env"))
        return checked(qgetenv(name->toUtf8().constData()), PasswordWords::notSet(*name));
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return Unexpected{usageFailure(PasswordWords::noInput())};
    QByteArray line = input.readLine();
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    return checked(line, PasswordWords::noInput());
}

} // namespace pillarbox::app
