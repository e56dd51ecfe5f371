#include "ui/theme/style.h"

#include "ui/theme/colours.h"
#include "ui/theme/metrics.h"

#include <QPainter>
#include <QStyleOption>
#include <QWidget>

namespace pillarbox::ui {

namespace {

bool isFrameLost(QStyle::PrimitiveElement element, const QStyleOption *option)
{
    if (element != QStyle::PE_FrameLineEdit && element != QStyle::PE_IndicatorCheckBox
        && element != QStyle::PE_IndicatorRadioButton)
        return false;
    return option && coloursOf(option->palette).isDark;
}

void drawFrame(QPainter &painter, QStyle::PrimitiveElement element, const QStyleOption &option)
{
    const Colours colours = coloursOf(option.palette);
    const bool isFocused = option.state.testFlag(QStyle::State_HasFocus);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(isFocused ? colours.accent : colours.frame, 1));
    painter.setBrush(Qt::NoBrush);
    const QRectF edge = QRectF(option.rect).adjusted(.5, .5, -.5, -.5);
    if (element == QStyle::PE_IndicatorRadioButton)
        painter.drawEllipse(edge);
    else
        painter.drawRoundedRect(edge, 2, 2);
    painter.restore();
}

} // namespace

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    if (isFrameLost(element, option))
        drawFrame(*painter, element, *option);
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size, const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    if (!widget)
        return result;
    const Metrics metrics(*widget);
    if (type == CT_PushButton) {
        result.setHeight(std::max(result.height(), metrics.control()));
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option); button && !button->text.isEmpty())
            result.setWidth(std::max(result.width(), size.width() + metrics.grid(6)));
    } else if (type == CT_LineEdit || type == CT_ComboBox) {
        result.setHeight(std::max(result.height(), metrics.control()));
    }
    return result;
}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *returnData) const
{
    // A crossed-out icon on Cancel says nothing that the word does not.
    return hint == SH_DialogButtonBox_ButtonsHaveIcons ? 0 : QProxyStyle::styleHint(hint, option, widget, returnData);
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_SmallIconSize:
    case PM_ListViewIconSize:
    case PM_ButtonIconSize:
        return 16;
    case PM_ToolBarIconSize:
        return 22;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

} // namespace pillarbox::ui
