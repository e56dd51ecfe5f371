#pragma once
// The one filled button of a window: a QPushButton of the platform's style whose palette makes it the accent's colour.

#include <QPushButton>

namespace pillarbox::ui {

class PrimaryButton : public QPushButton
{
    Q_OBJECT

public:
    explicit PrimaryButton(QWidget *parent = nullptr);
    explicit PrimaryButton(const QString &text, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyPalette();

    bool m_isApplying = false;
};

} // namespace pillarbox::ui
