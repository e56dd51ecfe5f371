#include "ui/mainwindow/windowframe.h"

#include "ui/mainwindow/mailpage.h"
#include "ui/mainwindow/windowactions.h"
#include "ui/outbox/firststart.h"
#include "ui/outbox/messagelist.h"
#include "ui/theme/metrics.h"
#include "ui/theme/symbols.h"
#include "ui/theme/textlabel.h"

#include <QAccessible>
#include <QLineEdit>
#include <QShortcut>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolBar>
#include <QToolButton>

#include <chrono>

namespace pillarbox::ui {

namespace {

constexpr std::chrono::milliseconds kTold{5000};

} // namespace

WindowFrame::WindowFrame(QWidget *parent)
    : QMainWindow(parent)
    , m_actions(new WindowActions(this))
    , m_stack(new QStackedWidget(this))
    , m_firstStart(new FirstStart(m_stack))
    , m_page(new MailPage(m_stack))
    , m_toolBar(new QToolBar(tr("Commands"), this))
    , m_search(new QLineEdit(this))
    , m_status(new TextLabel({0.95, QFont::Normal, TextStyle::Ink::Second}, this))
    , m_online(new TextLabel({0.95, QFont::Normal, TextStyle::Ink::Second}, this))
{
    const Metrics metrics(*this);
    setWindowTitle(QStringLiteral("Pillarbox"));
    m_stack->addWidget(m_firstStart);
    m_stack->addWidget(m_page);
    setCentralWidget(m_stack);
    buildToolBar();
    buildStatusBar();
    setMinimumWidth(metrics.grid(140));
    resize(metrics.grid(280), metrics.grid(185));
    setFirstStart(false);
    connect(m_actions->details(), &QAction::toggled, m_page, &MailPage::setDetailShown);
    connect(m_actions->find(), &QAction::triggered, m_search, [this] { m_search->setFocus(Qt::ShortcutFocusReason); });
    connect(m_actions->nextPane(), &QAction::triggered, m_page, &MailPage::focusNextPane);
}

void WindowFrame::setFirstStart(bool isFirstStart)
{
    m_stack->setCurrentWidget(isFirstStart ? static_cast<QWidget *>(m_firstStart) : m_page);
    m_toolBar->setVisible(!isFirstStart);
    statusBar()->setVisible(!isFirstStart);
    m_actions->newMessage()->setEnabled(!isFirstStart);
    if (isFirstStart)
        m_actions->setAllowed({});
}

void WindowFrame::setStatus(const QString &text, bool isOffline)
{
    m_status->setText(text);
    m_online->setText(isOffline ? tr("Offline") : tr("Online"));
}

void WindowFrame::tell(const QString &words)
{
    statusBar()->showMessage(words, int(kTold.count()));
    statusBar()->setAccessibleName(words);
    QAccessibleEvent alert(statusBar(), QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void WindowFrame::buildToolBar()
{
    const Metrics metrics(*this);
    m_toolBar->setObjectName(QStringLiteral("commands"));
    m_toolBar->setMovable(false);
    m_toolBar->setContextMenuPolicy(Qt::PreventContextMenu);
    m_toolBar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    addGap(metrics.grid(3) / 2); // the buttons' own margin makes up for the rest of the leading edge
    m_actions->fillToolBar(*m_toolBar);
    auto *space = new QWidget(m_toolBar);
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_toolBar->addWidget(space);
    buildSearch();
    m_toolBar->addWidget(m_search);
    addGap(metrics.grid(3));
    addToolBar(m_toolBar);
}

void WindowFrame::addGap(int width)
{
    auto *gap = new QWidget(m_toolBar);
    gap->setFixedWidth(width);
    m_toolBar->addWidget(gap);
}

void WindowFrame::buildSearch()
{
    const Metrics metrics(*this);
    m_search->setPlaceholderText(tr("Search messages"));
    m_search->setAccessibleName(tr("Search messages"));
    m_search->setToolTip(tr("Finds words in subject, people and text"));
    m_search->setClearButtonEnabled(true);
    for (QToolButton *button : m_search->findChildren<QToolButton *>())
        button->setAccessibleName(tr("Clear search"));
    QAction *glass = m_search->addAction(symbolIcon(Symbol::Search, Tone::Neutral), QLineEdit::LeadingPosition);
    glass->setText(tr("Search"));
    auto *leave = new QShortcut(QKeySequence(Qt::Key_Escape), m_search);
    leave->setContext(Qt::WidgetShortcut);
    connect(leave, &QShortcut::activated, m_search, [this] {
        m_search->clear();
        m_page->list().setFocus(Qt::ShortcutFocusReason);
    });
    m_search->setMinimumWidth(metrics.grid(24));
    m_search->setMaximumWidth(metrics.grid(65));
    m_search->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void WindowFrame::buildStatusBar()
{
    const Metrics metrics(*this);
    statusBar()->setSizeGripEnabled(false);
    statusBar()->setContentsMargins(metrics.grid(3) + 2, 0, metrics.grid(3), 0);
    statusBar()->addWidget(m_status, 1);
    statusBar()->addPermanentWidget(m_online);
}

} // namespace pillarbox::ui
