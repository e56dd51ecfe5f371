#pragma once
// How much of the server's limit a message takes: a thin bar, amber from four fifths on, red when it is full.

#include <QWidget>

namespace pillarbox::ui {

class SizeGauge : public QWidget
{
    Q_OBJECT

public:
    explicit SizeGauge(QWidget *parent = nullptr);

    void setShare(double share); // 1: all of it
    double share() const { return m_share; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    double m_share = 0;
};

} // namespace pillarbox::ui
