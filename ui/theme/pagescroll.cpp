#include "ui/theme/pagescroll.h"

#include "ui/theme/metrics.h"

#include <QApplication>
#include <QEvent>
#include <QLayout>
#include <QScrollBar>

namespace pillarbox::ui {

namespace {

constexpr int leastLines = 12; // of text, that are worth a window

} // namespace

PageScroll::PageScroll(QWidget *content, QWidget *parent)
    : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    setWidget(content);
    content->installEventFilter(this);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) { follow(now); });
}

QSize PageScroll::sizeHint() const
{
    return widget()->sizeHint();
}

// As wide as the content must be, with room for the bar.
QSize PageScroll::minimumSizeHint() const
{
    const int height = Metrics(*this).h() * leastLines;
    return {widget()->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width(), height};
}

bool PageScroll::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == widget() && event->type() == QEvent::LayoutRequest) {
        keepRoom();
        updateGeometry();
    }
    return QScrollArea::eventFilter(watched, event);
}

void PageScroll::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    keepRoom();
}

// A scroll area would squeeze its content to the least before it scrolls.
void PageScroll::keepRoom()
{
    const QLayout *layout = widget()->layout();
    const int room
        = layout->hasHeightForWidth() ? layout->totalHeightForWidth(viewport()->width()) : layout->totalSizeHint().height();
    widget()->setMinimumHeight(room);
}

void PageScroll::follow(QWidget *focused)
{
    if (focused && widget()->isAncestorOf(focused))
        ensureWidgetVisible(focused, 0, Metrics(*this).h());
}

} // namespace pillarbox::ui
