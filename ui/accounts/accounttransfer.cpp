#include "ui/accounts/accounttransfer.h"

#include "smtp/account/importjson.h"
#include "ui/accounts/importdialog.h"
#include "ui/text/importwords.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>

namespace pillarbox::ui {

namespace {

const QString kFileName = QStringLiteral("pillarbox-accounts.json");

} // namespace

AccountTransfer::AccountTransfer(account::AccountStore &accounts, account::ImportPlaces places, QWidget *window)
    : QObject(window)
    , m_accounts(accounts)
    , m_places(std::move(places))
    , m_window(window)
{
}

void AccountTransfer::fillMenu(QMenu &menu)
{
    menu.clear();
    menu.addAction(tr("From a &File…"), this, &AccountTransfer::askForImport);
    for (const account::ImportSource source : account::findSources(m_places))
        menu.addAction(tr("From %1…").arg(programName(source)), this, [this, source] { importFrom(source); });
}

void AccountTransfer::importFrom(account::ImportSource source)
{
    preview(account::readSource(source, m_places), programName(source));
}

void AccountTransfer::importFile(const QString &file)
{
    preview(account::readExportFile(file), QFileInfo(file).fileName());
}

void AccountTransfer::preview(const account::Imported &imported, const QString &from)
{
    if (imported.accounts.isEmpty()) {
        const QString reason
            = imported.remarks.isEmpty() ? tr("There is no account in it.") : importRemarkText(imported.remarks.constFirst());
        Q_EMIT failed(tr("Nothing can be imported from %1.").arg(from), reason);
        return;
    }
    auto *dialog = new ImportDialog(m_accounts, imported, from, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ImportDialog::imported, this, &AccountTransfer::imported);
    dialog->open();
}

void AccountTransfer::askForImport()
{
    auto *dialog = new QFileDialog(m_window, tr("Import Accounts"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Accounts of Pillarbox (*.json)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &AccountTransfer::importFile);
    dialog->open();
}

void AccountTransfer::askForExport()
{
    auto *dialog = new QFileDialog(m_window, tr("Export Accounts"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    dialog->selectFile(kFileName);
    connect(dialog, &QFileDialog::fileSelected, this, &AccountTransfer::exportTo);
    dialog->open();
}

void AccountTransfer::exportTo(const QString &file)
{
    if (const auto written = account::writeExportFile(file, m_accounts.accounts()); written)
        Q_EMIT exported(file);
    else
        Q_EMIT failed(tr("The accounts were not exported."), written.error());
}

} // namespace pillarbox::ui
