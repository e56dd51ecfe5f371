#pragma once
// `pillarbox outbox list`: every message and draft with its state.

#include "app/cli/outboxtask.h"

namespace pillarbox::app {

class OutboxList : public OutboxTask
{
    Q_OBJECT

public:
    using OutboxTask::OutboxTask;

protected:
    void work() override;
};

} // namespace pillarbox::app
