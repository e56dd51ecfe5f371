#include "tests/ui_composer/accessiblewalk.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QKeySequence>
#include <QLabel>
#include <QSet>
#include <QWidget>

namespace pillarbox::test {

namespace {

bool isInteractive(const QAccessibleInterface &part)
{
    switch (part.role()) {
    case QAccessible::PushButton:
    case QAccessible::CheckBox:
    case QAccessible::RadioButton:
    case QAccessible::EditableText:
    case QAccessible::ComboBox:
    case QAccessible::ButtonMenu:
    case QAccessible::ButtonDropDown:
    case QAccessible::List:
    case QAccessible::Tree:
    case QAccessible::Table:
    case QAccessible::Link:
    case QAccessible::SpinBox:
    case QAccessible::Slider:
    case QAccessible::PageTab:
        return true;
    default:
        return false;
    }
}

QString nameOf(QAccessibleInterface &part)
{
    // A combo box is named by the label that leads to it; its own name is its value.
    if (part.role() == QAccessible::ComboBox) {
        for (const auto &relation : part.relations(QAccessible::Label))
            return relation.first->text(QAccessible::Name);
        return {};
    }
    return part.text(QAccessible::Name);
}

void visit(QAccessibleInterface *part, Walk &walk)
{
    if (!part || !part->isValid() || part->state().invisible)
        return;
    if (isInteractive(*part)) {
        if (nameOf(*part).isEmpty())
            walk.unnamed.append(
                QStringLiteral("%1 (role %2)")
                    .arg(part->object() ? QString::fromLatin1(part->object()->metaObject()->className()) : QString())
                    .arg(int(part->role())));
        else
            ++walk.named;
    }
    if (part->role() == QAccessible::ComboBox)
        return; // its list is its own affair
    for (int index = 0; index < part->childCount(); ++index)
        visit(part->child(index), walk);
}

void countMnemonics(QWidget &window, Walk &walk)
{
    QSet<QString> seen;
    const auto count = [&](const QString &text) {
        const QString key = QKeySequence::mnemonic(text).toString();
        if (!key.isEmpty() && seen.contains(key))
            walk.doubledMnemonics.append(key);
        seen.insert(key);
    };
    const auto widgets = window.findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        if (!widget->isVisible() || widget->window() != &window)
            continue;
        if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            count(button->text());
        if (const auto *label = qobject_cast<const QLabel *>(widget); label && label->buddy())
            count(label->text());
    }
}

} // namespace

Walk walk(QWidget &window)
{
    Walk result;
    visit(QAccessible::queryAccessibleInterface(&window), result);
    countMnemonics(window, result);
    return result;
}

} // namespace pillarbox::test
