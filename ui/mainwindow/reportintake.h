#pragma once
// Bounces and other reports that are dropped on a window or chosen as files: put down to their messages, and told. A message
// to oneself that came back is no report, and asked to be explained.

#include "smtp/outbox/outbox.h"
#include "ui/theme/noticebar.h"

#include <QObject>

class QMimeData;
class QWidget;

namespace pillarbox::ui {

class ReportIntake : public QObject
{
    Q_OBJECT

public:
    // window: where they may be dropped.
    ReportIntake(outbox::Outbox &outbox, QWidget *window);

    void choose(); // asks for files
    void read(const QStringList &paths);

Q_SIGNALS:
    void told(const pillarbox::ui::Notice &notice);
    void receivedMailFound(const QString &path);
    void found(const pillarbox::outbox::ItemId &id); // the message that the last one is about

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void readNext();
    void take(const QString &path, const outbox::ReportMatch &match);
    void decline(const QString &path, const outbox::OutboxError &error);

    outbox::Outbox &m_outbox;
    QWidget *m_window;
    QStringList m_waiting;
};

} // namespace pillarbox::ui
