#pragma once
// The rows of one folder, sorted by urgency, filtered by the search field. Takes rows as values; a row that only changed is
// changed in place, so that selection and scroll position stay.

#include "ui/outbox/rowtext.h"

#include <QAbstractTableModel>
#include <QList>

namespace pillarbox::ui {

class MessageListModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { StateColumn, ToColumn, SubjectColumn, NextColumn, ColumnCount };
    enum class Order { Urgency, Time, Recipient, Subject };

    using QAbstractTableModel::QAbstractTableModel;

    void setRows(QList<Row> rows);
    void updateRow(const Row &row); // one that is there, at its place
    void setFilter(const QString &text);
    void setOrder(Order order);
    Order order() const { return m_order; }

    const Row &row(int index) const { return m_shown.at(index); }
    std::optional<int> indexOf(const outbox::ItemId &id) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    bool isShown(const Row &row) const;
    void rebuild();

    QList<Row> m_all;
    QList<Row> m_shown;
    QString m_filter;
    Order m_order = Order::Urgency;
};

} // namespace pillarbox::ui
