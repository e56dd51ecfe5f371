#pragma once
// The line at the end of a recipient field: says what a person wants done with the chips before it.

#include <QLineEdit>

namespace pillarbox::ui {

class RecipientEdit : public QLineEdit
{
    Q_OBJECT

public:
    explicit RecipientEdit(QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void commitRequested(); // Enter, Tab, or the focus went elsewhere
    void backRequested(); // Backspace or an arrow at the very beginning
    void undoRequested(); // and the line itself has nothing to take back
    void pasted(const QString &text);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    bool isAtBeginning() const;
    bool pasteSpecially();
};

} // namespace pillarbox::ui
