#pragma once
// Rows of a plain table with a little air above and below.

#include "ui/theme/metrics.h"

#include <QStyledItemDelegate>

namespace pillarbox::ui {

class RoomyDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Metrics metrics(option.font);
        return QStyledItemDelegate::sizeHint(option, index)
            .grownBy(QMargins(metrics.grid(), metrics.grid(), metrics.grid(), metrics.grid()));
    }
};

} // namespace pillarbox::ui
