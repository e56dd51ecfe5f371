#include "app/cli/setbackup.h"

#include "app/cli/accountjson.h"

#include <QCoreApplication>

namespace pillarbox::app {

namespace {

class BackupWords
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)

public:
    static QString itself() { return tr("An account cannot be its own backup."); }
    static QString none(const QString &label) { return tr("The account \"%1\" has no backup.").arg(label); }
    // Servers of recipients look at both the address and the relay (SPF, RFC 7208).
    static QString set(const QString &label, const QString &host, const QString &domain)
    {
        return tr("While the server of \"%1\" is out of reach, its messages go through %2. Their From stays as it is: see "
                  "that %2 may send for %3, or they may be refused or taken for spam.")
            .arg(label, host, domain);
    }
};

} // namespace

SetBackup::SetBackup(QString label, QString backup, const Profile &profile, bool isJson)
    : CommandTask(profile, isJson)
    , m_label(std::move(label))
    , m_backup(std::move(backup))
{
}

void SetBackup::start()
{
    if (const auto loaded = session().load(); !loaded)
        return fail(loaded.error());
    auto account = session().findAccount(m_label);
    if (!account)
        return fail(account.error());
    account->backup.clear();
    QString text = BackupWords::none(account->label);
    if (m_backup != QLatin1String("none")) {
        const auto backup = session().findAccount(m_backup);
        if (!backup)
            return fail(backup.error());
        if (backup->id == account->id)
            return fail(usageFailure(BackupWords::itself()));
        account->backup = backup->id;
        text = BackupWords::set(account->label, backup->host, QString::fromLatin1(account->mailDomain()));
    }
    if (const auto saved = session().accounts().save(*account); !saved)
        return fail(failureOf(saved.error()));
    QJsonObject object = accountJson(*account);
    object[QStringLiteral("backup")] = account->backup.isEmpty() ? QJsonValue() : QJsonValue(m_backup);
    succeed(object, text);
}

} // namespace pillarbox::app
