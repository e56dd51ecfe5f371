#pragma once
// A credential job whose answer is known at once and is told from the event loop, as the contract asks.

#include "smtp/account/credentialstore.h"

#include <QObject>

#include <functional>

namespace pillarbox::account {

class PostedJob final : public CredentialJob
{
public:
    // Destroying the job destroys the receiver, and with it the call that is still queued. The call may destroy the job.
    explicit PostedJob(std::function<void()> call)
    {
        QMetaObject::invokeMethod(
            &m_receiver, [call = std::move(call)] { call(); }, Qt::QueuedConnection);
    }

private:
    QObject m_receiver;
};

} // namespace pillarbox::account
