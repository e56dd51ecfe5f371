#pragma once
// How a profile sends, beside its accounts: sending.ini in its configuration, written by hand or by a window; what is missing
// or makes no sense has its default.

#include "app/profile.h"
#include "smtp/outbox/retryschedule.h"

namespace pillarbox::app {

// [retry] givesUpAfterHours, 1 to 720.
outbox::RetrySchedule retryScheduleOf(const Profile &profile);

} // namespace pillarbox::app
