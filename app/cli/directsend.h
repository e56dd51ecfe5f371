#pragma once
// `pillarbox send --host`: one attempt over transport::Connection, no account, no queue, nothing on disk.

#include "app/cli/messageinput.h"
#include "app/cli/sendtask.h"
#include "smtp/base/secret.h"
#include "smtp/message/messagesource.h"
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
    void openConnection(transport::ConnectionSettings settings);
    void deliver();
    void decide(SendResult result);
    void end();
    SendResult resultOf(const protocol::DeliveryOutcome &outcome) const;
    ui::Context context() const;
    const DirectOptions &direct() const { return *options().direct; }

    Secret m_password;
    Clock &m_clock;
    MessageInput m_input;
    message::MessageSource m_source;
    QByteArray m_messageId;
    std::unique_ptr<transport::Connection> m_connection;
    std::optional<SendResult> m_result;
    bool m_isEnded = false;
};

} // namespace pillarbox::app
