#include "ui/composer/recipientedit.h"

#include "ui/theme/metrics.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>

namespace pillarbox::ui {

RecipientEdit::RecipientEdit(QWidget *parent)
    : QLineEdit(parent)
{
    setFrame(false);
    setTextMargins(-2, 0, -2, 0); // Qt's own, so that the text stands exactly where chips and names do
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize RecipientEdit::sizeHint() const
{
    const Metrics metrics(*this);
    return {QLineEdit::sizeHint().width(), metrics.h() + metrics.grid(2)}; // as high as a chip
}

QSize RecipientEdit::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 12, sizeHint().height()};
}

bool RecipientEdit::isAtBeginning() const
{
    return cursorPosition() == 0 && !hasSelectedText();
}

// Several addresses, or lines of a table, become chips; anything else is pasted as text.
bool RecipientEdit::pasteSpecially()
{
    const QString text = QApplication::clipboard()->text();
    if (!text.contains(u'@') && !text.contains(u',') && !text.contains(u';') && !text.contains(u'\n'))
        return false;
    Q_EMIT pasted(text);
    return true;
}

void RecipientEdit::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Paste) && pasteSpecially())
        return;
    if (event->matches(QKeySequence::Undo) && !isUndoAvailable()) {
        Q_EMIT undoRequested();
        return;
    }
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isReturn && !event->modifiers().testFlag(Qt::ControlModifier)) {
        Q_EMIT commitRequested();
        return;
    }
    const auto before = layoutDirection() == Qt::RightToLeft ? Qt::Key_Right : Qt::Key_Left;
    if (isAtBeginning() && event->modifiers() == Qt::NoModifier
        && (event->key() == Qt::Key_Backspace || event->key() == before)) {
        Q_EMIT backRequested();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void RecipientEdit::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        Q_EMIT commitRequested();
}

bool RecipientEdit::event(QEvent *event)
{
    // Undo must come here as a key even when the line has nothing to take back.
    if (event->type() == QEvent::ShortcutOverride) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Undo)) {
            event->accept();
            return true;
        }
    }
    return QLineEdit::event(event);
}

void RecipientEdit::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu *menu = createStandardContextMenu();
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto actions = menu->actions();
    for (QAction *action : actions) {
        if (action->objectName() != QLatin1String("edit-paste"))
            continue;
        action->disconnect(this);
        connect(action, &QAction::triggered, this, [this] {
            if (!pasteSpecially())
                paste();
        });
    }
    menu->popup(event->globalPos());
}

} // namespace pillarbox::ui
