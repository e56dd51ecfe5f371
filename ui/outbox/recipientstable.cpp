#include "ui/outbox/recipientstable.h"

#include "ui/outbox/listcolumns.h"
#include "ui/outbox/signlabel.h"
#include "ui/theme/roomydelegate.h"
#include "ui/theme/textlabel.h"

#include <QGridLayout>
#include <QHeaderView>
#include <QStandardItemModel>
#include <QTreeView>
#include <QVBoxLayout>

namespace pillarbox::ui {

namespace {

constexpr int mostInGrid = 20;

void empty(QLayout &layout)
{
    while (QLayoutItem *item = layout.takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
}

} // namespace

RecipientsTable::RecipientsTable(QWidget *parent)
    : QWidget(parent)
    , m_few(new QWidget(this))
    , m_grid(new QGridLayout(m_few))
    , m_many(new QTreeView(this))
    , m_model(new QStandardItemModel(0, 3, this))
{
    const Metrics metrics(*this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_few);
    layout->addWidget(m_many);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(0);
    m_grid->setVerticalSpacing(metrics.grid(2));
    m_grid->setColumnStretch(3, 1);
    m_many->setModel(m_model);
    m_many->setHeaderHidden(true);
    m_many->setRootIsDecorated(false);
    m_many->setUniformRowHeights(true);
    m_many->setItemDelegate(new RoomyDelegate(m_many));
    m_many->setFrameShape(QFrame::NoFrame);
    m_many->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_many->setTabKeyNavigation(false);
    m_many->setMinimumHeight(metrics.grid(36));
    m_many->setAccessibleName(tr("Recipients"));
    m_many->hide();
}

void RecipientsTable::setRecipients(const QList<RecipientRow> &rows)
{
    if (rows == m_rows)
        return;
    m_rows = rows;
    const bool isMany = rows.size() > mostInGrid;
    m_few->setVisible(!isMany);
    m_many->setVisible(isMany);
    empty(*m_grid);
    m_model->removeRows(0, m_model->rowCount());
    if (isMany)
        fillTree();
    else
        fillGrid();
    layOutColumns();
}

void RecipientsTable::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layOutColumns();
}

void RecipientsTable::fillGrid()
{
    for (int i = 0; i < m_rows.size(); ++i) {
        const RecipientRow &row = m_rows.at(i);
        const TextStyle::Ink ink = row.tone == Tone::Neutral ? TextStyle::Ink::Second : TextStyle::Ink::Tone;
        auto *state = new TextLabel({1.0, QFont::Medium, ink, row.tone}, m_few);
        auto *address = new TextLabel({}, m_few);
        auto *answer = new TextLabel({1.0, QFont::Normal, TextStyle::Ink::Second}, m_few);
        state->setText(row.state);
        address->setText(row.address);
        answer->setText(row.answer);
        answer->setToolTip(row.answer);
        address->setToolTip(row.address);
        address->setContentsMargins(0, 0, Metrics(*this).grid(2), 0);
        for (TextLabel *label : {address, answer}) {
            label->setElided(true);
            label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        }
        m_grid->addWidget(new SignLabel(row.symbol, row.tone, m_few), i, 0);
        m_grid->addWidget(state, i, 1);
        m_grid->addWidget(address, i, 2);
        m_grid->addWidget(answer, i, 3);
    }
}

void RecipientsTable::fillTree()
{
    for (const RecipientRow &row : m_rows) {
        QList<QStandardItem *> items{new QStandardItem(symbolIcon(row.symbol, row.tone), row.state),
            new QStandardItem(row.address), new QStandardItem(row.answer)};
        for (QStandardItem *item : items)
            item->setToolTip(item->text());
        m_model->appendRow(items);
    }
}

void RecipientsTable::layOutColumns()
{
    const Metrics metrics(*this);
    // The list's own columns, its leading edge taken off.
    const ListColumns columns = ListColumns::of(metrics, width() + 2 * metrics.edge());
    const int stateWidth = columns.state + 6 - metrics.edge();
    m_grid->setColumnMinimumWidth(0, metrics.grid(6));
    m_grid->setColumnMinimumWidth(1, stateWidth - metrics.grid(6));
    m_grid->setColumnMinimumWidth(2, columns.to);
    m_many->setColumnWidth(0, stateWidth);
    m_many->setColumnWidth(1, columns.to);
}

} // namespace pillarbox::ui
