#pragma once
// The settings of the program: a list of pages and the buttons under them. What a page sets is the page's own.

#include <QDialog>

class QAbstractButton;
class QDialogButtonBox;
class QListWidget;
class QStackedWidget;

namespace pillarbox::ui {

class NoticeBar;
class SettingsPage;

class SettingsDialog : public QDialog
{
    Q_OBJECT

public:
    explicit SettingsDialog(QWidget *parent = nullptr);

    void addPage(SettingsPage *page); // takes it over, and loads it

private:
    void build();
    void onClicked(QAbstractButton *button);
    void apply(bool isLast);
    void onSettled(SettingsPage *page, bool isStored);
    void setChanged(bool isChanged);

    QListWidget *m_list;
    QStackedWidget *m_stack;
    NoticeBar *m_bar;
    QDialogButtonBox *m_buttons;
    QList<SettingsPage *> m_pages;
    QList<SettingsPage *> m_unsettled; // those still being stored
    bool m_isClosing = false; // once all is stored
};

} // namespace pillarbox::ui
