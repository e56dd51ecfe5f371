#include "tests/crash/profile.h"

#include "smtp/account/accountstore.h"

#include <QDir>
#include <QFileInfo>
#include <QProcessEnvironment>

namespace pillarbox::test {

QString placeOfProfiles()
{
    const QString memory = QStringLiteral("/dev/shm");
    return (QFileInfo(memory).isWritable() ? memory : QDir::tempPath()) + QLatin1String("/pillarbox-crash-XXXXXX");
}

FoldersInMemory::FoldersInMemory()
{
    qputenv("TMPDIR", QFile::encodeName(QFileInfo(placeOfProfiles()).path()));
}

Profile::Profile()
{
    server.start();
    QDir().mkpath(directory());
    account::AccountStore accounts(directory() + QLatin1String("/accounts.json"));
    (void)accounts.load();
    account::Account account;
    account.label = QStringLiteral("Work");
    account.identity.address = QStringLiteral("ada@firm.example");
    account.host = QStringLiteral("127.0.0.1");
    account.port = server.startTlsPort();
    account.userName = QStringLiteral("ada");
    account.trustedPem = server.trustedPem();
    m_accountId = accounts.save(account).value();
}

std::unique_ptr<QProcess> Profile::begin(
    const QString &program, const QStringList &arguments, const QStringList &environment) const
{
    auto process = std::make_unique<QProcess>();
    auto variables = QProcessEnvironment::systemEnvironment();
    for (const QString &variable : environment)
        variables.insert(variable.section(QLatin1Char('='), 0, 0), variable.section(QLatin1Char('='), 1));
    process->setProcessEnvironment(variables);
    process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process->start(program, QStringList{directory()} + arguments);
    return process;
}

bool awaitEnd(QProcess &process)
{
    return await([&process] { return process.state() == QProcess::NotRunning; }, std::chrono::seconds(60));
}

QByteArrayList told(const QByteArray &output, const QByteArray &word)
{
    QByteArrayList rest;
    const QByteArrayList lines = output.split('\n');
    for (const QByteArray &line : lines)
        if (line.startsWith(QByteArray(word + ' ')))
            rest.append(line.mid(word.size() + 1));
    return rest;
}

} // namespace pillarbox::test
