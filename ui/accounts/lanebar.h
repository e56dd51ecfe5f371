#pragma once
// A port's way through the race: how far it came in how much time.

#include "ui/theme/colours.h"

#include <QWidget>

namespace pillarbox::ui {

class LaneBar : public QWidget
{
    Q_OBJECT

public:
    explicit LaneBar(QWidget *parent = nullptr);

    void setShare(double share, Tone tone);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    double m_share = 0;
    Tone m_tone = Tone::Neutral;
};

} // namespace pillarbox::ui
