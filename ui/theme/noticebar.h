#pragma once
// A sentence about what is beside it, in the layout, never over it; one bar at a time. Shown, it is announced to assistive
// techniques; it takes no focus.

#include "ui/theme/colours.h"
#include "ui/theme/symbols.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QToolButton;

namespace pillarbox::ui {

struct Notice {
    Tone tone = Tone::Wait;
    Symbol symbol = Symbol::Warn;
    QString title = {}; // in bold
    QString text = {}; // after it
    QString action = {}; // with mnemonic; empty: no button
    QString secondAction = {}; // flat
    bool isClosable = true;

    bool operator==(const Notice &) const = default;
};

class NoticeBar : public QWidget
{
    Q_OBJECT

public:
    explicit NoticeBar(QWidget *parent = nullptr);

    void showNotice(const Notice &notice);
    void clear(); // hides it
    const Notice &notice() const { return m_notice; }

Q_SIGNALS:
    void actionTriggered();
    void secondActionTriggered();
    void closed(); // by the user

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void showText();

    Notice m_notice;
    QLabel *m_text;
    QPushButton *m_action;
    QToolButton *m_secondAction;
    QToolButton *m_close;
};

} // namespace pillarbox::ui
