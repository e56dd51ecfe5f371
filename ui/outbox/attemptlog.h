#pragma once
// Every attempt of one message: when, where, how far, what was answered, and the words that went over the line. Secrets never
// reach a transcript, so none is here.

#include "smtp/outbox/item.h"

#include <QDialog>

class QPlainTextEdit;
class QTreeWidget;

namespace pillarbox::ui {

class AttemptLog : public QDialog
{
    Q_OBJECT

public:
    explicit AttemptLog(QWidget *parent = nullptr);

    void setItem(const outbox::Item &item, const QDateTime &now);
    void saveTo(const QString &path); // the whole report; says so when that fails

Q_SIGNALS:
    void copyRequested(); // the whole report

private:
    void save();
    void addAttempt(const outbox::Attempt &attempt, const QDateTime &now);
    void showAttempt(int row);

    outbox::Item m_item;
    QTreeWidget *m_attempts;
    QPlainTextEdit *m_transcript;
};

} // namespace pillarbox::ui
