#include "ui/accounts/passwordedit.h"

#include "ui/theme/symbols.h"

#include <QAction>
#include <QToolButton>

namespace pillarbox::ui {

PasswordEdit::PasswordEdit(QWidget *parent)
    : QLineEdit(parent)
{
    setEchoMode(QLineEdit::Password);
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase | Qt::ImhSensitiveData);
    auto *reveal = new QAction(symbolIcon(Symbol::Eye), tr("Show the password"), this);
    reveal->setCheckable(true);
    addAction(reveal, QLineEdit::TrailingPosition);
    connect(reveal, &QAction::toggled, this, &PasswordEdit::setRevealed);
    // The line's own button is no stop of the Tab key by itself.
    const auto buttons = findChildren<QToolButton *>();
    for (QToolButton *button : buttons) {
        button->setAccessibleName(tr("Show the password"));
        button->setFocusPolicy(Qt::TabFocus);
    }
}

void PasswordEdit::setRevealed(bool isRevealed)
{
    setEchoMode(isRevealed ? QLineEdit::Normal : QLineEdit::Password);
}

} // namespace pillarbox::ui
