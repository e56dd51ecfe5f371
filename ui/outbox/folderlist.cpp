#include "ui/outbox/folderlist.h"

#include "ui/outbox/folderdelegate.h"
#include "ui/theme/metrics.h"

#include <QEvent>
#include <QScopedValueRollback>

namespace pillarbox::ui {

void FolderModel::setCount(Folder folder, int count)
{
    int &now = m_counts.at(std::size_t(folder));
    if (now == count)
        return;
    now = count;
    const QModelIndex changed = index(int(folder));
    Q_EMIT dataChanged(changed, changed);
}

int FolderModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(allFolders.size());
}

QVariant FolderModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Folder folder = allFolders.at(std::size_t(index.row()));
    const int count = m_counts.at(std::size_t(index.row()));
    switch (role) {
    case Qt::DisplayRole:
        return folderName(folder);
    case Qt::AccessibleTextRole:
        return tr("%1, %n message(s)", nullptr, count).arg(folderName(folder));
    case Qt::DecorationRole:
        return symbolIcon(folderSymbol(folder));
    case CountRole:
        // How much was ever sent is no news.
        return folder == Folder::Sent ? 0 : count;
    case SymbolRole:
        return int(folderSymbol(folder));
    case IsWarningRole:
        return folder == Folder::Failed && count > 0;
    default:
        return {};
    }
}

FolderList::FolderList(QWidget *parent)
    : QListView(parent)
    , m_model(nullptr)
{
    setModel(&m_model);
    setItemDelegate(new FolderDelegate(this));
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    setAccessibleName(tr("Folders"));
    setAutoFillBackground(true); // the margins around the rows too
    const Metrics metrics(*this);
    setViewportMargins(0, metrics.grid(2), 0, metrics.grid(2));
    applyPalette();
    setFolder(Folder::Outbox);
}

void FolderList::setCount(Folder folder, int count)
{
    m_model.setCount(folder, count);
}

Folder FolderList::folder() const
{
    const int row = std::max(0, currentIndex().row());
    return allFolders.at(std::size_t(row));
}

void FolderList::setFolder(Folder folder)
{
    selectionModel()->setCurrentIndex(m_model.index(int(folder)), QItemSelectionModel::ClearAndSelect);
}

QSize FolderList::sizeHint() const
{
    const Metrics metrics(*this);
    int widest = metrics.grid(46);
    for (const Folder folder : allFolders)
        widest = std::max(widest, fontMetrics().horizontalAdvance(folderName(folder)) + metrics.grid(24));
    return {widest, metrics.sidebarRow() * int(allFolders.size()) + metrics.grid(4)};
}

QSize FolderList::minimumSizeHint() const
{
    return sizeHint();
}

void FolderList::changeEvent(QEvent *event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_isApplying)
        applyPalette();
}

void FolderList::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    if (current.isValid())
        Q_EMIT folderChanged(folder());
}

void FolderList::applyPalette()
{
    const QScopedValueRollback guard(m_isApplying, true);
    QPalette own; // this role only: chrome, not content
    own.setColor(QPalette::Base, (parentWidget() ? parentWidget()->palette() : palette()).color(QPalette::Window));
    setPalette(own);
}

} // namespace pillarbox::ui
