#include "ui/theme/flowlayout.h"

#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace pillarbox::ui {

namespace {

struct Placed {
    QLayoutItem *item;
    int x;
    int width;
};

bool isExpanding(const QLayoutItem &item)
{
    return item.expandingDirections().testFlag(Qt::Horizontal);
}

void place(const std::vector<Placed> &line, const QRect &area, int y, int height, Qt::LayoutDirection direction)
{
    for (const Placed &placed : line) {
        const int own = std::min(placed.item->sizeHint().height(), height);
        const QRect logical(area.x() + placed.x, y + (height - own) / 2, placed.width, own);
        placed.item->setGeometry(QStyle::visualRect(direction, area, logical));
    }
}

} // namespace

FlowLayout::FlowLayout(int horizontalGap, int verticalGap, QWidget *parent)
    : QLayout(parent)
    , m_horizontalGap(horizontalGap)
    , m_verticalGap(verticalGap)
{
    setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout() = default;

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.emplace_back(item);
}

void FlowLayout::insertWidget(int index, QWidget *widget)
{
    addChildWidget(widget);
    const auto at = std::clamp(index, 0, count());
    m_items.insert(m_items.begin() + at, std::make_unique<QWidgetItem>(widget));
    invalidate();
}

int FlowLayout::count() const
{
    return int(m_items.size());
}

QLayoutItem *FlowLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[std::size_t(index)].get() : nullptr;
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    if (index < 0 || index >= count())
        return nullptr;
    QLayoutItem *taken = m_items[std::size_t(index)].release();
    m_items.erase(m_items.begin() + index);
    return taken;
}

int FlowLayout::heightForWidth(int width) const
{
    return arrange(QRect(0, 0, width, 0), false);
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const auto &item : m_items)
        if (!item->isEmpty())
            size = size.expandedTo(item->minimumSize());
    const QMargins margins = contentsMargins();
    return size.grownBy(margins);
}

QSize FlowLayout::sizeHint() const
{
    return minimumSize();
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

int FlowLayout::arrange(const QRect &rect, bool isApplied) const
{
    const QRect area = rect.marginsRemoved(contentsMargins());
    const auto direction = parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight;
    std::vector<Placed> line;
    int x = 0;
    int y = area.y();
    int lineHeight = 0;
    const auto endLine = [&] {
        if (!line.empty() && isExpanding(*line.back().item))
            line.back().width = std::max(line.back().width, area.width() - line.back().x);
        if (isApplied)
            place(line, area, y, lineHeight, direction);
        line.clear();
    };
    for (const auto &item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize hint = item->sizeHint();
        const int wanted = std::min(isExpanding(*item) ? item->minimumSize().width() : hint.width(), area.width());
        if (x > 0 && x + wanted > area.width()) {
            endLine();
            y += lineHeight + m_verticalGap;
            x = 0;
            lineHeight = 0;
        }
        line.push_back({item.get(), x, wanted});
        x += wanted + m_horizontalGap;
        lineHeight = std::max(lineHeight, hint.height());
    }
    endLine();
    return y + lineHeight - rect.y() + contentsMargins().bottom();
}

} // namespace pillarbox::ui
