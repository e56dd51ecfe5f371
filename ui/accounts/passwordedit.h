#pragma once
// A line for a password, with an eye that shows it while a person wants to see it.

#include <QLineEdit>

namespace pillarbox::ui {

class PasswordEdit : public QLineEdit
{
    Q_OBJECT

public:
    explicit PasswordEdit(QWidget *parent = nullptr);

private:
    void setRevealed(bool isRevealed);
};

} // namespace pillarbox::ui
