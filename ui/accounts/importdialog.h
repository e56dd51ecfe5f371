#pragma once
// What an import would bring, before anything is stored: each account with its server, whether it is new, and what is to be
// known of it. The user chooses; Import stores the chosen ones, all or none.

#include "smtp/account/accountstore.h"
#include "smtp/account/importplan.h"

#include <QDialog>

class QTreeWidget;
class QTreeWidgetItem;

namespace pillarbox::ui {

class NoticeBar;
class PrimaryButton;

class ImportDialog : public QDialog
{
    Q_OBJECT

public:
    // from: the program's or file's name.
    ImportDialog(
        account::AccountStore &accounts, const account::Imported &imported, const QString &from, QWidget *parent = nullptr);
    ~ImportDialog() override;

Q_SIGNALS:
    void imported(const QStringList &accountIds);

private:
    void build(const QString &from);
    void addRow(int index);
    void addRemarks(const account::Imported &imported);
    void countChosen();
    void store();
    QList<account::Account> chosen() const;

    account::AccountStore &m_accounts;
    QList<account::PlannedAccount> m_planned;
    QTreeWidget *m_list;
    NoticeBar *m_bar;
    PrimaryButton *m_import;
};

} // namespace pillarbox::ui
