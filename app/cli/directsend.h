#pragma once
// `pillarbox send --host`: one attempt over transport::Connection, no account, no queue, nothing on disk. Recipients that the
// server leaves over are served by further transactions; their outcomes are told as one.

#include "app/cli/messageinput.h"
#include "app/cli/sendtask.h"
#include "smtp/base/secret.h"
#include "smtp/message/wireencoding.h"
#include "smtp/outbox/workerthread.h"
#include "smtp/transport/connection.h"

#include <memory>

namespace pillarbox::app {

class DirectSend : public SendTask
{
    Q_OBJECT

public:
    DirectSend(SendOptions options, Secret password, Clock &clock = systemClock(), QObject *parent = nullptr);

    void start() override;
    void interrupt() override;

private:
    std::optional<protocol::SendError> openMessage();
    void openConnection();
    void encode();
    void deliver(const Expected<message::WireEncoding, protocol::SendError> &encoding);
    void onDelivered(const protocol::DeliveryOutcome &outcome);
    void fail(const protocol::SendError &error);
    void decide(SendResult result);
    void settle(SendResult &result) const;
    void end();
    void addTo(SendResult &result, const protocol::DeliveryOutcome &outcome) const;
    ui::Context context() const;
    const DirectOptions &direct() const { return *options().direct; }

    Secret m_password;
    Clock &m_clock;
    MessageInput m_input;
    message::MessageSource m_source;
    QByteArray m_trustedPem;
    QList<int> m_positions; // of the recipients in the envelope under way
    SendResult m_soFar; // of the transactions before it
    std::unique_ptr<outbox::WorkerThread> m_encoder; // reading the content must not hold up the event loop
    std::unique_ptr<transport::Connection> m_connection;
    std::optional<SendResult> m_result;
    bool m_isEnded = false;
};

} // namespace pillarbox::app
