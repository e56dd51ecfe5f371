#include "ui/mainwindow/mailpage.h"

#include "ui/mainwindow/linesplitter.h"
#include "ui/outbox/detailpane.h"
#include "ui/outbox/emptystate.h"
#include "ui/outbox/folderlist.h"
#include "ui/outbox/healthstrip.h"
#include "ui/outbox/messagelist.h"
#include "ui/outbox/sendstrips.h"
#include "ui/outbox/undostrip.h"
#include "ui/theme/metrics.h"
#include "ui/theme/noticebar.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QPainter>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace pillarbox::ui {

MailPage::MailPage(QWidget *parent)
    : QWidget(parent)
    , m_health(new HealthStrip(this))
    , m_notices(new QWidget(this))
    , m_notice(new NoticeBar(m_notices))
    , m_folders(new FolderList(this))
    , m_folderRow(new QWidget(this))
    , m_folderCombo(new QComboBox(m_folderRow))
    , m_listSide(new QWidget(this))
    , m_list(new MessageList(m_listSide))
    , m_empty(new EmptyState(m_listSide))
    , m_detail(new DetailPane(this))
    , m_splitter(new LineSplitter(Qt::Vertical, this))
    , m_undo(new UndoStrip(this))
    , m_sends(new SendStrips(this))
{
    const Metrics metrics(*this);
    auto *notices = new QVBoxLayout(m_notices);
    notices->setContentsMargins(metrics.edge(), 0, metrics.edge(), metrics.grid(2));
    notices->addWidget(m_notice);

    auto *body = new QHBoxLayout;
    body->setContentsMargins(0, 1, 0, 0); // the line under the strip
    body->setSpacing(1); // the line beside the sidebar
    body->addWidget(m_folders);
    body->addWidget(buildListSide(), 1);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_health);
    layout->addWidget(m_notices);
    layout->addLayout(body, 1);
    buildFolderRow();
    m_notices->hide();
    setNarrow(false);
}

QWidget *MailPage::buildListSide()
{
    auto *side = new QWidget(this);
    m_listStack = new QStackedLayout(m_listSide);
    m_listStack->addWidget(m_list);
    m_listStack->addWidget(m_empty);
    m_splitter->addWidget(m_listSide);
    m_splitter->addWidget(m_detail);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_splitter->setChildrenCollapsible(false);
    m_listSide->setMinimumHeight(Metrics(*this).listRow() * 2);
    m_detail->setMinimumHeight(Metrics(*this).listRow() * 2);
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_folderRow);
    layout->addWidget(m_splitter, 1);
    layout->addWidget(m_undo);
    layout->addWidget(m_sends);
    return side;
}

void MailPage::buildFolderRow()
{
    const Metrics metrics(*this);
    auto *label = new QLabel(tr("Folder"), m_folderRow);
    m_folderRow->setAutoFillBackground(true);
    label->setBuddy(m_folderCombo); // names the combo box: its own name would be its value
    m_folderCombo->setModel(&m_folders->folders());
    auto *layout = new QHBoxLayout(m_folderRow);
    layout->setContentsMargins(metrics.edge(), metrics.grid(2), metrics.edge(), metrics.grid(2));
    layout->addWidget(label);
    layout->addWidget(m_folderCombo, 1);
    connect(m_folderCombo, &QComboBox::activated, this,
        [this](int index) { m_folders->setFolder(allFolders.at(std::size_t(index))); });
    connect(
        m_folders, &FolderList::folderChanged, this, [this](Folder folder) { m_folderCombo->setCurrentIndex(int(folder)); });
}

void MailPage::showEmpty(const QString &title, const QString &text)
{
    m_empty->setWords(title, text);
    m_listStack->setCurrentWidget(m_empty);
    m_detail->hide();
}

void MailPage::showList()
{
    m_listStack->setCurrentWidget(m_list);
    m_detail->setVisible(m_isDetailWanted);
}

void MailPage::setDetailShown(bool isShown)
{
    m_isDetailWanted = isShown;
    m_detail->setVisible(isShown && m_listStack->currentWidget() == m_list);
}

QList<QWidget *> MailPage::panes() const
{
    QList<QWidget *> all{m_isNarrow ? static_cast<QWidget *>(m_folderCombo) : m_folders, m_list, m_detail};
    all.removeIf([](const QWidget *pane) { return !pane->isVisible(); });
    return all;
}

void MailPage::focusNextPane()
{
    const QList<QWidget *> all = panes();
    const QWidget *focus = QApplication::focusWidget();
    qsizetype at = -1;
    for (qsizetype i = 0; i < all.size(); ++i)
        if (focus && (all.at(i) == focus || all.at(i)->isAncestorOf(focus)))
            at = i;
    for (qsizetype step = 1; step <= all.size(); ++step) {
        QWidget *next = all.at((at + step) % all.size());
        if (next == m_detail)
            m_detail->focusFirst();
        else
            next->setFocus(Qt::ShortcutFocusReason);
        if (next->hasFocus() || next->isAncestorOf(QApplication::focusWidget()))
            return;
    }
}

QSize MailPage::minimumSizeHint() const
{
    const Metrics metrics(*this);
    return {metrics.grid(140), metrics.grid(90)};
}

void MailPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    setNarrow(width() < Metrics(*this).grid(190));
}

void MailPage::paintEvent(QPaintEvent *)
{
    // The gaps of the layout shine through as hairlines.
    QPainter painter(this);
    const Colours colours = coloursOf(palette());
    const QRect body(0, m_folders->isVisible() ? m_folders->y() - 1 : m_listSide->parentWidget()->parentWidget()->y() - 1,
        width(), height());
    painter.fillRect(body, colours.hairline);
}

void MailPage::setNarrow(bool isNarrow)
{
    m_isNarrow = isNarrow;
    m_folders->setVisible(!isNarrow);
    m_folderRow->setVisible(isNarrow);
}

} // namespace pillarbox::ui
