#include "smtp/outbox/relaysession.h"

#include "smtp/outbox/relayform.h"

#include <QFile>
#include <QFileInfo>

namespace pillarbox::outbox {

namespace {

using namespace std::chrono_literals;
using protocol::Disposition;
using protocol::ErrorKind;
using protocol::Stage;

constexpr auto kProgressInterval = 50ms; // 20 times a second; more cannot be seen
// Servers wait 5 minutes for a command (RFC 5321 4.5.3.2.7), and busy ones would rather have their connections back.
constexpr auto kRestLimit = 60s;

} // namespace

RelaySession::RelaySession(const RelayTools &tools, const Route &route, HasCompany hasCompany, QObject *parent)
    : QObject(parent)
    , m_tools(tools)
    , m_route(route)
    , m_hasCompany(std::move(hasCompany))
    , m_signingKeys(m_tools.credentials)
    , m_writer(
          m_tools, [this] { return m_isEnding ? end() : void(); }, [this](const auto &error) { Q_EMIT outcomeStuck(error); })
    , m_next(m_tools, m_writer)
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
    m_next.giveBack();
    if (m_isResting || m_isJoining)
        end();
}

void RelaySession::prepareForNext()
{
    ++m_serial;
    m_delivery.reset();
    m_isMarking = m_isConcluded = m_isCancelled = false;
}

ClaimWish RelaySession::wish() const
{
    return {m_route.sender.id, m_isOnlyUrgent, m_route.sender.limits};
}

void RelaySession::claimNext()
{
    prepareForNext();
    if (m_isFinishing)
        return end();
    m_tools.outbox.onStore<std::optional<Claim>>([wish = wish(), claimant = m_tools.claimant, now = m_tools.clock.now()](
                                                     Store &store) { return claimFor(wish, store, claimant, now); },
        guarded(&RelaySession::onClaimed));
}

void RelaySession::onClaimed(const Expected<std::optional<Claim>, OutboxError> &claim)
{
    if (!claim && claim.error().kind != OutboxError::Kind::Busy)
        return giveUpClaiming(claim.error());
    if (!claim || !claim.value())
        return rest();
    m_hasClaimed = true;
    m_delivery.emplace(*claim.value(), m_tools.clock.now(), m_tools.clock.monotonic());
    if (m_isBrokenOff)
        return concludeWith(Stage::Local, ErrorKind::Cancelled);
    attempt();
}

// As trouble of the relay: nothing of the account can go out.
void RelaySession::giveUpClaiming(const OutboxError &error)
{
    Q_EMIT relayFailed(cannotWrite(error), {});
    m_isFinishing = true;
    end();
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
    m_connection = std::make_unique<KeptConnection>(m_tools, m_route.relay, this);
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
    m_hasRenewed = false;
    if (!m_connection->isOld() && wire.session()) {
        if (wire.session()->tls)
            m_route.relay.memory = wire.learnt();
        Q_EMIT relayAnswered(*wire.session(), wire.capabilities(), wire.learnt());
    }
    if (std::exchange(m_isJoining, false))
        claimNext();
    else if (m_delivery && !m_isConcluded)
        deliver();
}

void RelaySession::deliver()
{
    const account::Identity *identity = m_route.sender.identityFor(m_delivery->item().from.address);
    if (!identity || !identity->signing)
        return encode({});
    m_signingKeys.get(
        *identity->signing, [this, serial = m_serial](const Expected<message::DkimSigning, protocol::SendError> &signing) {
            if (m_serial != serial || m_isConcluded || !m_connection || !m_connection->isReady())
                return; // cancelled, or the link was lost meanwhile
            signing ? encode(*signing) : concludeWith(Stage::Local, signing.error().kind, signing.error().detail);
        });
}

void RelaySession::encode(const std::optional<message::DkimSigning> &signing)
{
    const message::MessageFacts facts = m_delivery->facts();
    const message::RelayLimits relay = limitsOf(m_connection->wire().capabilities());
    if (!signing && message::goesAsItIs(facts, relay))
        return onEncoded(message::encodingFor(facts, relay, {}).value());
    const auto answer = guarded(&RelaySession::onEncoded);
    if (signing)
        m_tools.outbox.encodeSigned(m_delivery->id(), facts, relay, *signing, m_delivery->startedAt(), answer);
    else
        m_tools.outbox.encode(m_delivery->id(), facts, relay, answer);
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
    envelope.mostRecipients = m_route.relay.limits.recipients;
    m_connection->wire().deliver(envelope, open);
}

void RelaySession::onFailed(const protocol::SendError &error)
{
    if (isRenewing(error))
        return m_delivery && !m_isConcluded ? startOver() : openConnection();
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

// A name that worked before has not gone: the network between gives false answers, as at a hotel's sign-in page. And a message
// that is there but cannot be read may be readable later.
protocol::SendError RelaySession::seenFromHere(protocol::SendError error) const
{
    if (m_connection)
        error = m_connection->named(error);
    error = m_tools.portal->understand(error, m_route.relay);
    if (error.kind == ErrorKind::NoSuchHost && !m_route.relay.verifiedEndpoints.isEmpty())
        error.kind = ErrorKind::ResolveFailed;
    if (error.kind == ErrorKind::CannotReadFile && m_delivery) {
        const QString file = m_tools.outbox.spoolFile(m_delivery->id());
        const QString name = QFileInfo(file).fileName();
        error.kind = isLost(file, m_delivery->item().size) ? ErrorKind::SpoolMissing : ErrorKind::SpoolUnreadable;
        if (!error.detail.startsWith(name))
            error.detail = name + QLatin1String(": ") + error.detail;
    }
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
    const bool mayClaim = !m_isFinishing && m_next.isEmpty() && m_connection->answersAtOnce();
    const auto job = [delivery = *m_delivery, claimant = m_tools.claimant, now = m_tools.clock.now(),
                         next = mayClaim ? std::optional(wish()) : std::nullopt](
                         Store &store) -> Expected<std::optional<Claim>, OutboxError> {
        Attempt attempt;
        attempt.stages = delivery.progress().finished;
        attempt.session = delivery.progress().session;
        const auto marked
            = store.claims().markHandedOver(delivery.id(), claimant, delivery.positions(), delivery.replies(), now, attempt);
        if (!marked)
            return Unexpected{marked.error()};
        const auto claim = claimFor(next, store, claimant, now);
        return claim ? claim.value() : std::nullopt;
    };
    m_tools.outbox.onStore<std::optional<Claim>>(
        job,
        [self = QPointer<RelaySession>(this), serial = m_serial](const Expected<std::optional<Claim>, OutboxError> &marked) {
            if (!self)
                return;
            self->setNext(marked ? *marked : std::nullopt);
            if (self->m_serial == serial)
                self->onMarked(marked ? std::nullopt : std::optional(marked.error()));
        },
        Outbox::Answering::BeforeNews);
}

void RelaySession::onMarked(const std::optional<OutboxError> &error)
{
    if (!m_isMarking || m_isConcluded)
        return; // the link was lost meanwhile
    m_isMarking = false;
    if (error)
        return concludeWith(Stage::Local, ErrorKind::CannotWriteFile, error->detail);
    if (m_isCancelled)
        return concludeWith(Stage::Data, ErrorKind::Cancelled);
    m_delivery->setHandedOver();
    showProgress(true);
    m_connection->awaitAnswer();
    m_connection->wire().confirmHandOver();
}

void RelaySession::setNext(const std::optional<Claim> &claim)
{
    if (claim)
        m_next.set(*claim);
    if (m_isFinishing)
        m_next.giveBack();
}

void RelaySession::onDelivered(const protocol::DeliveryOutcome &outcome)
{
    if (!m_delivery || m_isConcluded)
        return;
    if (outcome.error && dispositionOfAttempt(*outcome.error) == Disposition::RetryRelay && isWornOut())
        return startOver();
    m_isMarking = false;
    const State state = conclude(outcome);
    if (!outcome.isUsable)
        return m_connection.reset();
    m_connection->endMessage();
    if (state == State::Sent && !m_isFinishing && m_writer.count() == 1)
        overtake();
}

// Not further: behind an outcome that cannot be written nothing else is to happen.
void RelaySession::overtake()
{
    if (const auto next = m_next.take()) {
        prepareForNext();
        onClaimed(next);
    }
}

// A server may close a connection on which it has taken enough, or that was idle for long; that is no trouble worth a pause.
bool RelaySession::isWornOut() const
{
    return m_connection->isOld() && !m_isCancelled && !m_isBrokenOff;
}

// An access token may be taken back, or run out by the relay's clock: one new one, and one more try.
bool RelaySession::isRenewing(const protocol::SendError &error)
{
    const bool isWanted = m_isJoining || (m_delivery && !m_isConcluded);
    return isWanted && !m_isCancelled && !m_isBrokenOff && !m_hasRenewed && m_connection->isWorthRenewing(error)
        && (m_hasRenewed = true);
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

// What the account's own relay would say is not known yet.
bool RelaySession::isNoBackup(const protocol::SendError &error) const
{
    return m_route.insteadOf && !m_isCancelled && !m_isBrokenOff && isBeforeEnvelope(error);
}

// Once, for the new connection has carried nothing yet. A mark made for nothing is taken back first: after a crash it would
// speak of a message that nobody has.
void RelaySession::startOver()
{
    const bool isMarked = m_delivery->progress().isHandedOver || m_isMarking;
    m_isMarking = false;
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
    if (m_next.cancel(id))
        return true;
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

void RelaySession::retireConnection()
{
    if (m_connection && m_connection->isReady())
        m_connection->quit();
    m_connection.reset();
}

void RelaySession::rest()
{
    if (m_isFinishing || m_isOnlyUrgent || m_route.insteadOf || !m_connection || !m_connection->isReady()
        || m_writer.count() > 0)
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
    m_next.giveBack();
    m_isEnding = m_writer.count() > 0;
    if (m_isEnding) {
        m_isFinishing = true;
        return;
    }
    retireConnection();
    Q_EMIT ended();
}

} // namespace pillarbox::outbox
