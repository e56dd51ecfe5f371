#include "ui/outbox/detailpane.h"

#include "ui/outbox/recipientstable.h"
#include "ui/outbox/timeline.h"
#include "ui/theme/hairline.h"
#include "ui/theme/metrics.h"
#include "ui/theme/primarybutton.h"
#include "ui/theme/textlabel.h"

#include <QMenu>
#include <QResizeEvent>
#include <QToolButton>
#include <QVBoxLayout>

namespace pillarbox::ui {

namespace {

// Shown as flat buttons in the title's row; everything else is behind the three dots.
constexpr std::array inTitle{Command::ContinueWriting, Command::SendAgain, Command::Edit, Command::EditAsNew, Command::Hold,
    Command::Release, Command::Delete, Command::AttemptLog};
constexpr std::array behindDots{Command::SendNow, Command::Reschedule, Command::Check, Command::SendAgainToRefused,
    Command::MarkAsSent, Command::SendThrough, Command::FixAccount, Command::TestConnection, Command::CopyReport,
    Command::Export};

bool isMain(const Detail &detail, Command command)
{
    return detail.main.primary == command || detail.main.second == command;
}

} // namespace

DetailPane::DetailPane(QWidget *parent)
    : QScrollArea(parent)
    , m_page(new QWidget(this))
    , m_title(new TextLabel({1.4, QFont::DemiBold}, m_page))
    , m_meta(new TextLabel({1.0, QFont::Normal, TextStyle::Ink::Second}, m_page))
    , m_more(new QToolButton(m_page))
    , m_menu(new QMenu(m_more))
    , m_timeline(new Timeline(m_page))
    , m_sentence(new TextLabel({1.1, QFont::DemiBold}, m_page))
    , m_explanation(new TextLabel({1.0, QFont::Normal, TextStyle::Ink::Second}, m_page))
    , m_primary(new PrimaryButton(m_page))
    , m_second(new QPushButton(m_page))
    , m_serverWords(new TextLabel({0.95, QFont::Normal, TextStyle::Ink::Second}, m_page))
    , m_recipients(new RecipientsTable(m_page))
{
    setWidgetResizable(true);
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setBackgroundRole(QPalette::Base);
    m_page->setBackgroundRole(QPalette::Base);
    setFocusPolicy(Qt::NoFocus);
    setAccessibleName(tr("Message details"));

    const Metrics metrics(*this);
    auto *layout = new QVBoxLayout(m_page);
    layout->setContentsMargins(metrics.edge(), metrics.edge(), metrics.edge(), metrics.edge());
    layout->setSpacing(0);
    buildTitle(*layout);
    layout->addSpacing(metrics.grid());
    layout->addWidget(m_meta);
    layout->addSpacing(metrics.grid(5));
    layout->addWidget(m_timeline);
    layout->addSpacing(metrics.grid(4));
    buildCause(*layout);
    layout->addSpacing(metrics.grid(3));
    layout->addWidget(new Hairline(m_page));
    layout->addSpacing(metrics.grid(3));
    layout->addWidget(m_recipients);
    layout->addStretch(1);
    setWidget(m_page);
    clear();
}

void DetailPane::buildTitle(QBoxLayout &layout)
{
    const Metrics metrics(*this);
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics.grid());
    m_title->setElided(true);
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    row->addWidget(m_title, 1);
    for (const Command command : inTitle)
        addFlat(*row, command);
    m_more->setIcon(symbolIcon(Symbol::More, QPalette::Text));
    m_more->setAutoRaise(true);
    m_more->setFocusPolicy(Qt::TabFocus);
    m_more->setToolButtonStyle(Qt::ToolButtonIconOnly);
    // Not the button's own menu: that would draw an arrow into the dots.
    connect(m_more, &QToolButton::clicked, this, [this] { m_menu->popup(m_more->mapToGlobal(m_more->rect().bottomLeft())); });
    m_more->setAccessibleName(tr("More commands"));
    m_more->setToolTip(tr("More"));
    row->addWidget(m_more);
    layout.addLayout(row);
    m_meta->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_meta->setElided(true);
}

QToolButton *DetailPane::addFlat(QBoxLayout &layout, Command command)
{
    auto *button = new QToolButton(m_page);
    button->setText(commandText(command));
    button->setAutoRaise(true);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setFocusPolicy(Qt::TabFocus);
    connect(button, &QToolButton::clicked, this, [this, command] { Q_EMIT commandRequested(command); });
    layout.addWidget(button);
    m_flat.append({command, button});
    return button;
}

void DetailPane::buildCause(QBoxLayout &layout)
{
    const Metrics metrics(*this);
    auto *words = new QVBoxLayout;
    words->setSpacing(metrics.grid());
    for (TextLabel *label : {m_sentence, m_explanation, m_serverWords}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        words->addWidget(label);
    }
    words->addStretch(1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(metrics.grid(2));
    buttons->addStretch(1);
    buttons->addWidget(m_second, 0, Qt::AlignVCenter);
    buttons->addWidget(m_primary, 0, Qt::AlignVCenter);
    m_cause = new QBoxLayout(QBoxLayout::LeftToRight);
    m_cause->setSpacing(metrics.grid(4));
    m_cause->addLayout(words, 1);
    m_cause->addLayout(buttons);
    layout.addLayout(m_cause);
    connect(m_primary, &QPushButton::clicked, this, [this] {
        if (m_detail && m_detail->main.primary)
            Q_EMIT commandRequested(*m_detail->main.primary);
    });
    connect(m_second, &QPushButton::clicked, this, [this] {
        if (m_detail && m_detail->main.second)
            Q_EMIT commandRequested(*m_detail->main.second);
    });
}

void DetailPane::setDetail(const Detail &detail)
{
    if (m_detail == detail)
        return;
    const bool isOther = !m_detail || m_detail->id != detail.id;
    m_detail = detail;
    m_page->setEnabled(true);
    m_page->show();
    m_title->setText(detail.title);
    m_title->setToolTip(detail.title);
    m_meta->setText(detail.meta);
    m_timeline->setVisible(detail.hasStages);
    m_timeline->setStages(detail.stages);
    m_sentence->setText(detail.sentence);
    m_explanation->setText(detail.explanation);
    m_explanation->setVisible(!detail.explanation.isEmpty());
    m_serverWords->setText(tr("The server said: %1").arg(detail.serverWords));
    m_serverWords->setVisible(!detail.serverWords.isEmpty());
    m_recipients->setRecipients(detail.recipients);
    showCommands();
    if (isOther)
        ensureVisible(0, 0);
}

void DetailPane::clear()
{
    m_detail.reset();
    m_page->hide();
}

void DetailPane::focusFirst()
{
    if (!m_detail)
        return;
    for (QWidget *button : std::initializer_list<QWidget *>{m_primary, m_second, m_more})
        if (button->isVisibleTo(this) && button->isEnabled()) {
            button->setFocus(Qt::TabFocusReason);
            return;
        }
}

QSize DetailPane::sizeHint() const
{
    return {Metrics(*this).grid(160), m_page->sizeHint().height()};
}

void DetailPane::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    // Narrow: the buttons go under the words.
    const bool isNarrow = event->size().width() < Metrics(*this).grid(140);
    m_cause->setDirection(isNarrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void DetailPane::showCommands()
{
    const Detail &detail = *m_detail;
    for (const auto &[command, button] : std::as_const(m_flat))
        button->setVisible(detail.allowed.contains(command) && !isMain(detail, command));
    m_menu->clear();
    for (const Command command : behindDots) {
        if (!detail.allowed.contains(command) || isMain(detail, command))
            continue;
        QAction *action = m_menu->addAction(commandText(command));
        connect(action, &QAction::triggered, this, [this, command] { Q_EMIT commandRequested(command); });
    }
    m_more->setVisible(!m_menu->isEmpty());
    showMain(*m_primary, detail.main.primary);
    showMain(*m_second, detail.main.second);
}

void DetailPane::showMain(QPushButton &button, const std::optional<Command> &command)
{
    button.setVisible(command.has_value());
    if (command)
        button.setText(commandText(*command));
}

} // namespace pillarbox::ui
