#include "ui/outbox/timeline.h"

#include "ui/theme/metrics.h"
#include "ui/theme/symbols.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QStyle>

namespace pillarbox::ui {

namespace {

constexpr double noteScale = 0.9;
constexpr int lineGap = 5; // between a node and the line

bool isCurrent(const StageView &view)
{
    return view.mark == StageMark::Busy || view.mark == StageMark::Stopped;
}

QColor inkOf(const StageView &view, const Colours &colours)
{
    switch (view.mark) {
    case StageMark::Empty:
        return colours.secondText;
    case StageMark::Reached:
        return colours.text;
    case StageMark::Busy:
        return colours.accent;
    case StageMark::Stopped:
        break;
    }
    return colours.tone(view.tone);
}

void paintSign(QPainter &painter, const QRectF &node, Symbol symbol, const QColor &ink)
{
    // The signs of the set without their rings, on the node's own round.
    const QPointF middle = node.center();
    const double u = node.width() / 18;
    painter.setPen(QPen(ink, 1.5 * std::max(1.0, u), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const auto at = [&](double x, double y) { return middle + QPointF(x * u, y * u); };
    if (symbol == Symbol::Check) {
        painter.drawPolyline(QPolygonF{at(-3.4, .3), at(-1.1, 2.7), at(3.5, -2.6)});
    } else if (symbol == Symbol::X) {
        painter.drawLine(at(-2.6, -2.6), at(2.6, 2.6));
        painter.drawLine(at(2.6, -2.6), at(-2.6, 2.6));
    } else {
        painter.drawPolyline(QPolygonF{at(0, -4.2), at(0, .4), at(2.8, 2.1)});
    }
}

void paintNode(QPainter &painter, const QRectF &node, const StageView &view, const Colours &colours)
{
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF ring = node.adjusted(1, 1, -1, -1);
    switch (view.mark) {
    case StageMark::Empty:
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(mixed(colours.text, colours.base, colours.isDark ? .5 : .45), 1.5));
        painter.drawEllipse(ring);
        break;
    case StageMark::Reached:
        painter.setPen(Qt::NoPen);
        painter.setBrush(colours.nodeGround(Tone::Ok));
        painter.drawEllipse(node);
        paintSign(painter, node, Symbol::Check, colours.ok);
        break;
    case StageMark::Busy:
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colours.nodeGround(Tone::Busy), 2.5));
        painter.drawEllipse(ring);
        painter.setPen(QPen(colours.accent, 2.5, Qt::SolidLine, Qt::RoundCap));
        painter.drawArc(ring, 90 * 16, -130 * 16);
        break;
    case StageMark::Stopped:
        painter.setPen(Qt::NoPen);
        painter.setBrush(colours.tone(view.tone));
        painter.drawEllipse(node);
        paintSign(painter, node, view.tone == Tone::Bad ? Symbol::X : Symbol::Clock, colours.isDark ? colours.base : Qt::white);
        break;
    }
}

} // namespace

StageLabel::StageLabel(QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

void StageLabel::setStage(const StageView &view, bool isNextReached, bool isLast)
{
    m_view = view;
    m_isNextReached = isNextReached;
    m_isLast = isLast;
    setText(view.spokenText()); // what is read out; paintEvent shows it in its own way
    setAccessibleName(view.spokenText());
    setToolTip(view.spokenText());
    updateGeometry();
    update();
}

QSize StageLabel::sizeHint() const
{
    const Metrics metrics(*this);
    const QFontMetrics small(scaled(font(), noteScale));
    const int width = std::max(fontMetrics().horizontalAdvance(m_view.name), small.horizontalAdvance(m_view.note));
    return {width + metrics.grid(2), metrics.node() + 6 + metrics.h() + 2 + small.height()};
}

QSize StageLabel::minimumSizeHint() const
{
    return {Metrics(*this).grid(10), sizeHint().height()};
}

void StageLabel::paintEvent(QPaintEvent *)
{
    const Colours colours = coloursOf(palette());
    const Metrics metrics(*this);
    QPainter painter(this);
    const auto shown = [this](const QRect &logical) { return QStyle::visualRect(layoutDirection(), rect(), logical); };

    const QRect node(0, 0, metrics.node(), metrics.node());
    paintNode(painter, shown(node), m_view, colours);
    if (!m_isLast) {
        const QRect line(node.right() + 1 + lineGap, node.center().y(), width() - node.width() - 2 * lineGap, 2);
        const QColor way = m_isNextReached ? mixed(colours.ok, colours.base, .6) : mixed(colours.text, colours.base, .25);
        painter.fillRect(shown(line), way);
    }
    const QFont nameFont = scaled(font(), 1.0, isCurrent(m_view) ? QFont::DemiBold : QFont::Medium);
    const QFontMetrics nameMetrics(nameFont, this);
    const QRect name(0, node.bottom() + 1 + 6, width() - metrics.grid(), nameMetrics.height());
    const int alignment = int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeading | Qt::AlignVCenter));
    const QColor ink = inkOf(m_view, colours);
    painter.setPen(ink);
    painter.setFont(nameFont);
    painter.drawText(shown(name), alignment, nameMetrics.elidedText(m_view.name, Qt::ElideRight, name.width()));

    const QFont noteFont = scaled(font(), noteScale, isCurrent(m_view) ? QFont::Medium : QFont::Normal);
    const QFontMetrics noteMetrics(noteFont, this);
    const QRect note(0, name.bottom() + 1 + 2, name.width(), noteMetrics.height());
    painter.setPen(isCurrent(m_view) ? ink : colours.secondText);
    painter.setFont(noteFont);
    painter.drawText(shown(note), alignment, noteMetrics.elidedText(m_view.note, Qt::ElideRight, note.width()));
}

Timeline::Timeline(QWidget *parent)
    : QWidget(parent)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (StageLabel *&label : m_labels) {
        label = new StageLabel(this);
        layout->addWidget(label, 1);
    }
    setAccessibleName(tr("Stages of the delivery"));
}

void Timeline::setStages(const StageViews &views)
{
    for (std::size_t i = 0; i < views.size(); ++i) {
        const bool isLast = i + 1 == views.size();
        const bool isNextReached = !isLast && views[i].mark == StageMark::Reached && views[i + 1].mark != StageMark::Empty;
        m_labels[i]->setStage(views[i], isNextReached, isLast);
    }
}

} // namespace pillarbox::ui
