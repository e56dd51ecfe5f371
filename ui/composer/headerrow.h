#pragma once
// One line of the composer's header: a quiet label, a field, and a hairline under both that tells where the focus is.

#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace pillarbox::ui {

class Hairline;

class HeaderRow : public QWidget
{
    Q_OBJECT

public:
    // label: with mnemonic; buddy: what it leads to, field or a part of it.
    HeaderRow(const QString &label, QWidget *field, QWidget *buddy, QWidget *parent = nullptr);

    void addTrailing(QWidget *widget);
    int labelWidth() const;
    void setLabelWidth(int width);

private:
    void followFocus(QWidget *now);

    QHBoxLayout *m_line;
    QLabel *m_label;
    Hairline *m_hairline;
};

} // namespace pillarbox::ui
