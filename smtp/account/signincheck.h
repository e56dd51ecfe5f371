#pragma once
// Tries an account once, as a delivery would: connect, verified TLS, EHLO, sign in, where it is wished the envelope of a
// message, RSET and QUIT. Nothing is handed over. The password lives here until the attempt ends, and goes out only over the
// link that the dialogue allows. One thread with an event loop.

#include "smtp/account/account.h"
#include "smtp/base/clock.h"
#include "smtp/base/expected.h"
#include "smtp/base/secret.h"
#include "smtp/protocol/capabilities.h"
#include "smtp/protocol/senderror.h"
#include "smtp/transport/connection.h"

#include <QObject>

#include <chrono>
#include <memory>
#include <optional>

namespace pillarbox::account {

struct SignedIn {
    transport::Session session;
    protocol::Capabilities capabilities; // of the last EHLO
    protocol::RelayMemory memory; // what the relay did: for the account, now that a person has looked
    std::optional<protocol::DeliveryOutcome> rehearsal = {}; // what it said of the envelope; absent: it was not asked

    bool operator==(const SignedIn &) const = default;
};

class SignInCheck : public QObject
{
    Q_OBJECT

public:
    using Result = Expected<SignedIn, protocol::SendError>;

    explicit SignInCheck(Clock &clock = systemClock(), QObject *parent = nullptr);
    ~SignInCheck() override;

    // An attempt under way is dropped. An account without user name is tried without signing in. timeout bounds each wait
    // where the account has no limit of its own; absent: the limits of RFC 5321 4.5.3.2.
    // clientKey: of the account's client certificate. envelope: to be rehearsed once signed in; absent: none.
    void start(const Account &account, const Secret &password, std::optional<std::chrono::milliseconds> timeout = {},
        const Secret &clientKey = {}, const std::optional<protocol::Envelope> &envelope = {});
    void stop(); // finished() does not follow

    bool isRunning() const { return m_connection != nullptr; }
    const std::optional<Result> &result() const { return m_result; }
    const std::optional<transport::Session> &session() const { return m_session; } // how far it came
    const transport::Transcript &transcript() const { return m_transcript; }
    std::chrono::milliseconds took() const { return m_took; }

Q_SIGNALS:
    void stageFinished(pillarbox::protocol::Stage stage, std::chrono::milliseconds took);
    void finished(); // result() is there and the link is closed, or slow to close

private:
    void onReady(const std::optional<protocol::Envelope> &envelope);
    void succeed(const std::optional<protocol::DeliveryOutcome> &rehearsal);
    void decide(Result result);
    void end();
    void drop();

    Clock &m_clock;
    std::unique_ptr<transport::Connection> m_connection;
    std::unique_ptr<Timer> m_quitTimer;
    protocol::Credential m_credential;
    QString m_host;
    std::chrono::milliseconds m_startedAt{0};
    std::chrono::milliseconds m_took{0};
    std::optional<transport::Session> m_session;
    transport::Transcript m_transcript;
    std::optional<SignedIn> m_signedIn; // its result, unless the rehearsal has something to add
    std::optional<Result> m_result;
};

} // namespace pillarbox::account
