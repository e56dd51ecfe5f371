#pragma once
// What stands in the main window while there is no account: what the program does, and two ways to begin.

#include <QWidget>

namespace pillarbox::ui {

class Door;

class FirstStart : public QWidget
{
    Q_OBJECT

public:
    explicit FirstStart(QWidget *parent = nullptr);

Q_SIGNALS:
    void addAccountRequested();
    void trySandboxRequested();

protected:
    void showEvent(QShowEvent *event) override;

private:
    Door *m_account;
    Door *m_sandbox;
};

} // namespace pillarbox::ui
