#pragma once
// Fills the list of the main window: asks the outbox which items the shown folder has, in which order, puts what changes in its
// place, and fetches what the rows that are looked at say. Its work does not grow with the number of items but where a list is
// asked for, and that is done in the background.

#include "smtp/outbox/outbox.h"
#include "ui/mainwindow/removals.h"
#include "ui/outbox/folder.h"
#include "ui/outbox/messagelist.h"

#include <QObject>
#include <QSet>

#include <functional>

namespace pillarbox::ui {

class RowFeed : public QObject
{
    Q_OBJECT

public:
    using Order = MessageListModel::Order;
    using RowOf = std::function<Row(const outbox::ItemSummary &)>;

    RowFeed(outbox::Outbox &outbox, const Removals &removals, MessageList &list, Clock &clock, RowOf rowOf, QObject *parent);

    // isEverywhere: what is searched for may be in any folder, drafts aside.
    void show(Folder folder, const QString &text, bool isEverywhere);
    void setOrder(Order order);
    void select(const outbox::ItemId &id); // once it is there, if it is not yet
    void relistSoon();
    void refreshRows() { m_list.refreshRows(); } // words have changed: times, accounts
    Folder folder() const { return m_folder; }
    int count(Folder folder) const; // what it has, whatever is looked for in it
    bool isListing() const { return m_isListing; }

Q_SIGNALS:
    void changed(); // other rows are there, or are said otherwise

private:
    bool hasState(outbox::State state) const; // belongs to what is shown
    void relist();
    void listItems();
    void listDrafts();
    void takeList(QList<outbox::ListEntry> entries);
    void note(const outbox::ItemId &id);
    void takeChanges();
    void take(const outbox::ItemId &id);
    std::optional<Row> rowNow(const outbox::ItemId &id);
    void fetch();
    void trySelect();

    outbox::Outbox &m_outbox;
    const Removals &m_removals;
    MessageList &m_list;
    Clock &m_clock;
    RowOf m_rowOf;
    Folder m_folder = Folder::Outbox;
    QString m_text;
    bool m_isEverywhere = false;
    Order m_order = Order::Urgency;
    std::optional<outbox::ItemId> m_toSelect;
    QSet<outbox::ItemId> m_changed; // since they were last put in their place
    std::optional<outbox::ItemId> m_wanted; // looked at, and not at hand
    quint64 m_serial = 0; // of the list that is awaited
    bool m_isListing = false;
    bool m_isListDue = false;
    bool m_isTakeDue = false;
    bool m_isFetching = false;
};

} // namespace pillarbox::ui
