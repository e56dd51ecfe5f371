#pragma once
// The check of an account as a person sees it: a headline, a row for each stage, reserved from the start so that nothing
// jumps, and advice below where something went wrong.

#include "ui/accounts/checkrow.h"

#include <QWidget>

class QToolButton;

namespace pillarbox::ui {

class CheckRowView;
class TextLabel;

class CheckView : public QWidget
{
    Q_OBJECT

public:
    explicit CheckView(QWidget *parent = nullptr);

    void setReport(const CheckReport &report, bool hasCertificate);

Q_SIGNALS:
    void certificateRequested();
    void approved(); // of the server found
    void sourcesSkipped();
    void searchSkipped();
    void signInSkipped();

private:
    CheckRowView *addRow(bool isPort);
    QToolButton *addButton(CheckRowView &row, const QString &text, const QString &spoken);

    TextLabel *m_title;
    TextLabel *m_advice;
    CheckRowView *m_find;
    CheckRowView *m_connect;
    QList<CheckRowView *> m_ports;
    CheckRowView *m_secure;
    CheckRowView *m_greet;
    CheckRowView *m_signIn;
    CheckRowView *m_handOver;
    QToolButton *m_certificate = nullptr;
    QToolButton *m_approve = nullptr;
    QString m_announced;
};

} // namespace pillarbox::ui
