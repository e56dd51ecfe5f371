#pragma once
// A strip under the list that offers to take back what was just done.

#include <QWidget>

class QPushButton;

namespace pillarbox::ui {

class SignLabel;
class TextLabel;

class UndoStrip : public QWidget
{
    Q_OBJECT

public:
    explicit UndoStrip(QWidget *parent = nullptr);

    void offer(const QString &sentence); // shows it, and announces the sentence
    QString sentence() const;

Q_SIGNALS:
    void undoRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    SignLabel *m_sign;
    TextLabel *m_sentence;
    QPushButton *m_undo;
};

} // namespace pillarbox::ui
