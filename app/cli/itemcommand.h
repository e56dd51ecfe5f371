#pragma once
// The commands on one message of the outbox: show, hold, release, delete, export.

#include "app/cli/outboxtask.h"

namespace pillarbox::app {

enum class ItemVerb { Show, Hold, Release, Delete, Export };

class ItemCommand : public OutboxTask
{
    Q_OBJECT

public:
    // file: for Export; "-" is standard output.
    ItemCommand(ItemVerb verb, const outbox::ItemId &id, QString file, const Profile &profile, bool isJson);

protected:
    void work() override;
    ProfileSession::Use use() const override;

private:
    void exportItem();
    void onExported(const Expected<Done, outbox::OutboxError> &done);
    void onDone(const Expected<Done, outbox::OutboxError> &done);
    bool isDraft();

    ItemVerb m_verb;
    outbox::ItemId m_id;
    QString m_file;
};

} // namespace pillarbox::app
