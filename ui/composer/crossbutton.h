#pragma once
// The cross of a chip. No stop of the Tab key: the chip's Delete key does the same.

#include <QAbstractButton>

namespace pillarbox::ui {

class CrossButton : public QAbstractButton
{
    Q_OBJECT

public:
    explicit CrossButton(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace pillarbox::ui
