#include "app/cli/accounttransfer.h"

#include "app/cli/accountjson.h"
#include "smtp/account/importjson.h"
#include "ui/text/importwords.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace pillarbox::app {

using account::Imported;
using account::ImportRemark;
using account::ImportSource;
using account::PlannedAccount;

namespace {

class TransferWords
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)

public:
    static QString exported(const QString &file) { return tr("The accounts were written to %1, without passwords.").arg(file); }
    static QString nothingThere(const QString &program)
    {
        return tr("No settings of %1 with a server were found.").arg(program);
    }
    static QString nothingRead(const QString &file) { return tr("%1 holds no account.").arg(file); }
    static QString nothing() { return tr("No account was imported."); }
    static QString imported(int count)
    {
        return count == 1 ? tr("One account was imported.") : tr("%n accounts were imported.", nullptr, count);
    }
    static QString wouldImport(int count)
    {
        return count == 1 ? tr("One account would be imported.") : tr("%n accounts would be imported.", nullptr, count);
    }
};

QString wordOf(PlannedAccount::State state)
{
    switch (state) {
    case PlannedAccount::State::New:
        return QStringLiteral("new");
    case PlannedAccount::State::LabelTaken:
        return QStringLiteral("labelTaken");
    case PlannedAccount::State::There:
        return QStringLiteral("there");
    case PlannedAccount::State::Incomplete:
        break;
    }
    return QStringLiteral("incomplete");
}

QJsonObject plannedJson(const PlannedAccount &planned)
{
    QJsonObject object = accountJson(planned.toStore());
    object[QStringLiteral("state")] = wordOf(planned.state);
    object[QStringLiteral("needsPassword")] = planned.imported.account.needsSecret();
    object[QStringLiteral("toBeTested")] = planned.imported.isToBeTested();
    object[QStringLiteral("notes")] = QJsonArray::fromStringList(ui::importNotes(planned));
    return object;
}

QString plannedText(const PlannedAccount &planned)
{
    const bool isIncomplete = planned.state == PlannedAccount::State::Incomplete;
    const QString who = isIncomplete ? planned.imported.account.label : accountLine(planned.toStore()).trimmed();
    QString text = ui::importStateText(planned);
    if (!who.isEmpty())
        text += QLatin1String(": ") + who;
    for (const QString &note : ui::importNotes(planned))
        text += QLatin1String("\n    ") + note;
    return text;
}

QStringList fileNotes(const Imported &imported)
{
    QStringList notes;
    for (const ImportRemark &remark : imported.remarks)
        notes += ui::importRemarkText(remark);
    return notes;
}

} // namespace

std::optional<ImportSource> importSourceOf(const QString &word)
{
    for (const ImportSource source : account::kImportSources)
        if (word == ui::programName(source).toLower())
            return source;
    return std::nullopt;
}

AccountExport::AccountExport(std::optional<QString> file, const Profile &profile, bool isJson)
    : CommandTask(profile, isJson)
    , m_file(std::move(file))
{
}

void AccountExport::start()
{
    if (const auto loaded = session().load(ProfileSession::Use::Read); !loaded)
        return fail(loaded.error());
    const auto &accounts = session().accounts().accounts();
    if (!m_file || *m_file == QLatin1String("-")) {
        const QByteArray json = account::exportAccounts(accounts);
        const bool isWritten = isJson() ? writeOutput(QJsonDocument::fromJson(json).object()) : writeRaw(json);
        return finish(isWritten ? ExitCode::Ok : ExitCode::InputOutput);
    }
    if (const auto written = account::writeExportFile(*m_file, accounts); !written)
        return fail({ExitCode::CannotCreate, QString(*m_file + QLatin1String(": ") + written.error())});
    succeed(
        {{QStringLiteral("file"), *m_file}, {QStringLiteral("exported"), accounts.size()}}, TransferWords::exported(*m_file));
}

AccountImport::AccountImport(Options options, const Profile &profile, bool isJson)
    : CommandTask(profile, isJson)
    , m_options(std::move(options))
{
}

void AccountImport::start()
{
    if (const auto loaded = session().load(m_options.isDryRun ? ProfileSession::Use::Read : ProfileSession::Use::Write);
        !loaded)
        return fail(loaded.error());
    const Imported imported = m_options.source ? account::readSource(*m_options.source, account::ImportPlaces::ofThisUser())
                                               : account::readExportFile(m_options.file);
    if (imported.accounts.isEmpty())
        return fail(failureOfAll(imported), {{QStringLiteral("remarks"), QJsonArray::fromStringList(fileNotes(imported))}});
    const auto planned = account::planImport(imported, session().accounts().accounts());
    QList<account::Account> chosen;
    for (const PlannedAccount &each : planned)
        if (each.canBeStored())
            chosen.append(each.toStore());
    if (!m_options.isDryRun && !chosen.isEmpty())
        if (const auto added = session().accounts().add(chosen); !added)
            return fail(failureOf(added.error()));
    report(imported, planned, !m_options.isDryRun);
}

void AccountImport::report(const Imported &imported, const QList<PlannedAccount> &planned, bool isStored)
{
    QJsonArray list;
    QStringList lines = fileNotes(imported);
    for (const PlannedAccount &each : planned) {
        list.append(plannedJson(each));
        lines.append(plannedText(each));
    }
    const int count = int(std::count_if(planned.begin(), planned.end(), [](const auto &each) { return each.canBeStored(); }));
    lines.append(count == 0 ? TransferWords::nothing()
            : isStored      ? TransferWords::imported(count)
                            : TransferWords::wouldImport(count));
    const bool isAllIncomplete = std::all_of(planned.begin(), planned.end(),
        [](const PlannedAccount &each) { return each.state == PlannedAccount::State::Incomplete; });
    finishWith({{QStringLiteral("accounts"), list}, {QStringLiteral("imported"), isStored ? count : 0},
                   {QStringLiteral("dryRun"), !isStored},
                   {QStringLiteral("remarks"), QJsonArray::fromStringList(fileNotes(imported))}},
        lines.join(QLatin1Char('\n')), isAllIncomplete ? ExitCode::BadMessage : ExitCode::Ok);
}

Failure AccountImport::failureOfAll(const Imported &imported) const
{
    if (!imported.remarks.isEmpty()) {
        const ImportRemark &remark = imported.remarks.constFirst();
        const bool isUnread = remark.kind == ImportRemark::Kind::CannotRead;
        return {isUnread ? ExitCode::CannotReadFile : ExitCode::BadMessage, ui::importRemarkText(remark)};
    }
    if (m_options.source)
        return {ExitCode::CannotReadFile, TransferWords::nothingThere(ui::programName(*m_options.source))};
    return {ExitCode::BadMessage, TransferWords::nothingRead(m_options.file)};
}

} // namespace pillarbox::app
