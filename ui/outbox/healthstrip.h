#pragma once
// One short line per account above the list, with a button only where the user has to act.

#include "ui/outbox/health.h"

#include <QList>
#include <QWidget>

namespace pillarbox::ui {

class FlowLayout;

class HealthStrip : public QWidget
{
    Q_OBJECT

public:
    explicit HealthStrip(QWidget *parent = nullptr);
    void setLines(const QList<HealthLine> &lines);

Q_SIGNALS:
    void mendRequested(const QString &accountId, pillarbox::ui::Mend mend);

private:
    QWidget *makeEntry(const HealthLine &line);

    QList<HealthLine> m_lines;
    FlowLayout *m_flow;
};

} // namespace pillarbox::ui
