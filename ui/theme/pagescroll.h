#pragma once
// A page that scrolls where the screen is too low for it: it asks for the room that its content wants, lives with less, and
// brings what gets the focus into view.

#include <QScrollArea>

namespace pillarbox::ui {

class PageScroll : public QScrollArea
{
    Q_OBJECT

public:
    explicit PageScroll(QWidget *content, QWidget *parent = nullptr); // takes the content over, which has its layout

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void keepRoom();
    void follow(QWidget *focused);
};

} // namespace pillarbox::ui
