#pragma once
// The main window's commands as actions, in its menus and its toolbar. Knows what they are called and which keys they have;
// what they do is the window's.

#include "ui/outbox/command.h"
#include "ui/outbox/messagelistmodel.h"

#include <QAction>
#include <QHash>
#include <QObject>

class QActionGroup;
class QMainWindow;
class QMenu;
class QMenuBar;
class QToolBar;

namespace pillarbox::ui {

class WindowActions : public QObject
{
    Q_OBJECT

public:
    explicit WindowActions(QMainWindow *window);

    QAction *newMessage() const { return m_newMessage; }
    QAction *sendWaiting() const { return m_sendWaiting; }
    QAction *offline() const { return m_offline; }
    QAction *autostart() const { return m_autostart; } // invisible where there is no such thing
    QAction *quit() const { return m_quit; }
    QAction *details() const { return m_details; }
    QAction *find() const { return m_find; }
    QAction *everywhere() const { return m_everywhere; } // what is searched for is searched for in all folders
    QAction *nextPane() const { return m_nextPane; }
    QAction *addAccount() const { return m_addAccount; }
    QAction *accounts() const { return m_accounts; }
    QAction *sandbox() const { return m_sandbox; }
    QAction *openReport() const { return m_openReport; }
    QAction *connectionTest() const { return m_connectionTest; }
    QAction *domainCheck() const { return m_domainCheck; }
    QAction *receivedMail() const { return m_receivedMail; }
    QAction *settings() const { return m_settings; }
    QAction *about() const { return m_about; }
    QMenu *messageMenu() const { return m_messageMenu; }

    void setOffline(bool isOffline);
    void setHasSandbox(bool hasSandbox);
    void setAllowed(const QList<Command> &allowed);
    void fillToolBar(QToolBar &bar);
    void setOrder(MessageListModel::Order order);

Q_SIGNALS:
    void commandTriggered(pillarbox::ui::Command command);
    void folderTriggered(int index);
    void orderTriggered(pillarbox::ui::MessageListModel::Order order);

private:
    QAction *add(QMenu &menu, const QString &text, const QKeySequence &keys = {});
    void buildFile(QMenuBar &bar);
    void buildMessage(QMenuBar &bar);
    void buildView(QMenuBar &bar);
    void addOrders(QMenu &menu);
    void buildAccount(QMenuBar &bar);
    void buildRest(QMenuBar &bar);

    QAction *m_newMessage = nullptr;
    QAction *m_sendWaiting = nullptr;
    QAction *m_offline = nullptr;
    QAction *m_autostart = nullptr;
    QAction *m_quit = nullptr;
    QAction *m_details = nullptr;
    QAction *m_find = nullptr;
    QAction *m_everywhere = nullptr;
    QAction *m_nextPane = nullptr;
    QAction *m_addAccount = nullptr;
    QAction *m_accounts = nullptr;
    QAction *m_sandbox = nullptr;
    QAction *m_openReport = nullptr;
    QAction *m_connectionTest = nullptr;
    QAction *m_domainCheck = nullptr;
    QAction *m_receivedMail = nullptr;
    QAction *m_settings = nullptr;
    QAction *m_about = nullptr;
    QAction *m_noMessage = nullptr;
    QMenu *m_messageMenu = nullptr;
    QMenu *m_toolsMenu = nullptr;
    QActionGroup *m_orders = nullptr;
    QHash<Command, QAction *> m_commands;
};

} // namespace pillarbox::ui
