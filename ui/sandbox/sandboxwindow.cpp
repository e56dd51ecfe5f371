#include "ui/sandbox/sandboxwindow.h"

#include "ui/sandbox/behaviourtext.h"
#include "ui/text/explanation.h"
#include "ui/theme/hairline.h"
#include "ui/theme/metrics.h"
#include "ui/theme/symbols.h"
#include "ui/theme/textlabel.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QSplitter>
#include <QStackedWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace pillarbox::ui {

namespace {

enum Column { Time, From, To, Subject, Size, ColumnCount };

QString rawText(const sandbox::ReceivedMessage &message)
{
    QString text = QString::fromUtf8(message.content);
    text.replace(QLatin1String("\r\n"), QLatin1String("\n"));
    if (message.content.size() < message.size)
        text += u'\n' % SandboxWindow::tr("[%1 of %2 are shown]").arg(sizeText(message.content.size()), sizeText(message.size));
    return text;
}

} // namespace

SandboxWindow::SandboxWindow(sandbox::SandboxServer &server, QWidget *parent)
    : QWidget(parent)
    , m_server(server)
    , m_behaviour(new QComboBox(this))
    , m_sentence(new TextLabel({.ink = TextStyle::Ink::Second}, this))
    , m_pages(new QStackedWidget(this))
    , m_list(new QTreeWidget(this))
    , m_raw(new QPlainTextEdit(this))
    , m_clear(new QPushButton(tr("C&lear"), this))
{
    const Metrics metrics(*this);
    setWindowTitle(tr("Sandbox - Pillarbox"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildBehaviour());
    column->addWidget(new Hairline(this));
    auto *nothing = new TextLabel({.ink = TextStyle::Ink::Second}, this);
    nothing->setText(tr("Nothing yet. What you send through the sandbox arrives here and goes no further."));
    nothing->setAlignment(Qt::AlignCenter);
    nothing->setWordWrap(true);
    nothing->setAutoFillBackground(true);
    nothing->setBackgroundRole(QPalette::Base);
    m_pages->addWidget(nothing);
    m_pages->addWidget(buildReceived());
    column->addWidget(m_pages, 1);
    resize(metrics.h() * 50, metrics.h() * 38);

    connect(&m_server, &sandbox::SandboxServer::messageReceived, this, &SandboxWindow::addNewest);
    connect(&m_server, &sandbox::SandboxServer::misbehaviourChanged, this, &SandboxWindow::showBehaviour);
    tintSelection();
    refresh();
    showBehaviour();
}

// As in the other lists: a tint, on which the text keeps its colour.
void SandboxWindow::tintSelection()
{
    const QScopedValueRollback guard(m_isTinting, true);
    const Colours colours = coloursOf(palette());
    QPalette own; // these two roles only, so that the others keep following
    own.setColor(QPalette::Highlight, colours.listSelection);
    own.setColor(QPalette::HighlightedText, colours.text);
    m_list->setPalette(own);
}

void SandboxWindow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_isTinting)
        tintSelection();
}

QWidget *SandboxWindow::buildBehaviour()
{
    const Metrics metrics(*this);
    auto *pane = new QWidget(this);
    auto *label = new QLabel(tr("The server &shall"), pane);
    label->setBuddy(m_behaviour);
    for (const BehaviourText &text : behaviourTexts())
        m_behaviour->addItem(text.name, int(text.misbehaviour));
    m_behaviour->setObjectName(QStringLiteral("behaviour"));
    m_sentence->setWordWrap(true);
    m_sentence->setMinimumHeight(metrics.h() * 2); // nothing below moves when a sentence needs two lines
    m_sentence->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    connect(m_behaviour, &QComboBox::activated, this, [this] {
        m_server.setMisbehaviour(sandbox::Misbehaviour(m_behaviour->currentData().toInt()));
        showBehaviour();
    });
    connect(m_clear, &QPushButton::clicked, this, [this] {
        m_server.clear();
        refresh();
    });
    auto *line = new QHBoxLayout;
    line->setSpacing(metrics.grid(3));
    line->addWidget(label);
    line->addWidget(m_behaviour);
    line->addStretch(1);
    line->addWidget(m_clear);
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(metrics.grid(5), metrics.grid(4), metrics.grid(5), metrics.grid(2));
    column->setSpacing(metrics.grid(2));
    column->addLayout(line);
    column->addWidget(m_sentence);
    return pane;
}

QWidget *SandboxWindow::buildReceived()
{
    const Metrics metrics(*this);
    auto *pane = new QSplitter(Qt::Vertical, this);
    m_list->setColumnCount(ColumnCount);
    m_list->setHeaderLabels({tr("Time"), tr("From"), tr("To"), tr("Subject"), tr("Size")});
    m_list->setRootIsDecorated(false);
    m_list->setAllColumnsShowFocus(true);
    m_list->setUniformRowHeights(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setAccessibleName(tr("Received messages"));
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(Subject, QHeaderView::Stretch);
    const int widths[] = {5, 11, 13, 0, 6};
    for (int column = 0; column < ColumnCount; ++column) {
        if (column != Subject)
            m_list->setColumnWidth(column, metrics.h() * widths[column]);
    }
    connect(m_list, &QTreeWidget::currentItemChanged, this, &SandboxWindow::showChosen);
    m_raw->setReadOnly(true);
    m_raw->setTabChangesFocus(true);
    m_raw->setFrameShape(QFrame::NoFrame);
    m_raw->setLayoutDirection(Qt::LeftToRight);
    m_raw->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_raw->setFont(logFont(font()));
    m_raw->document()->setDocumentMargin(metrics.grid(5));
    m_raw->setAccessibleName(tr("Message as received"));
    auto *inset = new QWidget(pane);
    inset->setBackgroundRole(QPalette::Base);
    inset->setAutoFillBackground(true);
    auto *room = new QHBoxLayout(inset);
    room->setContentsMargins(metrics.grid(4), metrics.grid(), metrics.grid(4), 0);
    room->addWidget(m_list);
    pane->addWidget(inset);
    pane->addWidget(m_raw);
    pane->setChildrenCollapsible(false);
    pane->setSizes({metrics.h() * 12, metrics.h() * 20});
    return pane;
}

void SandboxWindow::addRow(const sandbox::ReceivedMessage &message)
{
    QStringList recipients;
    for (const QByteArray &path : message.forwardPaths)
        recipients.append(QString::fromUtf8(path));
    auto *row = new QTreeWidgetItem;
    row->setText(Time, QLocale().toString(message.receivedAt.toLocalTime().time(), QLocale::ShortFormat));
    row->setText(From, QString::fromUtf8(message.reversePath));
    row->setText(To, recipients.join(QLatin1String(", ")));
    row->setText(Subject, message.subject.isEmpty() ? tr("(no subject)") : message.subject);
    row->setText(Size, sizeText(message.size));
    row->setTextAlignment(Size, Qt::AlignTrailing | Qt::AlignVCenter);
    row->setToolTip(To, recipients.join(u'\n'));
    if (message.isReplyLost) {
        row->setIcon(Time, symbolIcon(Symbol::Warn, Tone::Wait));
        row->setToolTip(Time, tr("Taken, but the line was cut before the answer."));
    }
    const Metrics metrics(*this);
    row->setSizeHint(Time, QSize(0, metrics.h() + metrics.grid(3)));
    m_list->insertTopLevelItem(0, row); // newest first
}

void SandboxWindow::addNewest()
{
    if (m_list->topLevelItemCount() + 1 != m_server.received().size()) {
        refresh();
        return;
    }
    addRow(m_server.received().last());
    m_pages->setCurrentIndex(1);
    m_clear->setEnabled(true);
    if (!m_list->currentItem())
        m_list->setCurrentItem(m_list->topLevelItem(0));
}

void SandboxWindow::refresh()
{
    m_list->clear();
    for (const auto &message : m_server.received())
        addRow(message);
    const bool hasAny = m_list->topLevelItemCount() > 0;
    m_pages->setCurrentIndex(hasAny ? 1 : 0);
    m_clear->setEnabled(hasAny);
    if (hasAny)
        m_list->setCurrentItem(m_list->topLevelItem(0));
    showChosen();
}

void SandboxWindow::showChosen()
{
    QTreeWidgetItem *item = m_list->currentItem();
    const int row = item ? m_list->indexOfTopLevelItem(item) : -1;
    const qsizetype index = m_server.received().size() - 1 - row;
    if (row < 0 || index < 0 || index >= m_server.received().size()) {
        m_raw->clear();
        return;
    }
    m_raw->setPlainText(rawText(m_server.received().at(index)));
}

void SandboxWindow::showBehaviour()
{
    m_behaviour->setCurrentIndex(m_behaviour->findData(int(m_server.misbehaviour())));
    const auto texts = behaviourTexts();
    const auto text = std::find_if(texts.begin(), texts.end(),
        [this](const BehaviourText &candidate) { return candidate.misbehaviour == m_server.misbehaviour(); });
    if (text != texts.end())
        m_sentence->setText(text->sentence);
}

} // namespace pillarbox::ui
