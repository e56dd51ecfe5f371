#pragma once
// Paints one cell of the list's first line. The ground, the second line and the parting line are the list's.

#include <QStyledItemDelegate>

namespace pillarbox::ui {

class MessageDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace pillarbox::ui
