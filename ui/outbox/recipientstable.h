#pragma once
// Who gets the message, and what the server said of each: under the same columns as the list above. Many are shown as a list
// that scrolls in itself.

#include "ui/outbox/detail.h"

#include <QWidget>

class QGridLayout;
class QStandardItemModel;
class QTreeView;

namespace pillarbox::ui {

class RecipientsTable : public QWidget
{
    Q_OBJECT

public:
    explicit RecipientsTable(QWidget *parent = nullptr);

    void setRecipients(const QList<RecipientRow> &rows);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fillGrid();
    void fillTree();
    void layOutColumns();

    QList<RecipientRow> m_rows;
    QWidget *m_few;
    QGridLayout *m_grid;
    QTreeView *m_many;
    QStandardItemModel *m_model;
};

} // namespace pillarbox::ui
