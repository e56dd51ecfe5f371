#pragma once
// The main window's inside: health strip, sidebar, list, details, strips that offer to take something back. Arranges them, also
// in narrow windows; shows nothing by itself.

#include "ui/outbox/folder.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QSplitter;
class QStackedLayout;

namespace pillarbox::ui {

class DetailPane;
class EmptyState;
class FolderList;
class Hairline;
class HealthStrip;
class MessageList;
class NoticeBar;
class SendStrips;
class UndoStrip;

class MailPage : public QWidget
{
    Q_OBJECT

public:
    explicit MailPage(QWidget *parent = nullptr);

    HealthStrip &health() { return *m_health; }
    FolderList &folders() { return *m_folders; }
    MessageList &list() { return *m_list; }
    DetailPane &detail() { return *m_detail; }
    UndoStrip &undo() { return *m_undo; }
    SendStrips &sends() { return *m_sends; }
    NoticeBar &notice() { return *m_notice; }
    QSplitter &splitter() { return *m_splitter; }

    void showEmpty(const QString &title, const QString &text); // instead of the list
    void showList();
    void setDetailShown(bool isShown);
    void focusNextPane();
    bool isNarrow() const { return m_isNarrow; }

    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *buildListSide();
    void buildFolderRow();
    void setNarrow(bool isNarrow);
    QList<QWidget *> panes() const;

    HealthStrip *m_health;
    QWidget *m_notices;
    NoticeBar *m_notice;
    FolderList *m_folders;
    QWidget *m_folderRow;
    QComboBox *m_folderCombo;
    QWidget *m_listSide;
    QStackedLayout *m_listStack = nullptr;
    MessageList *m_list;
    EmptyState *m_empty;
    DetailPane *m_detail;
    QSplitter *m_splitter;
    UndoStrip *m_undo;
    SendStrips *m_sends;
    bool m_isNarrow = false;
    bool m_isDetailWanted = true;
};

} // namespace pillarbox::ui
