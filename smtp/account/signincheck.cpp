#include "smtp/account/signincheck.h"

#include "smtp/account/accountconnection.h"
#include "smtp/account/captiveportal.h"
#include "smtp/account/credentialerror.h"

namespace pillarbox::account {

namespace {

constexpr std::chrono::seconds quitLimit{2}; // politeness has its bounds: the answer is known

} // namespace

SignInCheck::SignInCheck(Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
}

SignInCheck::~SignInCheck()
{
    if (m_connection)
        m_connection->disconnect(this);
}

void SignInCheck::start(const Account &account, const Secret &password, std::optional<std::chrono::milliseconds> timeout,
    const Secret &clientKey, const std::optional<protocol::Envelope> &envelope)
{
    drop();
    m_result.reset();
    m_session.reset();
    m_transcript.clear();
    m_host = account.host;
    m_startedAt = m_clock.monotonic();
    m_credential = {account.userName.toUtf8(), password, account.secretKind()};

    auto settings = connectionSettings(account);
    settings.clientKey = clientKey;
    if (!settings.timeout)
        settings.timeout = timeout;
    m_connection = std::make_unique<transport::Connection>(settings, m_clock);

    auto *connection = m_connection.get();
    connect(connection, &transport::Connection::stageFinished, this, &SignInCheck::stageFinished);
    connect(connection, &transport::Connection::clientKeyNeeded, this, [this] {
        m_connection->setClientKey({}, reasonOf(CredentialError{CredentialError::Kind::NotFound, {}}));
    });
    connect(connection, &transport::Connection::credentialNeeded, this, [this] { m_connection->setCredential(m_credential); });
    connect(connection, &transport::Connection::ready, this, [this, envelope] { onReady(envelope); });
    connect(connection, &transport::Connection::delivered, this,
        [this](const protocol::DeliveryOutcome &outcome) { succeed(outcome); });
    connect(connection, &transport::Connection::failed, this, [this](const protocol::SendError &error) {
        decide(Unexpected{error});
        end();
    });
    connect(connection, &transport::Connection::finished, this, &SignInCheck::end);
    connection->open();
}

void SignInCheck::onReady(const std::optional<protocol::Envelope> &envelope)
{
    m_signedIn = SignedIn{m_connection->session().value(), m_connection->capabilities(), m_connection->learnt()};
    if (!envelope)
        return succeed({});
    protocol::Envelope rehearsed = *envelope;
    rehearsed.isRehearsal = true;
    m_connection->deliver(rehearsed, {});
}

void SignInCheck::succeed(const std::optional<protocol::DeliveryOutcome> &rehearsal)
{
    m_signedIn->rehearsal = rehearsal;
    decide(*std::exchange(m_signedIn, std::nullopt));
    m_quitTimer = m_clock.startTimer(quitLimit, [this] { end(); });
    m_connection->quit();
}

void SignInCheck::stop()
{
    drop();
}

// The first word counts: what happens to the link after a positive answer changes nothing.
void SignInCheck::decide(Result result)
{
    m_credential = {};
    if (m_result)
        return;
    m_took = m_clock.monotonic() - m_startedAt;
    m_session = m_connection->session();
    m_result = result || !isToldOfPortal() ? std::move(result) : Unexpected{seenBehindPortal(result.error(), m_host)};
}

void SignInCheck::end()
{
    if (!m_connection || !m_result)
        return;
    m_transcript = m_connection->transcript();
    drop();
    Q_EMIT finished();
}

void SignInCheck::drop()
{
    m_quitTimer.reset();
    m_credential = {};
    if (!m_connection)
        return;
    m_connection->disconnect(this);
    m_connection.release()->deleteLater(); // this may run inside one of its signals
}

} // namespace pillarbox::account
