#pragma once
// What the built-in server took, and how it shall misbehave. Shows the server's values; changes nothing but its misbehaviour.

#include "smtp/sandbox/sandboxserver.h"

#include <QWidget>

class QComboBox;
class QPlainTextEdit;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTreeWidget;

namespace pillarbox::ui {

class TextLabel;

class SandboxWindow : public QWidget
{
    Q_OBJECT

public:
    explicit SandboxWindow(sandbox::SandboxServer &server, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void tintSelection();
    QWidget *buildBehaviour();
    QWidget *buildReceived();
    void addNewest();
    void refresh();
    void addRow(const sandbox::ReceivedMessage &message);
    void showChosen();
    void showBehaviour();

    sandbox::SandboxServer &m_server;
    QComboBox *m_behaviour;
    bool m_isTinting = false;
    TextLabel *m_sentence;
    QStackedWidget *m_pages;
    QTreeWidget *m_list;
    QPlainTextEdit *m_raw;
    QPushButton *m_clear;
};

} // namespace pillarbox::ui
