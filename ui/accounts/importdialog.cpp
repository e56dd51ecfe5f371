#include "ui/accounts/importdialog.h"

#include "ui/accounts/accountsaver.h"
#include "ui/text/importwords.h"
#include "ui/theme/metrics.h"
#include "ui/theme/noticebar.h"
#include "ui/theme/primarybutton.h"
#include "ui/theme/textlabel.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace pillarbox::ui {

namespace {

enum Column { AccountColumn, ServerColumn, StateColumn, ColumnCount };
constexpr int kIndexRole = Qt::UserRole;

QString serverText(const account::Account &account)
{
    if (account.host.isEmpty())
        return {};
    const QString host
        = account.port == 0 ? account.host : QString(account.host % QLatin1Char(':') % QString::number(account.port));
    return account.security == protocol::Security::ImplicitTls ? ImportDialog::tr("%1, TLS").arg(host)
                                                               : ImportDialog::tr("%1, STARTTLS").arg(host);
}

QString accountText(const account::PlannedAccount &planned)
{
    const QString sender = message::displayText(planned.imported.account.identity);
    const QString &label = planned.label;
    if (sender.isEmpty())
        return label.isEmpty() ? ImportDialog::tr("(no address)") : label;
    return label.isEmpty() || label == planned.imported.account.identity.address
        ? sender
        : QString(label % QStringLiteral(": ") % sender);
}

} // namespace

ImportDialog::ImportDialog(
    account::AccountStore &accounts, const account::Imported &imported, const QString &from, QWidget *parent)
    : QDialog(parent)
    , m_accounts(accounts)
    , m_planned(account::planImport(imported, accounts.accounts()))
    , m_list(new QTreeWidget(this))
    , m_bar(new NoticeBar(this))
    , m_import(new PrimaryButton(tr("&Import"), this))
{
    setWindowTitle(tr("Import Accounts"));
    build(from);
    for (int index = 0; index < m_planned.size(); ++index)
        addRow(index);
    addRemarks(imported);
    m_list->expandAll();
    if (m_list->topLevelItemCount() > 0)
        m_list->setCurrentItem(m_list->topLevelItem(0));
    for (int column = 0; column < ColumnCount; ++column)
        m_list->resizeColumnToContents(column);
    connect(m_list, &QTreeWidget::itemChanged, this, &ImportDialog::countChosen);
    countChosen();
    m_list->setFocus();
}

ImportDialog::~ImportDialog()
{
    m_list->disconnect(this);
}

void ImportDialog::build(const QString &from)
{
    const Metrics metrics(*this);
    auto *title = new TextLabel({.scale = 1.1, .weight = QFont::DemiBold}, this);
    title->setText(tr("Found in %1").arg(from));
    auto *text = new TextLabel({1.0, QFont::Normal, TextStyle::Ink::Second}, this);
    text->setText(tr("Nothing is stored yet. Passwords are never read; each account asks for its own once."));
    text->setWordWrap(true);
    m_list->setAccessibleName(tr("Accounts to import"));
    m_list->setColumnCount(ColumnCount);
    m_list->setHeaderLabels({tr("Account"), tr("Server"), tr("State")});
    m_list->header()->setStretchLastSection(true);
    m_list->setWordWrap(true);
    m_list->setUniformRowHeights(false);
    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(m_import, QDialogButtonBox::AcceptRole);
    buttons->addButton(tr("&Cancel"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &ImportDialog::store);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_import->setDefault(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics.grid(5), metrics.grid(5), metrics.grid(5), metrics.grid(4));
    column->setSpacing(metrics.grid(2));
    column->addWidget(title);
    column->addWidget(text);
    column->addSpacing(metrics.grid(1));
    column->addWidget(m_list, 1);
    column->addWidget(m_bar);
    column->addSpacing(metrics.grid(2));
    column->addWidget(buttons);
    resize(metrics.h() * 48, metrics.h() * 26);
}

void ImportDialog::addRow(int index)
{
    const account::PlannedAccount &planned = m_planned[index];
    auto *row
        = new QTreeWidgetItem(m_list, {accountText(planned), serverText(planned.imported.account), importStateText(planned)});
    row->setData(AccountColumn, kIndexRole, index);
    if (planned.canBeStored())
        row->setCheckState(AccountColumn, Qt::Checked);
    else
        row->setFlags(row->flags() & ~Qt::ItemIsUserCheckable);
    const bool isWarning = planned.imported.isToBeTested() || planned.state == account::PlannedAccount::State::Incomplete;
    row->setIcon(StateColumn,
        isWarning                   ? symbolIcon(Symbol::Warn, Tone::Wait)
            : planned.canBeStored() ? symbolIcon(Symbol::Ok, Tone::Ok)
                                    : symbolIcon(Symbol::None, Tone::Neutral));
    for (const QString &note : importNotes(planned)) {
        auto *line = new QTreeWidgetItem(row, {note});
        line->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        line->setFirstColumnSpanned(true);
    }
}

void ImportDialog::addRemarks(const account::Imported &imported)
{
    if (imported.remarks.isEmpty())
        return;
    auto *row = new QTreeWidgetItem(m_list, {tr("Of the files")});
    row->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    row->setFirstColumnSpanned(true);
    for (const account::ImportRemark &remark : imported.remarks) {
        auto *line = new QTreeWidgetItem(row, {importRemarkText(remark)});
        line->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        line->setToolTip(0, remark.file);
        line->setFirstColumnSpanned(true);
    }
}

QList<account::Account> ImportDialog::chosen() const
{
    QList<account::Account> accounts;
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        const QTreeWidgetItem *row = m_list->topLevelItem(i);
        const QVariant index = row->data(AccountColumn, kIndexRole);
        if (index.isValid() && m_planned[index.toInt()].canBeStored() && row->checkState(AccountColumn) == Qt::Checked)
            accounts.append(m_planned[index.toInt()].toStore());
    }
    return accounts;
}

void ImportDialog::countChosen()
{
    const qsizetype count = chosen().size();
    m_import->setEnabled(count > 0);
    m_import->setText(count > 1 ? tr("&Import %n Accounts", nullptr, int(count)) : tr("&Import"));
}

void ImportDialog::store()
{
    const auto added = m_accounts.add(chosen());
    if (!added) {
        m_bar->showNotice(
            {.tone = Tone::Bad, .symbol = Symbol::Bad, .title = tr("Nothing was imported."), .text = errorText(added.error())});
        return;
    }
    Q_EMIT imported(added.value());
    accept();
}

} // namespace pillarbox::ui
