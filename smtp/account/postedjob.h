#pragma once
// A credential job whose answer is known at once and is told from the event loop, as the contract asks.

#include "smtp/account/credentialstore.h"
#include "smtp/base/clock.h"

#include <chrono>
#include <functional>
#include <memory>

namespace pillarbox::account {

class PostedJob final : public CredentialJob
{
public:
    // Not a wait, so no test needs to turn it: always the machine's clock. The call may destroy the job.
    explicit PostedJob(std::function<void()> call)
        : m_call(systemClock().startTimer(std::chrono::milliseconds(0), std::move(call)))
    {
    }

private:
    std::unique_ptr<Timer> m_call;
};

} // namespace pillarbox::account
