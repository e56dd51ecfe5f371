#include "ui/mainwindow/linesplitter.h"

#include "ui/theme/colours.h"

#include <QPainter>
#include <QSplitterHandle>

namespace pillarbox::ui {

namespace {

class LineHandle : public QSplitterHandle
{
public:
    using QSplitterHandle::QSplitterHandle;

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Colours colours = coloursOf(palette());
        QPainter painter(this);
        painter.fillRect(rect(), colours.base);
        const QRect line
            = orientation() == Qt::Horizontal ? QRect(width() / 2, 0, 1, height()) : QRect(0, height() / 2, width(), 1);
        painter.fillRect(line, colours.hairline);
    }
};

} // namespace

LineSplitter::LineSplitter(Qt::Orientation orientation, QWidget *parent)
    : QSplitter(orientation, parent)
{
    setHandleWidth(5);
}

QSplitterHandle *LineSplitter::createHandle()
{
    return new LineHandle(orientation(), this);
}

} // namespace pillarbox::ui
