// The composer's parts and where they stand.

#include "ui/composer/attachmentbar.h"
#include "ui/composer/bodyedit.h"
#include "ui/composer/composer.h"
#include "ui/composer/composernotices.h"
#include "ui/composer/fromfield.h"
#include "ui/composer/headerpane.h"
#include "ui/composer/recipientedit.h"
#include "ui/composer/recipientfield.h"
#include "ui/theme/metrics.h"
#include "ui/theme/noticebar.h"
#include "ui/theme/primarybutton.h"
#include "ui/theme/symbols.h"
#include "ui/theme/textlabel.h"

#include <QAction>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QMenu>
#include <QShortcut>
#include <QStatusBar>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace pillarbox::ui {

void Composer::buildToolBar()
{
    const Metrics metrics(*this);
    m_toolBar = addToolBar(tr("Message"));
    m_toolBar->setMovable(false);
    m_toolBar->setContextMenuPolicy(Qt::PreventContextMenu);
    m_toolBar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setContextMenuPolicy(Qt::NoContextMenu);
    const auto addSpace = [this](int width) {
        auto *space = new QWidget(m_toolBar);
        space->setFixedWidth(width);
        m_toolBar->addWidget(space);
    };
    // The edge of the text below, less what the tool bar keeps for itself.
    addSpace(metrics.grid(5) - m_toolBar->layout()->contentsMargins().left() - m_toolBar->layout()->spacing());

    auto *sending = new QWidget(m_toolBar);
    auto *halves = new QHBoxLayout(sending);
    halves->setContentsMargins(0, 0, 0, 0);
    halves->setSpacing(1);
    m_sendButton = new PrimaryButton(tr("&Send"), sending);
    m_sendButton->setIcon(symbolIcon(Symbol::Send, QColor(Qt::white)));
    m_sendButton->setObjectName(QStringLiteral("send"));
    m_sendButton->setToolTip(tr("Put it in the outbox and send it (Ctrl+Return)"));
    connect(m_sendButton, &QPushButton::clicked, this, &Composer::send);
    halves->addWidget(m_sendButton);
    addSendMenu(*halves);
    m_toolBar->addWidget(sending);

    addSpace(metrics.grid(2));
    auto *attach = m_toolBar->addAction(symbolIcon(Symbol::Attach), tr("&Attach"), this, &Composer::chooseFiles);
    attach->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A));
    attach->setToolTip(tr("Attach files (Ctrl+Shift+A)"));

    m_later->setIcon(symbolIcon(Symbol::Clock));
    m_later->setToolTip(tr("Choose when it goes out (Ctrl+Shift+Return)"));
    m_toolBar->addAction(m_later);

    auto *stretch = new QWidget(m_toolBar);
    stretch->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_toolBar->addWidget(stretch);
    auto *menu = new QMenu(this);
    menu->addAction(tr("&Undo"), QKeySequence::Undo, m_body, &QTextEdit::undo)->setShortcutContext(Qt::WidgetShortcut);
    menu->addAction(tr("&Redo"), QKeySequence::Redo, m_body, &QTextEdit::redo)->setShortcutContext(Qt::WidgetShortcut);
    menu->addSeparator();
    addAction(menu->addAction(tr("&Save Draft"), QKeySequence::Save, this, &Composer::saveNow));
    addAction(menu->addAction(tr("&Close"), QKeySequence::Close, this, &Composer::tryToClose));
    auto *more = new QToolButton(m_toolBar);
    more->setIcon(symbolIcon(Symbol::More));
    more->setAccessibleName(tr("More"));
    more->setToolTip(tr("More"));
    // No setMenu(): the style would draw an arrow beside the dots.
    connect(more, &QToolButton::clicked, menu,
        [more, menu] { menu->popup(more->mapToGlobal(QPoint(more->width() - menu->sizeHint().width(), more->height()))); });
    m_toolBar->addWidget(more);
    addSpace(metrics.grid());
    // A tool bar's buttons take no focus by themselves; everything here is to be reached with the Tab key.
    const auto buttons = m_toolBar->findChildren<QToolButton *>(QString(), Qt::FindDirectChildrenOnly);
    for (QToolButton *button : buttons)
        button->setFocusPolicy(Qt::TabFocus);
}

// The other half of the Send button. No setMenu(): the style would draw its own arrow, black on the blue.
void Composer::addSendMenu(QBoxLayout &halves)
{
    const Metrics metrics(*this);
    m_later = new QAction(tr("Send &Later…"), this);
    m_later->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Return));
    connect(m_later, &QAction::triggered, this, &Composer::sendLater);
    auto *menu = new QMenu(this);
    auto *now = menu->addAction(tr("&Send"), this, &Composer::send);
    now->setIcon(symbolIcon(Symbol::Send));
    now->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
    now->setShortcutContext(Qt::WidgetShortcut); // shown; the window's own shortcut takes it
    menu->addAction(m_later);
    auto *arrow = new PrimaryButton(this);
    arrow->setIcon(symbolIcon(Symbol::Down, QColor(Qt::white)));
    arrow->setObjectName(QStringLiteral("sendMenu"));
    arrow->setAccessibleName(tr("More ways to send"));
    arrow->setToolTip(tr("More ways to send"));
    arrow->setFixedWidth(metrics.grid(13) / 2);
    connect(arrow, &QPushButton::clicked, menu,
        [this, arrow, menu] { menu->popup(m_sendButton->mapToGlobal(QPoint(0, arrow->height()))); });
    halves.addWidget(arrow);
}

void Composer::buildContent()
{
    const Metrics metrics(*this);
    auto *content = new QWidget(this);
    content->setBackgroundRole(QPalette::Base);
    content->setAutoFillBackground(true);
    m_body->setAccessibleName(tr("Message text"));
    m_body->setObjectName(QStringLiteral("body"));

    auto *bar = new QVBoxLayout;
    bar->setContentsMargins(metrics.grid(5), 0, metrics.grid(5), 0);
    bar->addWidget(m_bar);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addSpacing(metrics.grid(3));
    column->addLayout(bar);
    column->addWidget(m_body, 1);
    column->addWidget(m_attachments);
    setCentralWidget(content);
    setMinimumSize(metrics.h() * 30, metrics.h() * 22);
    resize(metrics.h() * 50, metrics.h() * 41);
}

void Composer::buildStatusBar()
{
    const Metrics metrics(*this);
    m_status = new TextLabel({.scale = 0.95, .ink = TextStyle::Ink::Second}, this);
    m_format = new TextLabel({.scale = 0.95, .ink = TextStyle::Ink::Second}, this);
    m_format->setText(tr("Plain text"));
    statusBar()->setSizeGripEnabled(false);
    statusBar()->setContentsMargins(metrics.grid(4) + 2, 0, metrics.grid(4), 0);
    statusBar()->addWidget(m_status, 1);
    statusBar()->addPermanentWidget(m_format);
}

void Composer::addShortcuts()
{
    for (const auto key : {Qt::Key_Return, Qt::Key_Enter})
        connect(new QShortcut(QKeySequence(Qt::CTRL | key), this), &QShortcut::activated, this, &Composer::send);
    connect(new QShortcut(QKeySequence(Qt::Key_F6), this), &QShortcut::activated, this, &Composer::cyclePanes);
}

void Composer::connectParts()
{
    connect(m_header, &HeaderPane::changed, this, &Composer::headerChanged);
    connect(m_header->from(), &FromField::chosen, this, &Composer::writeAsChosen);
    connect(m_body, &QTextEdit::textChanged, this, &Composer::bodyChanged);
    connect(m_body, &BodyEdit::filesOffered, this, &Composer::attachFiles);
    connect(m_body, &BodyEdit::pictureOffered, this, &Composer::attachPicture);
    connect(m_attachments, &AttachmentBar::changed, this, &Composer::headerChanged);
    connect(m_attachments, &AttachmentBar::removed, this, &Composer::offerFileBack);
    connect(m_attachments, &AttachmentBar::leaveRequested, m_body, [this] { m_body->setFocus(); });
    connect(&m_saver, &DraftSaver::saved, this, &Composer::showSaved);
    connect(&m_saver, &DraftSaver::failed, this, [this](const outbox::OutboxError &error) {
        m_isSaveFailing = true;
        stay(error);
    });
    connect(&m_accounts, &account::AccountStore::changed, this, &Composer::refreshAccounts);
    connect(m_notices, &ComposerNotices::sendRequested, this, [this] { m_isLaterWanted ? sendLater() : send(); });
    connect(m_notices, &ComposerNotices::useRequested, this, &Composer::useSuggestion);
    connect(m_notices, &ComposerNotices::removeRequested, this, &Composer::removeRecipient);
    // Files dropped anywhere are attached; a line of text would take their names as text.
    m_body->viewport()->installEventFilter(this);
    m_header->subject()->installEventFilter(this);
    for (const Field field : {Field::To, Field::Cc, Field::Bcc})
        m_header->recipients(field)->edit()->installEventFilter(this);
}

void Composer::cyclePanes()
{
    if (m_header->isAncestorOf(focusWidget()))
        m_body->setFocus(Qt::OtherFocusReason);
    else if (focusWidget() == m_body && !m_attachments->attachments().isEmpty())
        m_attachments->focusLast();
    else
        m_header->recipients(Field::To)->setFocus(Qt::OtherFocusReason);
}

} // namespace pillarbox::ui
