#include "ui/domain/findingview.h"

#include "ui/theme/metrics.h"
#include "ui/theme/textlabel.h"

#include <QApplication>
#include <QClipboard>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QPainter>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

namespace pillarbox::ui {

namespace {

TextLabel *selectable(const TextStyle &style, const QString &text, QWidget *parent)
{
    auto *label = new TextLabel(style, parent);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard); // so that Tab scrolls
    label->setWordWrap(true);
    label->setText(text);
    return label;
}

} // namespace

FindingView::FindingView(const FindingRow &row, QWidget *parent)
    : QWidget(parent)
    , m_row(row)
{
    const Metrics metrics(*this);
    setAccessibleName(row.spoken());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics.icon() + metrics.grid(3), metrics.grid(2), 0, metrics.grid(2));
    column->setSpacing(metrics.grid());
    addHead(*column);
    for (const QString &sentence : row.sentences)
        addText(*column, sentence);
    for (const RecordToPublish &record : row.records)
        addRecord(*column, record);
}

void FindingView::addHead(QVBoxLayout &column)
{
    const Metrics metrics(*this);
    auto *title = new TextLabel({.weight = QFont::DemiBold}, this);
    title->setText(m_row.title);
    auto *state = new TextLabel({.ink = TextStyle::Ink::Second}, this);
    state->setObjectName(QStringLiteral("state"));
    state->setText(m_row.state);
    state->setWordWrap(true);
    auto *line = new QHBoxLayout;
    line->setSpacing(metrics.grid(3));
    line->addWidget(title);
    line->addWidget(state, 1);
    column.addLayout(line);
    m_headHeight = metrics.h();
}

void FindingView::addText(QVBoxLayout &column, const QString &text)
{
    column.addWidget(selectable({}, text, this));
}

void FindingView::addRecord(QVBoxLayout &column, const RecordToPublish &record)
{
    const Metrics metrics(*this);
    auto *name = selectable({.ink = TextStyle::Ink::Second}, {}, this);
    name->setText(record.type == QLatin1String("TXT") ? tr("Publish as TXT of %1:").arg(record.name)
                                                      : tr("Publish as the file %1:").arg(record.name));
    auto *value = selectable({}, record.value.trimmed(), this);
    value->setObjectName(QStringLiteral("record"));
    value->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    auto *copy = new QToolButton(this);
    copy->setObjectName(QStringLiteral("copyRecord"));
    copy->setText(tr("Copy"));
    copy->setAccessibleName(tr("Copy the record of %1").arg(record.name));
    copy->setFocusPolicy(Qt::TabFocus);
    connect(copy, &QToolButton::clicked, this, [text = record.value] { QApplication::clipboard()->setText(text); });
    auto *line = new QHBoxLayout;
    line->setSpacing(metrics.grid(3));
    line->addWidget(value, 1);
    line->addWidget(copy, 0, Qt::AlignTop);
    column.addSpacing(metrics.grid());
    column.addWidget(name);
    column.addLayout(line);
}

void FindingView::paintEvent(QPaintEvent *)
{
    const Metrics metrics(*this);
    QPainter painter(this);
    const int top = metrics.grid(2) + (m_headHeight - metrics.icon()) / 2;
    const QRect icon(0, top, metrics.icon(), metrics.icon());
    paintSymbol(
        painter, QStyle::visualRect(layoutDirection(), rect(), icon), m_row.symbol, coloursOf(palette()).tone(m_row.tone));
}

void showRows(QVBoxLayout &column, const QList<FindingRow> &rows, QWidget *parent)
{
    while (QLayoutItem *old = column.takeAt(0)) {
        delete old->widget();
        delete old;
    }
    for (const FindingRow &row : rows) {
        auto *view = new FindingView(row, parent);
        column.addWidget(view);
        view->show();
    }
    column.addStretch(1);
}

} // namespace pillarbox::ui
