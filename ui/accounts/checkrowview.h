#pragma once
// One row of the account page's check: an icon, the stage's name, what was found or a port's lane, and how long it took.

#include "ui/accounts/checkrow.h"

#include <QWidget>

class QHBoxLayout;
class QToolButton;

namespace pillarbox::ui {

class LaneBar;
class TextLabel;

class CheckRowView : public QWidget
{
    Q_OBJECT

public:
    explicit CheckRowView(bool isPort, QWidget *parent = nullptr);

    void setRow(const CheckRow &row);
    // Between text and time.
    void addAction(QWidget *widget);

Q_SIGNALS:
    void skipRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void showLane(const Lane &lane);

    bool m_isPort;
    CheckRow m_row;
    QHBoxLayout *m_line;
    TextLabel *m_name;
    TextLabel *m_text;
    TextLabel *m_took;
    QToolButton *m_skip;
    LaneBar *m_lane = nullptr;
    TextLabel *m_word = nullptr;
};

} // namespace pillarbox::ui
