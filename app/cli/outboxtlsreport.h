#pragma once
// `pillarbox outbox tls-report`: how TLS failed on the way to the relays, in the form of RFC 8460, for whoever runs them.

#include "app/cli/outboxtask.h"

namespace pillarbox::app {

class OutboxTlsReport : public OutboxTask
{
    Q_OBJECT

public:
    OutboxTlsReport(int days, QString contact, const Profile &profile, bool isJson); // of the last days

protected:
    void work() override;
    ProfileSession::Use use() const override { return ProfileSession::Use::Read; }

private:
    int m_days;
    QString m_contact;
};

} // namespace pillarbox::app
