#pragma once
// A label in one of the type sizes and tones of the design; follows the font and the palette of its surroundings.

#include "ui/theme/colours.h"

#include <QLabel>

namespace pillarbox::ui {

struct TextStyle {
    double scale = 1.0;
    QFont::Weight weight = QFont::Normal;
    enum class Ink { Text, Second, Tone } ink = Ink::Text;
    Tone tone = Tone::Neutral; // for Ink::Tone
    bool operator==(const TextStyle &) const = default;
};

class TextLabel : public QLabel
{
    Q_OBJECT

public:
    explicit TextLabel(TextStyle style, QWidget *parent = nullptr);

    void setStyle(const TextStyle &style);
    // One line that ends in "…" where it is too narrow; the whole text stays in its accessible name and tool tip.
    void setElided(bool isElided);
    bool isElided() const { return m_isElided; }

    QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void applyFont();
    void applyInk();

    TextStyle m_style;
    bool m_isElided = false;
    bool m_isApplying = false;
};

} // namespace pillarbox::ui
