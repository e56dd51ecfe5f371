#pragma once
// A large button with an icon, a title, a sentence and an arrow: one way to begin.

#include "ui/theme/symbols.h"

#include <QPushButton>

namespace pillarbox::ui {

class TextLabel;

class Door : public QPushButton
{
    Q_OBJECT

public:
    Door(Symbol symbol, const QString &title, const QString &text, bool isFirst, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void applyPalette();

    Symbol m_symbol;
    bool m_isFirst;
    bool m_isApplying = false;
    TextLabel *m_title;
    TextLabel *m_text;
};

} // namespace pillarbox::ui
