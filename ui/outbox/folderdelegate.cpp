#include "ui/outbox/folderdelegate.h"

#include "ui/outbox/folderlist.h"
#include "ui/theme/colours.h"
#include "ui/theme/metrics.h"

#include <QLocale>
#include <QPainter>

namespace pillarbox::ui {

namespace {

void paintGround(QPainter &painter, const QStyleOptionViewItem &option, const Colours &colours, const QRect &inset)
{
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const bool isHovered = option.state.testFlag(QStyle::State_MouseOver);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    if (isSelected || isHovered) {
        painter.setBrush(isSelected ? colours.sidebarSelection : colours.sidebarHover);
        painter.drawRoundedRect(inset, 5, 5);
    }
    if (option.state.testFlag(QStyle::State_HasFocus) && option.state.testFlag(QStyle::State_KeyboardFocusChange)) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colours.accent, 1));
        painter.drawRoundedRect(QRectF(inset).adjusted(.5, .5, -.5, -.5), 5, 5);
    }
}

void paintCount(
    QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index, const Colours &colours, const QRect &place)
{
    const int count = index.data(FolderModel::CountRole).toInt();
    if (count <= 0)
        return;
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const bool isWarning = index.data(FolderModel::IsWarningRole).toBool();
    QColor ink = isSelected ? colours.text : colours.secondText;
    if (isWarning && !isSelected)
        ink = colours.bad;
    painter.setPen(ink);
    painter.setFont(scaled(option.font, 1.0, isSelected || isWarning ? QFont::DemiBold : QFont::Normal));
    painter.drawText(
        place, int(QStyle::visualAlignment(option.direction, Qt::AlignTrailing | Qt::AlignVCenter)), QLocale().toString(count));
}

} // namespace

void FolderDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Colours colours = coloursOf(option.palette);
    const Metrics metrics(option.font);
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const QRect inset = option.rect.adjusted(metrics.grid(2), 1, -metrics.grid(2), -1);
    painter->save();
    paintGround(*painter, option, colours, inset);
    const int side = metrics.icon();
    const QRect icon(inset.x() + metrics.grid(2), inset.y() + (inset.height() - side) / 2, side, side);
    paintSymbol(*painter, QStyle::visualRect(option.direction, inset, icon),
        Symbol(index.data(FolderModel::SymbolRole).toInt()), isSelected ? colours.accent : colours.secondText);
    const int textAt = metrics.grid(2) + side + metrics.grid(5) / 2;
    const QRect text = inset.adjusted(textAt, 0, -metrics.grid(2), 0);
    painter->setPen(colours.text);
    painter->setFont(scaled(option.font, 1.0, isSelected ? QFont::DemiBold : QFont::Normal));
    const QRect place = QStyle::visualRect(option.direction, inset, text);
    painter->drawText(
        place, int(QStyle::visualAlignment(option.direction, Qt::AlignLeading | Qt::AlignVCenter)), index.data().toString());
    paintCount(*painter, option, index, colours, place);
    painter->restore();
}

QSize FolderDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return QSize(option.rect.width(), Metrics(option.font).sidebarRow());
}

} // namespace pillarbox::ui
