#include "app/cli/outboxtask.h"

#include "app/cli/itemjson.h"

namespace pillarbox::app {

void OutboxTask::start()
{
    if (const auto loaded = session().load(use()); !loaded)
        return fail(loaded.error());
    session().openOutbox([this](const Expected<Done, Failure> &opened) { opened ? work() : fail(opened.error()); }, use());
}

void OutboxTask::showItem(const outbox::ItemId &id)
{
    box().load(id, [this](const Expected<outbox::Item, outbox::OutboxError> &item) {
        if (!item)
            return fail(failureOf(item.error()));
        succeed(itemJson(*item, session().accounts()), itemText(*item, session().accounts()));
    });
}

} // namespace pillarbox::app
