#pragma once
// What a list says when it has nothing to show.

#include <QWidget>

namespace pillarbox::ui {

class TextLabel;

class EmptyState : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(QWidget *parent = nullptr);
    void setWords(const QString &title, const QString &text);

private:
    TextLabel *m_title;
    TextLabel *m_text;
};

} // namespace pillarbox::ui
