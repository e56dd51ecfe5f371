#pragma once
// What stands in the main window while there is no account: what the program does, and two ways to begin; a third
// one where another program's settings were found.

#include <QStringList>
#include <QWidget>

class QPushButton;

namespace pillarbox::ui {

class Door;

class FirstStart : public QWidget
{
    Q_OBJECT

public:
    explicit FirstStart(QWidget *parent = nullptr);

    void offerImport(const QStringList &programs); // none: nothing is offered

Q_SIGNALS:
    void importRequested();
    void addAccountRequested();
    void trySandboxRequested();

protected:
    void showEvent(QShowEvent *event) override;

private:
    Door *m_account;
    Door *m_sandbox;
    QPushButton *m_found;
};

} // namespace pillarbox::ui
