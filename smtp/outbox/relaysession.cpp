#include "smtp/outbox/relaysession.h"

#include "smtp/account/accountconnection.h"
#include "smtp/outbox/relayform.h"

#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>

namespace pillarbox::outbox {

namespace {

using namespace std::chrono_literals;
using protocol::Disposition;
using protocol::ErrorKind;
using protocol::Stage;

constexpr auto kProgressInterval = 50ms; // 20 times a second; more cannot be seen
constexpr auto kCommitAgain = 5s; // the disk is full: what the server said is kept until it can be written
// Servers wait 5 minutes for a command (RFC 5321 4.5.3.2.7), and busy ones would rather have their connections back.
constexpr auto kRestLimit = 60s;
// Where the end of the data goes out in one flight with MAIL, a connection that has died unseen would cost the certainty about
// a message; asking costs one round trip.
constexpr auto kCheckAliveAfter = 5s;
constexpr int kMessagesPerConnection = 50; // many servers allow 100; and its transcript stays short enough to be kept whole

QString reasonOf(const account::CredentialError &error)
{
    using Kind = account::CredentialError::Kind;
    switch (error.kind) {
    case Kind::NoKeychain:
        return QStringLiteral("no keychain");
    case Kind::Locked:
        return QStringLiteral("locked");
    case Kind::NotFound:
        return QStringLiteral("not found");
    case Kind::TimedOut:
        return QStringLiteral("timed out");
    case Kind::Refused:
    case Kind::Failed:
        return error.detail;
    }
    return {};
}

transport::ConnectionSettings settingsOf(const account::Account &account, const RelayTools &tools)
{
    auto settings = account::connectionSettings(account);
    settings.memory = account.memory;
    settings.sessions = tools.tlsSessions;
    settings.timeout = tools.timeout;
    return settings;
}

} // namespace

RelaySession::RelaySession(const RelayTools &tools, const account::Account &account, bool isOnlyUrgent, QObject *parent)
    : QObject(parent)
    , m_tools(tools)
    , m_account(account)
    , m_isOnlyUrgent(isOnlyUrgent)
{
}

void RelaySession::start()
{
    claimNext();
}

void RelaySession::wake(bool isOnlyUrgent)
{
    m_isOnlyUrgent = isOnlyUrgent;
    m_isResting = false;
    m_hasClaimed = false;
    m_timer.reset();
    claimNext();
}

void RelaySession::finishSoon()
{
    m_isFinishing = true;
    if (!std::exchange(m_isResting, false))
        return;
    m_timer.reset();
    QMetaObject::invokeMethod(this, &RelaySession::end, Qt::QueuedConnection);
}

void RelaySession::claimNext()
{
    ++m_serial;
    m_delivery.reset();
    m_isMarking = m_isConcluded = m_isCancelled = false;
    if (m_isFinishing)
        return end();
    m_tools.outbox.onStore<std::optional<Claim>>(
        [account = m_account.id, claimant = m_tools.claimant, isOnlyUrgent = m_isOnlyUrgent, now = m_tools.clock.now()](
            Store &store) { return store.claims().claimNext(account, claimant, isOnlyUrgent, now); },
        guarded(&RelaySession::onClaimed));
}

void RelaySession::onClaimed(const Expected<std::optional<Claim>, OutboxError> &claim)
{
    if (!claim || !claim.value())
        return rest();
    m_hasClaimed = true;
    m_delivery.emplace(*claim.value(), m_tools.clock.now(), m_tools.clock.monotonic());
    if (m_isBrokenOff)
        return concludeWith(Stage::Local, ErrorKind::Cancelled);
    attempt();
}

void RelaySession::attempt()
{
    const QFileInfo spooled(m_tools.outbox.spoolFile(m_delivery->id()));
    if (!spooled.isReadable() || spooled.size() != m_delivery->item().size)
        return concludeWith(Stage::Local, ErrorKind::CannotReadFile, spooled.fileName());
    if (m_connection && m_connection->isReady() && m_carried < kMessagesPerConnection) {
        m_transcriptBegins = m_connection->transcript().size();
        // By the wall clock: a suspended machine's other clocks stand still.
        const auto idle = std::chrono::milliseconds(m_usedAt.msecsTo(m_tools.clock.now()));
        return idle < 0ms || idle > kCheckAliveAfter ? m_connection->checkAlive() : deliver();
    }
    retireConnection();
    openConnection();
}

void RelaySession::openConnection()
{
    using transport::Connection;
    m_carried = 0;
    m_transcriptBegins = 0;
    m_connection = new Connection(settingsOf(m_account, m_tools), m_tools.clock, this);
    connect(m_connection, &Connection::stageFinished, this, &RelaySession::onStage);
    connect(m_connection, &Connection::credentialNeeded, this, &RelaySession::askCredential);
    connect(m_connection, &Connection::ready, this, &RelaySession::onReady);
    connect(m_connection, &Connection::failed, this, &RelaySession::onFailed);
    connect(m_connection, &Connection::recipientAnswered, this, [this](const protocol::RecipientReply &reply) {
        if (m_delivery)
            m_delivery->answer(reply);
    });
    connect(m_connection, &Connection::progressed, this, [this](qint64 written) { onProgress(written); });
    connect(m_connection, &Connection::handOverRequested, this, &RelaySession::onHandOverRequested);
    connect(m_connection, &Connection::delivered, this, &RelaySession::onDelivered);
    showProgress(true);
    m_connection->open();
}

void RelaySession::askCredential()
{
    if (!m_account.needsSecret())
        return onCredential(Secret());
    m_credentialJob = m_tools.credentials.read(
        m_account.id, [this](const Expected<Secret, account::CredentialError> &secret) { onCredential(secret); });
}

void RelaySession::onCredential(const Expected<Secret, account::CredentialError> &secret)
{
    if (!m_connection)
        return;
    if (secret)
        m_connection->setCredential(protocol::Credential{m_account.userName.toUtf8(), secret.value(), m_account.secretKind()});
    else
        m_connection->setCredential({}, reasonOf(secret.error()));
}

void RelaySession::onReady()
{
    if (m_carried == 0 && m_connection->session()) {
        if (m_connection->session()->tls)
            m_account.memory = m_connection->learnt();
        Q_EMIT relayAnswered(*m_connection->session(), m_connection->capabilities(), m_connection->learnt());
    }
    if (m_delivery && !m_isConcluded)
        deliver();
}

void RelaySession::deliver()
{
    const message::MessageFacts facts = m_delivery->facts();
    const message::RelayLimits relay = limitsOf(m_connection->capabilities());
    if (message::goesAsItIs(facts, relay))
        return onEncoded(message::encodingFor(facts, relay, {}).value());
    m_tools.outbox.encode(m_delivery->id(), facts, relay, guarded(&RelaySession::onEncoded));
}

void RelaySession::onEncoded(const Expected<message::WireEncoding, OutboxError> &encoding)
{
    if (m_isConcluded || !m_connection || !m_connection->isReady())
        return; // cancelled, or the link was lost meanwhile
    if (!encoding) {
        const protocol::SendError &error = *encoding.error().error;
        return concludeWith(error.stage, error.kind, error.detail);
    }
    m_delivery->setEncoding(*encoding);
    m_delivery->setSession(m_connection->session());
    showProgress(true);
    const auto open
        = [path = m_tools.outbox.spoolFile(m_delivery->id()), encoding = *encoding]() -> std::unique_ptr<QIODevice> {
        auto file = std::make_unique<QFile>(path);
        if (!file->open(QIODevice::ReadOnly | QIODevice::Unbuffered))
            return nullptr;
        return message::encoded(std::move(file), encoding);
    };
    m_connection->deliver(m_delivery->envelope(), open);
}

void RelaySession::onFailed(const protocol::SendError &error)
{
    if (!m_delivery || m_isConcluded) {
        dropConnection(); // lost while idle: the next item gets a new one
        return m_isResting ? end() : void();
    }
    if (isWornOut())
        return startOver();
    protocol::DeliveryOutcome outcome;
    outcome.error = error;
    // A name that worked before has not gone: the network between gives false answers, as at a hotel's sign-in page.
    if (error.kind == ErrorKind::NoSuchHost && !m_account.verifiedEndpoints.isEmpty())
        outcome.error->kind = ErrorKind::ResolveFailed;
    conclude(outcome);
    dropConnection();
}

void RelaySession::onStage(Stage stage, std::chrono::milliseconds took)
{
    if (!m_delivery)
        return;
    m_delivery->passStage(stage, took);
    m_delivery->setSession(m_connection->session());
    showProgress(true);
}

void RelaySession::onProgress(qint64 written)
{
    if (!m_delivery)
        return;
    m_delivery->setWritten(written);
    showProgress(written >= m_delivery->progress().octetsTotal);
}

void RelaySession::showProgress(bool isForced)
{
    const auto now = m_tools.clock.monotonic();
    if (!m_delivery || (!isForced && now - m_shownAt < kProgressInterval))
        return;
    m_shownAt = now;
    Q_EMIT progressed(m_delivery->progress());
}

void RelaySession::onHandOverRequested()
{
#ifdef PILLARBOX_SEED_MARK_AFTER_DOT // the fault that the crash tests must find
    m_delivery->setHandedOver();
    m_connection->confirmHandOver();
#else
    m_isMarking = true;
    markHandedOver();
#endif
}

void RelaySession::markHandedOver()
{
    m_tools.outbox.onStore<Done>(
        [delivery = *m_delivery, claimant = m_tools.claimant, now = m_tools.clock.now()](Store &store) {
            return store.claims().markHandedOver(delivery.id(), claimant, delivery.positions(), delivery.replies(), now);
        },
        guarded(&RelaySession::onMarked));
}

void RelaySession::onMarked(const Expected<Done, OutboxError> &marked)
{
    if (!m_isMarking || m_isConcluded)
        return; // the link was lost meanwhile
    m_isMarking = false;
    if (!marked)
        return concludeWith(Stage::Local, ErrorKind::CannotWriteFile, marked.error().detail);
    if (m_isCancelled)
        return concludeWith(Stage::Data, ErrorKind::Cancelled);
    m_delivery->setHandedOver();
    showProgress(true);
    m_connection->confirmHandOver();
}

void RelaySession::onDelivered(const protocol::DeliveryOutcome &outcome)
{
    if (!m_delivery || m_isConcluded)
        return;
    m_isMarking = false;
    if (outcome.error && dispositionOfAttempt(*outcome.error) == Disposition::RetryRelay && isWornOut())
        return startOver();
    ++m_carried;
    m_usedAt = m_tools.clock.now();
#ifdef PILLARBOX_SEED_MARK_AFTER_DOT
    markHandedOver();
#endif
    conclude(outcome);
    if (!outcome.isUsable)
        dropConnection();
}

// A server may close a connection on which it has taken enough, or that was idle for long; that is no trouble worth a pause.
bool RelaySession::isWornOut() const
{
    return m_carried > 0 && !m_isCancelled && !m_isBrokenOff;
}

// Once, for the new connection has carried nothing yet. A mark made for nothing is taken back first: after a crash it would
// speak of a message that nobody has.
void RelaySession::startOver()
{
    const bool isMarked = m_delivery->progress().isHandedOver;
    ++m_serial;
    m_delivery->beginAnew();
    dropConnection();
    if (!isMarked)
        return openConnection();
    m_tools.outbox.onStore<Done>(
        [delivery = *m_delivery, claimant = m_tools.claimant](
            Store &store) { return store.claims().withdrawHandOver(delivery.id(), claimant, delivery.positions()); },
        guarded(&RelaySession::onWithdrawn));
}

void RelaySession::onWithdrawn(const Expected<Done, OutboxError> &withdrawn)
{
    if (m_isConcluded)
        return; // cancelled meanwhile
    if (!withdrawn)
        return concludeWith(Stage::Local, ErrorKind::CannotWriteFile, withdrawn.error().detail);
    openConnection();
}

bool RelaySession::cancel(const ItemId &id)
{
    if (!m_delivery || m_isConcluded || m_delivery->id() != id || m_delivery->progress().isHandedOver)
        return false;
    m_isCancelled = true;
    if (!m_isMarking) // else the mark's answer finds it, and no dot goes out
        concludeWith(m_delivery->progress().stage, ErrorKind::Cancelled);
    return true;
}

void RelaySession::breakOff()
{
    m_isBrokenOff = true;
    finishSoon();
    if (m_delivery)
        cancel(m_delivery->id());
}

void RelaySession::abandon()
{
    m_isBrokenOff = m_isAbandoned = true;
    finishSoon();
    if (m_connection && m_delivery && !m_isConcluded && !m_isMarking)
        m_connection->cancel(); // it knows how far the dialogue has come
    if (m_delivery && !m_isConcluded)
        cancel(m_delivery->id());
}

void RelaySession::concludeWith(Stage stage, ErrorKind kind, const QString &detail)
{
    protocol::DeliveryOutcome outcome;
    outcome.error = protocol::SendError{.stage = stage,
        .kind = kind,
        .replyCode = 0,
        .enhanced = {},
        .serverText = {},
        .detail = detail,
        .mayHaveBeenDelivered = false};
    conclude(outcome);
    if (m_connection && !m_connection->isReady())
        dropConnection();
}

void RelaySession::conclude(const protocol::DeliveryOutcome &outcome)
{
    m_isConcluded = true;
    if (m_connection)
        m_delivery->setSession(m_connection->session());
    const QDateTime now = m_tools.clock.now();
    Ruling ruling = ruleOn(m_delivery->item(), m_delivery->positions(), outcome, m_tools.schedule, now,
        QRandomGenerator::global()->generateDouble());
    if (m_isBrokenOff && ruling.isHeldByUser) {
        ruling.isHeldByUser = false;
        ruling.state = State::Waiting;
        if (m_isAbandoned)
            ruling.reason = outcome.error;
    }
    if (ruling.state == State::Sending)
        m_partial = outcome;
    commit(m_delivery->conclude(outcome, ruling, transcript(), now, m_tools.clock.monotonic()));
}

// Of a connection that carried others before, only what is about this message.
QByteArray RelaySession::transcript() const
{
    return m_connection ? transport::toText(m_connection->transcript().mid(m_transcriptBegins)) : QByteArray();
}

void RelaySession::commit(const AttemptRecord &record)
{
    m_tools.outbox.onStore<Done>([record, claimant = m_tools.claimant, now = m_tools.clock.now()](
                                     Store &store) { return store.claims().record(record, claimant, now); },
        [self = QPointer<RelaySession>(this), record](const Expected<Done, OutboxError> &committed) {
            if (self)
                self->onCommitted(record, committed);
        });
}

void RelaySession::onCommitted(const AttemptRecord &record, const Expected<Done, OutboxError> &committed)
{
    if (!committed && committed.error().kind != OutboxError::Kind::WrongState) {
        m_timer = m_tools.clock.startTimer(kCommitAgain, [this, record] { commit(record); });
        return;
    }
    if (committed && record.ruling.state == State::Sending)
        return deliverRest(record.ruling);
    goOn(record);
}

// Who was served is on the disk: a crash from here on tries the others again, and nobody twice.
void RelaySession::deliverRest(const Ruling &ruling)
{
    const protocol::DeliveryOutcome outcome = *std::exchange(m_partial, std::nullopt);
    m_delivery->goOn(ruling.recipients, outcome);
    m_isConcluded = false;
    if (ruling.hasAccepted)
        Q_EMIT accepted();
    if (m_isBrokenOff)
        return concludeWith(m_delivery->progress().stage, ErrorKind::Cancelled);
    if (m_connection && m_connection->isReady())
        return deliver();
    retireConnection();
    openConnection();
}

void RelaySession::goOn(const AttemptRecord &record)
{
    if (record.ruling.hasAccepted)
        Q_EMIT accepted();
    const auto &error = record.attempt.error;
    const auto disposition = error ? dispositionOfAttempt(*error) : Disposition::Final;
    m_delivery.reset();
    if (disposition == Disposition::RetryRelay)
        Q_EMIT relayFailed(*error);
    else if (disposition == Disposition::AskAccount)
        Q_EMIT accountRefused(*error);
    if (disposition == Disposition::RetryRelay || disposition == Disposition::AskAccount)
        m_isFinishing = true;
    claimNext();
}

void RelaySession::dropConnection()
{
    m_credentialJob.reset();
    if (!m_connection)
        return;
    m_connection->disconnect(this);
    m_connection->deleteLater(); // it may be telling us something right now
    m_connection = nullptr;
}

// Says goodbye where that can still be heard; it takes its time without us.
void RelaySession::retireConnection()
{
    if (!m_connection || !m_connection->isReady())
        return dropConnection();
    transport::Connection *connection = std::exchange(m_connection, nullptr);
    connection->disconnect(this);
    connection->setParent(parent());
    connect(connection, &transport::Connection::finished, connection, &QObject::deleteLater);
    connection->quit();
}

void RelaySession::rest()
{
    if (m_isFinishing || m_isOnlyUrgent || !m_connection || !m_connection->isReady())
        return end();
    ++m_serial;
    m_isResting = true;
    m_timer = m_tools.clock.startTimer(kRestLimit, [this] { end(); });
    Q_EMIT rested();
}

void RelaySession::end()
{
    ++m_serial;
    m_delivery.reset();
    m_isResting = false;
    m_timer.reset();
    retireConnection();
    Q_EMIT ended();
}

} // namespace pillarbox::outbox
