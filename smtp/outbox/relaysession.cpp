#include "smtp/outbox/relaysession.h"

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

} // namespace

RelaySession::RelaySession(const RelayTools &tools, const account::Account &account, HasCompany hasCompany, QObject *parent)
    : QObject(parent)
    , m_tools(tools)
    , m_account(account)
    , m_hasCompany(std::move(hasCompany))
{
}

void RelaySession::work(bool isOnlyUrgent)
{
    m_isOnlyUrgent = isOnlyUrgent;
    m_isResting = false;
    m_hasClaimed = false;
    m_timer.reset();
    claimNext();
}

void RelaySession::join()
{
    m_isJoining = true;
    openConnection();
}

void RelaySession::finishSoon()
{
    m_isFinishing = true;
    if (m_isResting || m_isJoining)
        end();
}

void RelaySession::claimNext()
{
    ++m_serial;
    m_delivery.reset();
    m_isMarking = m_isConcluded = m_isCancelled = false;
    if (m_isFinishing)
        return end();
    m_tools.outbox.onStore<std::optional<Claim>>(
        [account = m_account.id, claimant = m_tools.claimant, isOnlyUrgent = m_isOnlyUrgent, now = m_tools.clock.now(),
            limits = m_account.limits](
            Store &store) { return store.claims().claimNext(account, claimant, isOnlyUrgent, now, limits); },
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
    if (m_connection && m_connection->mayCarryMore()) {
        m_connection->beginMessage();
        return m_connection->isIdleForLong() ? m_connection->ask() : deliver();
    }
    retireConnection();
    openConnection();
}

void RelaySession::openConnection()
{
    using transport::Connection;
    m_connection = std::make_unique<KeptConnection>(m_tools, m_account, this);
    Connection *wire = &m_connection->wire();
    connect(wire, &Connection::stageFinished, this, &RelaySession::onStage);
    connect(wire, &Connection::ready, this, &RelaySession::onReady);
    connect(wire, &Connection::failed, this, &RelaySession::onFailed);
    connect(wire, &Connection::recipientAnswered, this, [this](const protocol::RecipientReply &reply) {
        if (m_delivery)
            m_delivery->answer(reply);
    });
    connect(wire, &Connection::progressed, this, [this](qint64 written) { onProgress(written); });
    connect(wire, &Connection::handOverRequested, this, &RelaySession::onHandOverRequested);
    connect(wire, &Connection::delivered, this, &RelaySession::onDelivered);
    showProgress(true);
    wire->open();
}

void RelaySession::onReady()
{
    const transport::Connection &wire = m_connection->wire();
    if (!m_connection->isOld() && wire.session()) {
        if (wire.session()->tls)
            m_account.memory = wire.learnt();
        Q_EMIT relayAnswered(*wire.session(), wire.capabilities(), wire.learnt());
    }
    if (std::exchange(m_isJoining, false))
        claimNext();
    else if (m_delivery && !m_isConcluded)
        deliver();
}

void RelaySession::deliver()
{
    const message::MessageFacts facts = m_delivery->facts();
    const message::RelayLimits relay = limitsOf(m_connection->wire().capabilities());
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
    m_delivery->setSession(m_connection->wire().session());
    showProgress(true);
    const auto open
        = [path = m_tools.outbox.spoolFile(m_delivery->id()), encoding = *encoding]() -> std::unique_ptr<QIODevice> {
        auto file = std::make_unique<QFile>(path);
        if (!file->open(QIODevice::ReadOnly | QIODevice::Unbuffered))
            return nullptr;
        return message::encoded(std::move(file), encoding);
    };
    auto envelope = m_delivery->envelope();
    envelope.mostRecipients = m_account.limits.recipients;
    m_connection->wire().deliver(envelope, open);
}

void RelaySession::onFailed(const protocol::SendError &error)
{
    if (m_isJoining)
        return onJoinFailed(seenFromHere(error));
    if (!m_delivery || m_isConcluded) {
        m_connection.reset(); // lost while idle: the next item gets a new one
        return m_isResting ? end() : void();
    }
    if (isWornOut())
        return startOver();
    protocol::DeliveryOutcome outcome;
    outcome.error = seenFromHere(error);
    conclude(outcome);
    m_connection.reset();
}

// A name that worked before has not gone: the network between gives false answers, as at a hotel's sign-in page.
protocol::SendError RelaySession::seenFromHere(protocol::SendError error) const
{
    if (error.kind == ErrorKind::NoSuchHost && !m_account.verifiedEndpoints.isEmpty())
        error.kind = ErrorKind::ResolveFailed;
    return error;
}

// What the relay did is told. That the keychain has been locked by now is not: the others are signed in.
void RelaySession::onJoinFailed(const protocol::SendError &error)
{
    m_wasTurnedAway = true;
    if (dispositionOfAttempt(error) == Disposition::AskAccount && error.kind != ErrorKind::CredentialMissing)
        Q_EMIT accountRefused(error);
    end();
}

void RelaySession::onStage(Stage stage, std::chrono::milliseconds took)
{
    if (!m_delivery)
        return;
    m_delivery->passStage(stage, took);
    m_delivery->setSession(m_connection->wire().session());
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
    m_isMarking = true;
    markHandedOver();
}

void RelaySession::markHandedOver()
{
    m_tools.outbox.onStore<Done>(
        [delivery = *m_delivery, claimant = m_tools.claimant, now = m_tools.clock.now()](Store &store) {
            Attempt attempt;
            attempt.stages = delivery.progress().finished;
            attempt.session = delivery.progress().session;
            return store.claims().markHandedOver(
                delivery.id(), claimant, delivery.positions(), delivery.replies(), now, attempt);
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
    m_connection->wire().confirmHandOver();
}

void RelaySession::onDelivered(const protocol::DeliveryOutcome &outcome)
{
    if (!m_delivery || m_isConcluded)
        return;
    m_isMarking = false;
    if (outcome.error && dispositionOfAttempt(*outcome.error) == Disposition::RetryRelay && isWornOut())
        return startOver();
    conclude(outcome);
    if (outcome.isUsable)
        m_connection->endMessage();
    else
        m_connection.reset();
}

// A server may close a connection on which it has taken enough, or that was idle for long; that is no trouble worth a pause.
bool RelaySession::isWornOut() const
{
    return m_connection->isOld() && !m_isCancelled && !m_isBrokenOff;
}

// Servers limit the connections of a user, and some say so only at MAIL. As long as others are at work it is theirs to find out
// whether more is wrong with the relay, or with the message.
bool RelaySession::isTurnedAway(const protocol::SendError &error) const
{
    if (m_connection && m_connection->isOld())
        return false;
    const auto disposition = dispositionOfAttempt(error);
    const bool isPutOffAtMail = disposition == Disposition::RetryMessage && error.stage == Stage::Mail;
    return (disposition == Disposition::RetryRelay || isPutOffAtMail) && m_hasCompany(*this);
}

// Once, for the new connection has carried nothing yet. A mark made for nothing is taken back first: after a crash it would
// speak of a message that nobody has.
void RelaySession::startOver()
{
    const bool isMarked = m_delivery->progress().isHandedOver;
    ++m_serial;
    m_delivery->beginAnew();
    m_connection.reset();
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
        m_connection->wire().cancel(); // it knows how far the dialogue has come
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
        m_connection.reset();
}

void RelaySession::conclude(const protocol::DeliveryOutcome &outcome)
{
    m_isConcluded = true;
    if (outcome.error && isTurnedAway(*outcome.error))
        return giveBack();
    if (m_connection)
        m_delivery->setSession(m_connection->wire().session());
    const QDateTime now = m_tools.clock.now();
    Ruling ruling = ruleOn(m_delivery->item(), m_delivery->positions(), outcome, m_tools.schedule, now,
        QRandomGenerator::global()->generateDouble());
    if (m_isBrokenOff && ruling.isCancelled) {
        ruling.isCancelled = false;
        ruling.state = State::Waiting;
        if (m_isAbandoned)
            ruling.reason = outcome.error;
    } else if (ruling.state == State::Waiting && outcome.error && isLinkBreak(*outcome.error))
        ruling.dueAt = m_tools.breaks->add(m_delivery->id(), now);
    else
        m_tools.breaks->forget(m_delivery->id());
    if (ruling.state == State::Sending)
        m_partial = outcome;
    const QByteArray transcript = m_connection ? m_connection->transcript() : QByteArray();
    commit(m_delivery->conclude(outcome, ruling, transcript, now, m_tools.clock.monotonic()));
}

void RelaySession::giveBack()
{
    m_wasTurnedAway = m_isFinishing = true;
    commit(m_delivery->giveBack());
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
    Q_EMIT judged(ruling.hasAccepted);
    if (m_isBrokenOff)
        return concludeWith(m_delivery->progress().stage, ErrorKind::Cancelled);
    if (m_connection && m_connection->isReady())
        return deliver();
    retireConnection();
    openConnection();
}

void RelaySession::goOn(const AttemptRecord &record)
{
    const auto error = record.attempt ? record.attempt->error : std::nullopt;
    const auto disposition = error ? dispositionOfAttempt(*error) : Disposition::Final;
    m_delivery.reset();
    if (disposition == Disposition::RetryRelay)
        Q_EMIT relayFailed(*error, record.id);
    else if (disposition == Disposition::AskAccount)
        Q_EMIT accountRefused(*error);
    else if (record.attempt && (!error || error->replyCode > 0))
        Q_EMIT judged(record.ruling.hasAccepted);
    if (disposition == Disposition::RetryRelay || disposition == Disposition::AskAccount)
        m_isFinishing = true;
    claimNext();
}

void RelaySession::retireConnection()
{
    if (m_connection && m_connection->isReady())
        m_connection->quit();
    m_connection.reset();
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
    m_isResting = m_isJoining = false;
    m_timer.reset();
    retireConnection();
    Q_EMIT ended();
}

} // namespace pillarbox::outbox
