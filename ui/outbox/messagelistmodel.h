#pragma once
// The rows of one list: all of them by id, time and state, so that a hundred thousand take a few MB; what a row says is asked
// for when it is looked at, and kept for some hundred rows. What comes and goes is put in its place, so that selection and
// scroll position stay.

#include "smtp/outbox/listing.h"
#include "ui/outbox/rowtext.h"

#include <QAbstractTableModel>
#include <QCache>
#include <QList>

#include <functional>
#include <optional>

namespace pillarbox::ui {

class MessageListModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { StateColumn, ToColumn, SubjectColumn, NextColumn, ColumnCount };
    enum class Order { Urgency, Time, Recipient, Subject };
    // None: it is being fetched; refreshRows() follows.
    using Source = std::function<std::optional<Row>(const outbox::ItemId &)>;

    explicit MessageListModel(QObject *parent = nullptr);

    void setSource(Source source) { m_source = std::move(source); }
    void setEntries(QList<outbox::ListEntry> entries, Order order); // in this order
    void setRows(const QList<Row> &rows); // all that there are, as they are; sorted here
    // To its place. False: only who sees the words of all rows could say where that is.
    bool put(const outbox::ListEntry &entry);
    void remove(const outbox::ItemId &id);
    // All may say something else. Nothing is announced: a view would walk them all, and only those that are seen matter.
    void refreshRows();
    void refreshRow(const outbox::ItemId &id);

    Row row(int index) const; // not fetched yet: with its state alone
    outbox::ItemId idAt(int index) const { return m_entries.at(index).id; }
    std::optional<int> indexOf(const outbox::ItemId &id) const;
    QList<outbox::ItemId> idsAround(const outbox::ItemId &id) const; // the rows that will be looked at next

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void replace(int index, const outbox::ListEntry &entry);
    void tellChanged(int first, int last);

    QList<outbox::ListEntry> m_entries;
    Order m_order = Order::Urgency;
    Source m_source;
    mutable QCache<outbox::ItemId, Row> m_rows;
};

// How rows are sorted; among equal words too. Any thread.
bool comesBefore(const outbox::ListEntry &a, const outbox::ListEntry &b, MessageListModel::Order order);

} // namespace pillarbox::ui
