#pragma once
// The main window without an engine: menus, toolbar, page, foot. Shows what it is given; MainWindow gives it.

#include <QMainWindow>

class QLabel;
class QLineEdit;
class QStackedWidget;
class QToolBar;

namespace pillarbox::ui {

class FirstStart;
class MailPage;
class WindowActions;

class WindowFrame : public QMainWindow
{
    Q_OBJECT

public:
    explicit WindowFrame(QWidget *parent = nullptr);

    WindowActions &commands() { return *m_actions; }
    MailPage &page() { return *m_page; }
    FirstStart &firstStart() { return *m_firstStart; }
    QLineEdit &search() { return *m_search; }

    void setFirstStart(bool isFirstStart); // the two doors instead of the page
    void setStatus(const QString &text, bool isOffline);
    void tell(const QString &words); // at the foot, for a while, and to assistive technologies

private:
    void buildToolBar();
    void addGap(int width);
    void buildSearch();
    void buildStatusBar();

    WindowActions *m_actions;
    QStackedWidget *m_stack;
    FirstStart *m_firstStart;
    MailPage *m_page;
    QToolBar *m_toolBar;
    QLineEdit *m_search;
    QLabel *m_status;
    QLabel *m_online;
};

} // namespace pillarbox::ui
