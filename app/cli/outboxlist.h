#pragma once
// `pillarbox outbox list`: every message and draft with its state, read and printed page by page.

#include "app/cli/outboxtask.h"

namespace pillarbox::app {

class OutboxList : public OutboxTask
{
    Q_OBJECT

public:
    using OutboxTask::OutboxTask;

protected:
    void work() override;
    ProfileSession::Use use() const override { return ProfileSession::Use::Read; }

private:
    void printPage();
    void printDrafts();
    void print(const QJsonObject &object, const QString &line);
    void end();

    QList<outbox::ItemId> m_ids;
    qsizetype m_next = 0;
    bool m_isFirst = true;
    bool m_isWritten = true;
};

} // namespace pillarbox::app
