// What the main window does about a message whose account is gone: nothing is sent by another relay unless the user says which.

#include "ui/mainwindow/mainwindow.h"

#include <QInputDialog>

namespace pillarbox::ui {

using outbox::ItemId;
using outbox::ItemSummary;

namespace {

// Labels are unique, addresses need not be.
QString nameOf(const account::Account &account)
{
    const QString address = account.identity.address;
    return account.label == address ? address : QString(account.label % QStringLiteral(" (") % address % QLatin1Char(')'));
}

} // namespace

void MainWindow::askAccount(const ItemId &id)
{
    if (m_accounts.accounts().isEmpty()) {
        Q_EMIT addAccountRequested();
        return;
    }
    m_outbox.load(id, [self = QPointer(this)](const auto &item) {
        if (self && item)
            self->askAccountOf(item->summary);
    });
}

void MainWindow::askAccountOf(const ItemSummary &item)
{
    QStringList names;
    QStringList ids;
    qsizetype likely = 0;
    for (const account::Account &account : m_accounts.accounts()) {
        if (account.isDefault && likely == 0)
            likely = names.size();
        names += nameOf(account);
        ids += account.id;
    }
    for (const account::Account &account : m_accounts.accounts())
        if (message::isSameMailbox(account.identity.address, item.from.address))
            likely = ids.indexOf(account.id);
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Send Through"));
    dialog->setLabelText(tr("Send “%1” through this account:").arg(subjectText(item.subject)));
    dialog->setOkButtonText(tr("&Send"));
    dialog->setComboBoxItems(names);
    dialog->setTextValue(names.value(likely));
    connect(dialog, &QInputDialog::textValueSelected, this, [this, id = item.id, names, ids](const QString &name) {
        m_outbox.sendThrough(id, ids.value(names.indexOf(name)), [self = QPointer(this)](const auto &result) {
            if (self && !result)
                self->showError(result.error());
        });
    });
    dialog->open();
}

} // namespace pillarbox::ui
