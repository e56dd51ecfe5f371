#pragma once
// Measures, all from the font: H is its height, gaps lie on a grid of a quarter of it (4 pixels where H is 16).

#include <QFont>
#include <QFontMetrics>

class QWidget;

namespace pillarbox::ui {

class Metrics
{
public:
    explicit Metrics(const QFont &font);
    explicit Metrics(const QWidget &widget);

    int h() const { return m_h; }
    int grid(int steps = 1) const; // steps of 4 px
    int edge() const { return grid(4); } // leading edge of a main window
    int control() const { return m_h + grid(3); } // button, line edit, combo
    int listRow() const; // two lines
    int sidebarRow() const { return m_h + grid(4); }
    int icon() const { return m_h < 20 ? 16 : m_h; } // beside text; on its own grid as long as that fits
    int node() const { return icon() + grid() / 2; }

private:
    int m_h;
};

// The same family, scaled; the platform's size stays the measure.
QFont scaled(const QFont &font, double scale, QFont::Weight weight = QFont::Normal);
// The system's font for logs, at the scale of its surroundings.
QFont logFont(const QFont &surroundings);
// y of the base line of text centred in a row.
int baseline(int top, int height, const QFontMetrics &metrics);

} // namespace pillarbox::ui
