#include "ui/theme/primarybutton.h"

#include "ui/theme/colours.h"

#include <QApplication>
#include <QEvent>
#include <QScopedValueRollback>

namespace pillarbox::ui {

namespace {

// The lightest row of a button that Fusion paints from this colour: it brightens dark colours, takes a quarter of the
// saturation, and lays a gradient over it.
QColor lightestRow(const QColor &button)
{
    QColor shown = button.lighter(100 + std::max(1, (180 - qGray(button.rgb())) / 6));
    shown.setHsv(shown.hsvHue(), shown.hsvSaturation() * 3 / 4, shown.value());
    return shown.lighter(124);
}

// The highlight, its saturation made good in advance, as dark as white text needs it.
QColor fillFor(const QColor &highlight)
{
    const int saturation = std::min(255, highlight.hsvSaturation() * 4 / 3);
    int value = highlight.value();
    const auto fill = [&] { return QColor::fromHsv(std::max(0, highlight.hsvHue()), saturation, value); };
    while (value > 40 && contrast(lightestRow(fill()), Qt::white) < 4.9)
        value -= 2;
    return fill();
}

} // namespace

PrimaryButton::PrimaryButton(QWidget *parent)
    : PrimaryButton(QString(), parent)
{
}

PrimaryButton::PrimaryButton(const QString &text, QWidget *parent)
    : QPushButton(text, parent)
{
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    setFont(bold);
    applyPalette();
}

void PrimaryButton::changeEvent(QEvent *event)
{
    QPushButton::changeEvent(event);
    const auto type = event->type();
    if (!m_isApplying && (type == QEvent::PaletteChange || type == QEvent::ParentChange))
        applyPalette();
}

void PrimaryButton::applyPalette()
{
    const QScopedValueRollback guard(m_isApplying, true);
    const QPalette surroundings = parentWidget() ? parentWidget()->palette() : QApplication::palette();
    const Colours colours = coloursOf(surroundings);
    const QColor fill = fillFor(colours.highlight);
    const QColor disabled = mixed(fill, colours.window, .45);
    QPalette own; // these roles only, so that the others keep following
    for (const auto group : {QPalette::Active, QPalette::Inactive}) {
        own.setColor(group, QPalette::Button, fill);
        own.setColor(group, QPalette::ButtonText, Qt::white);
    }
    own.setColor(QPalette::Disabled, QPalette::Button, disabled);
    own.setColor(QPalette::Disabled, QPalette::ButtonText, mixed(Qt::white, disabled, .75));
    setPalette(own);
}

} // namespace pillarbox::ui
