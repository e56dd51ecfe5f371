#pragma once
// `pillarbox outbox log`: what was said to the server of an account in its last attempts, whatever their messages. Secrets
// never reach a transcript.

#include "app/cli/outboxtask.h"

#include <optional>

namespace pillarbox::app {

class OutboxLog : public OutboxTask
{
    Q_OBJECT

public:
    OutboxLog(std::optional<QString> account, int most, const Profile &profile, bool isJson); // absent: the default one

protected:
    void work() override;
    ProfileSession::Use use() const override { return ProfileSession::Use::Read; }

private:
    void report(const QList<outbox::Attempt> &attempts);

    std::optional<QString> m_account;
    int m_most;
};

} // namespace pillarbox::app
