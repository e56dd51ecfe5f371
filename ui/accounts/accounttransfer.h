#pragma once
// The ways of accounts into the profile and out of it by file, or from other programs: the questions for a file, the preview.

#include "smtp/account/accountstore.h"
#include "smtp/account/importplaces.h"

#include <QObject>

class QMenu;
class QWidget;

namespace pillarbox::ui {

class AccountTransfer : public QObject
{
    Q_OBJECT

public:
    AccountTransfer(account::AccountStore &accounts, account::ImportPlaces places, QWidget *window);

    void fillMenu(QMenu &menu); // from a file, and from each program that has something
    void importFrom(account::ImportSource source);
    void importFile(const QString &file);
    void exportTo(const QString &file);
    void askForExport();

Q_SIGNALS:
    void imported(const QStringList &accountIds);
    void exported(const QString &file);
    void failed(const QString &title, const QString &text);

private:
    void askForImport();
    void preview(const account::Imported &imported, const QString &from);

    account::AccountStore &m_accounts;
    account::ImportPlaces m_places;
    QWidget *m_window;
};

} // namespace pillarbox::ui
