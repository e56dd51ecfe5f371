#pragma once
// Whose relay may stand in while the account's own is out of reach: none, or another account's; and what that means for who
// gets the messages.

#include "smtp/account/account.h"

#include <QWidget>

class QComboBox;
class QLabel;

namespace pillarbox::ui {

class BackupEdit : public QWidget
{
    Q_OBJECT

public:
    explicit BackupEdit(QWidget *parent = nullptr);

    // To choose among all but the account itself.
    void setAccount(const account::Account &account, const QList<account::Account> &all);
    QString backup() const; // an id; empty: none

private:
    void showNote();

    QComboBox *m_box;
    QLabel *m_note;
};

} // namespace pillarbox::ui
