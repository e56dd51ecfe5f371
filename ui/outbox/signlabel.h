#pragma once
// A small icon that stands before a word and says the same; follows the palette.

#include "ui/theme/symbols.h"

#include <QWidget>

namespace pillarbox::ui {

class SignLabel : public QWidget
{
    Q_OBJECT

public:
    SignLabel(Symbol symbol, Tone tone, QWidget *parent = nullptr);
    void setSign(Symbol symbol, Tone tone);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Symbol m_symbol;
    Tone m_tone;
};

} // namespace pillarbox::ui
