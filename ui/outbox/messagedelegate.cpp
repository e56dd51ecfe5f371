#include "ui/outbox/messagedelegate.h"

#include "ui/outbox/messagelistmodel.h"
#include "ui/theme/colours.h"
#include "ui/theme/metrics.h"

#include <QPainter>

#include <cmath>

namespace pillarbox::ui {

namespace {

// A rectangle of the first line, right half mirrored where text runs from right to left.
QRect lineRect(const QStyleOptionViewItem &option, const Metrics &metrics, int leading, int trailing)
{
    const QRect logical(option.rect.x() + leading, option.rect.y() + metrics.grid(5) / 2,
        option.rect.width() - leading - trailing, option.fontMetrics.height());
    return QStyle::visualRect(option.direction, option.rect, logical);
}

void paintText(QPainter &painter, const QStyleOptionViewItem &option, const QRect &rect, const QFont &font, const QColor &ink,
    const QString &text, Qt::Alignment alignment = Qt::AlignLeading)
{
    painter.setFont(font);
    painter.setPen(ink);
    const QFontMetrics metrics(font, painter.device());
    const QString shown = metrics.elidedText(text, Qt::ElideRight, rect.width());
    painter.drawText(rect, int(QStyle::visualAlignment(option.direction, alignment | Qt::AlignVCenter)), shown);
}

void paintProgress(
    QPainter &painter, const QStyleOptionViewItem &option, const Metrics &metrics, int percent, const Colours &colours)
{
    const QRect word = lineRect(option, metrics, metrics.edge() + metrics.icon() + metrics.grid(2), 0);
    const int width = std::min(metrics.grid(18), word.width());
    const QRect track
        = QStyle::visualRect(option.direction, word, QRect(word.x(), word.bottom() + metrics.grid(3), width, metrics.grid()));
    const int done = std::max(metrics.grid(), width * percent / 100);
    const QRect part = QStyle::visualRect(option.direction, track, QRect(track.topLeft(), QSize(done, track.height())));
    const double radius = track.height() / 2.0;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.track);
    painter.drawRoundedRect(track, radius, radius);
    painter.setBrush(colours.accent);
    painter.drawRoundedRect(part, radius, radius);
}

void paintState(QPainter &painter, const QStyleOptionViewItem &option, const Metrics &metrics, const Row &row)
{
    const Colours colours = coloursOf(option.palette);
    const QRect line = lineRect(option, metrics, metrics.edge(), 0);
    const int side = metrics.icon();
    const QRect icon
        = QStyle::visualRect(option.direction, line, QRect(line.x(), line.y() + (line.height() - side) / 2, side, side));
    paintSymbol(painter, icon, row.symbol, colours.tone(row.tone));
    const QRect word = lineRect(option, metrics, metrics.edge() + side + metrics.grid(2), metrics.grid());
    paintText(painter, option, word, scaled(option.font, 1.0, QFont::Medium), colours.tone(row.tone), row.stateText);
    if (row.percent)
        paintProgress(painter, option, metrics, *row.percent, colours);
}

} // namespace

void MessageDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *model = qobject_cast<const MessageListModel *>(index.model());
    if (!model)
        return;
    const Row row = model->row(index.row());
    const Metrics metrics(option.font);
    const Colours colours = coloursOf(option.palette);
    painter->save();
    switch (index.column()) {
    case MessageListModel::StateColumn:
        paintState(*painter, option, metrics, row);
        break;
    case MessageListModel::ToColumn:
        paintText(*painter, option, lineRect(option, metrics, 6, metrics.grid(2)), scaled(option.font, 1.0, QFont::DemiBold),
            colours.text, row.to);
        break;
    case MessageListModel::SubjectColumn:
        paintText(*painter, option, lineRect(option, metrics, 6, metrics.grid(2)), option.font, colours.text, row.subject);
        break;
    default:
        paintText(*painter, option, lineRect(option, metrics, 0, metrics.edge() + 1), option.font, colours.secondText, row.next,
            Qt::AlignTrailing);
        break;
    }
    painter->restore();
}

QSize MessageDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return QSize(option.rect.width(), Metrics(option.font).listRow());
}

} // namespace pillarbox::ui
