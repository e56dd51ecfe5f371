#pragma once
// The sidebar: five folders with their counts.

#include "ui/outbox/folder.h"

#include <QAbstractListModel>
#include <QListView>

#include <array>

namespace pillarbox::ui {

class FolderModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { CountRole = Qt::UserRole, SymbolRole, IsWarningRole };

    using QAbstractListModel::QAbstractListModel;

    void setCount(Folder folder, int count);
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    std::array<int, allFolders.size()> m_counts{};
};

class FolderList : public QListView
{
    Q_OBJECT

public:
    explicit FolderList(QWidget *parent = nullptr);

    void setCount(Folder folder, int count);
    Folder folder() const;
    void setFolder(Folder folder);
    FolderModel &folders() { return m_model; } // for the combo box of narrow windows

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void folderChanged(pillarbox::ui::Folder folder);

protected:
    void changeEvent(QEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void applyPalette();

    FolderModel m_model;
    bool m_isApplying = false;
};

} // namespace pillarbox::ui
