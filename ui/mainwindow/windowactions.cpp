#include "ui/mainwindow/windowactions.h"

#include "ui/outbox/folder.h"
#include "ui/theme/symbols.h"

#include <QActionGroup>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QToolBar>

namespace pillarbox::ui {

namespace {

QKeySequence keysOf(Command command)
{
    switch (command) {
    case Command::Delete:
        return QKeySequence(QKeySequence::Delete);
    case Command::CopyReport:
        return QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C);
    case Command::AttemptLog:
        return QKeySequence(Qt::CTRL | Qt::Key_L);
    case Command::SendNow:
        return QKeySequence(Qt::CTRL | Qt::Key_Return);
    case Command::Export:
        return QKeySequence(QKeySequence::Save);
    default:
        return {};
    }
}

} // namespace

WindowActions::WindowActions(QMainWindow *window)
    : QObject(window)
{
    QMenuBar &bar = *window->menuBar();
    buildFile(bar);
    buildMessage(bar);
    buildView(bar);
    buildAccount(bar);
    buildRest(bar);
    setOffline(false);
    setHasSandbox(false);
    setAllowed({});
}

QAction *WindowActions::add(QMenu &menu, const QString &text, const QKeySequence &keys)
{
    auto *action = new QAction(text, this);
    action->setShortcut(keys);
    menu.addAction(action);
    return action;
}

void WindowActions::buildFile(QMenuBar &bar)
{
    QMenu &menu = *bar.addMenu(tr("&File"));
    m_newMessage = add(menu, tr("&New Message"), QKeySequence::New);
    m_newMessage->setIcon(symbolIcon(Symbol::Compose));
    m_openReport = add(menu, tr("Open &Bounce…"), QKeySequence::Open);
    menu.addSeparator();
    m_sendWaiting = add(menu, tr("&Send Waiting"), QKeySequence(Qt::Key_F5));
    m_sendWaiting->setIcon(symbolIcon(Symbol::Send));
    m_offline = add(menu, {});
    m_autostart = add(menu, tr("Send in the &Background After Login"));
    m_autostart->setCheckable(true);
    m_autostart->setVisible(false);
    menu.addSeparator();
    m_quit = add(menu, tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q));
    m_quit->setMenuRole(QAction::QuitRole);
}

void WindowActions::buildMessage(QMenuBar &bar)
{
    m_messageMenu = bar.addMenu(tr("&Message"));
    m_noMessage = add(*m_messageMenu, tr("No message is selected"));
    m_noMessage->setEnabled(false);
    const QList<QList<Command>> groups{
        {Command::SendNow, Command::Check, Command::SendAgain, Command::SendAgainToRefused, Command::MarkAsSent,
            Command::SendThrough, Command::EnterPassword, Command::UnlockKeychain, Command::FixAccount,
            Command::ContinueWriting, Command::Cancel},
        {Command::Edit, Command::EditAsNew, Command::Reschedule, Command::Hold, Command::Release}, {Command::Delete},
        {Command::AttemptLog, Command::TestConnection, Command::CopyReport, Command::Export}};
    for (const QList<Command> &group : groups) {
        m_messageMenu->addSeparator();
        for (const Command command : group) {
            QAction *action = add(*m_messageMenu, commandText(command), keysOf(command));
            connect(action, &QAction::triggered, this, [this, command] { Q_EMIT commandTriggered(command); });
            m_commands.insert(command, action);
        }
    }
}

void WindowActions::buildView(QMenuBar &bar)
{
    QMenu &menu = *bar.addMenu(tr("&View"));
    const std::array names{tr("&Outbox"), tr("S&cheduled"), tr("&Drafts"), tr("&Failed"), tr("&Sent")};
    for (int i = 0; i < int(names.size()); ++i) {
        QAction *action = add(menu, names.at(std::size_t(i)), QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + i)));
        connect(action, &QAction::triggered, this, [this, i] { Q_EMIT folderTriggered(i); });
    }
    menu.addSeparator();
    addOrders(*menu.addMenu(tr("So&rt By")));
    m_details = add(menu, tr("Message D&etails"), QKeySequence(Qt::Key_F8));
    m_details->setCheckable(true);
    m_details->setChecked(true);
    menu.addSeparator();
    m_find = add(menu, tr("Searc&h Messages"), QKeySequence::Find);
    m_everywhere = add(menu, tr("Search in &All Folders"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F));
    m_everywhere->setCheckable(true);
    m_nextPane = add(menu, tr("&Next Pane"), QKeySequence(Qt::Key_F6));
}

void WindowActions::addOrders(QMenu &menu)
{
    m_orders = new QActionGroup(this);
    const std::array names{tr("&Urgency"), tr("&Time"), tr("&Recipient"), tr("&Subject")};
    for (int i = 0; i < int(names.size()); ++i) {
        QAction *action = add(menu, names.at(std::size_t(i)));
        action->setCheckable(true);
        action->setChecked(i == 0);
        m_orders->addAction(action);
        connect(action, &QAction::triggered, this, [this, i] { Q_EMIT orderTriggered(MessageListModel::Order(i)); });
    }
}

void WindowActions::buildAccount(QMenuBar &bar)
{
    QMenu &menu = *bar.addMenu(tr("&Account"));
    m_addAccount = add(menu, tr("&Add Account…"));
    m_accounts = add(menu, tr("A&ccounts…"));
}

void WindowActions::buildRest(QMenuBar &bar)
{
    m_toolsMenu = bar.addMenu(tr("&Tools"));
    m_connectionTest = add(*m_toolsMenu, tr("&Test Connection…"));
    m_domainCheck = add(*m_toolsMenu, tr("Check &Domain…"));
    m_receivedMail = add(*m_toolsMenu, tr("Explain &Received Mail…"));
    m_sandbox = add(*m_toolsMenu, tr("&Sandbox…"));
    m_settings = add(*m_toolsMenu, tr("S&ettings…"), QKeySequence::Preferences);
    m_settings->setMenuRole(QAction::PreferencesRole);
    QMenu &help = *bar.addMenu(tr("&Help"));
    m_about = add(help, tr("&About Pillarbox"));
    m_about->setMenuRole(QAction::AboutRole);
}

void WindowActions::setOffline(bool isOffline)
{
    m_offline->setText(isOffline ? tr("&Go Online") : tr("&Go Offline"));
    m_offline->setIcon(symbolIcon(isOffline ? Symbol::Online : Symbol::Offline));
}

void WindowActions::setHasSandbox(bool hasSandbox)
{
    m_sandbox->setVisible(hasSandbox);
    m_sandbox->setEnabled(hasSandbox);
}

void WindowActions::setAllowed(const QList<Command> &allowed)
{
    m_noMessage->setVisible(allowed.isEmpty());
    for (auto it = m_commands.cbegin(); it != m_commands.cend(); ++it) {
        it.value()->setVisible(allowed.contains(it.key()));
        it.value()->setEnabled(allowed.contains(it.key()));
    }
}

void WindowActions::fillToolBar(QToolBar &bar)
{
    for (QAction *action : {m_newMessage, m_sendWaiting, m_offline})
        bar.addAction(action);
}

void WindowActions::setOrder(MessageListModel::Order order)
{
    m_orders->actions().at(int(order))->setChecked(true);
}

} // namespace pillarbox::ui
