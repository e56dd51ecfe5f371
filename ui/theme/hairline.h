#pragma once
// A line of one pixel that parts two things.

#include <QWidget>

namespace pillarbox::ui {

class Hairline : public QWidget
{
    Q_OBJECT

public:
    explicit Hairline(QWidget *parent = nullptr);
    // Two pixels in the accent's colour: what is above has the focus.
    void setActive(bool isActive);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    bool m_isActive = false;
};

} // namespace pillarbox::ui
