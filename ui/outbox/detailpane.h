#pragma once
// One message in full: stages, cause, what can be done, recipients. Shows a Detail value and says which command was asked for;
// knows neither outbox nor clock.

#include "ui/outbox/detail.h"

#include <QScrollArea>

class QBoxLayout;
class QMenu;
class QPushButton;
class QToolButton;

namespace pillarbox::ui {

class Hairline;
class PrimaryButton;
class RecipientsTable;
class TextLabel;
class Timeline;

class DetailPane : public QScrollArea
{
    Q_OBJECT

public:
    explicit DetailPane(QWidget *parent = nullptr);

    void setDetail(const Detail &detail);
    void clear(); // nothing is selected
    const std::optional<Detail> &detail() const { return m_detail; }
    void focusFirst();

    QSize sizeHint() const override;

Q_SIGNALS:
    void commandRequested(pillarbox::ui::Command command);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildTitle(QBoxLayout &layout);
    void buildCause(QBoxLayout &layout);
    QToolButton *addFlat(QBoxLayout &layout, Command command);
    void showCommands();
    void showMain(QPushButton &button, const std::optional<Command> &command);

    std::optional<Detail> m_detail;
    QWidget *m_page;
    TextLabel *m_title;
    TextLabel *m_meta;
    QList<std::pair<Command, QToolButton *>> m_flat;
    QToolButton *m_more;
    QMenu *m_menu;
    Timeline *m_timeline;
    TextLabel *m_sentence;
    TextLabel *m_explanation;
    PrimaryButton *m_primary;
    QPushButton *m_second;
    QBoxLayout *m_cause = nullptr;
    TextLabel *m_serverWords;
    RecipientsTable *m_recipients;
};

} // namespace pillarbox::ui
