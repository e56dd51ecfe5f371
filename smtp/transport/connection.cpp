#include "smtp/transport/connection.h"

#include "smtp/transport/endpointrace.h"
#include "smtp/transport/link.h"
#include "smtp/transport/wireerror.h"

#include <QMetaObject>
#include <QPointer>

#include <algorithm>

namespace pillarbox::transport {

using protocol::ErrorKind;
using protocol::SendError;
using protocol::Stage;

namespace {

// Plain text is for one endpoint asked for by name; among several it would win by being faster.
QList<Endpoint> withoutPlainText(const QList<Endpoint> &endpoints)
{
    QList<Endpoint> secured;
    std::copy_if(endpoints.begin(), endpoints.end(), std::back_inserter(secured),
        [](const Endpoint &endpoint) { return endpoint.security != protocol::Security::None; });
    return secured.isEmpty() ? endpoints : secured;
}

protocol::DialogueOptions dialogueOptions(const ConnectionSettings &settings)
{
    protocol::DialogueOptions options;
    if (!settings.ehloName.isEmpty())
        options.ehloName = settings.ehloName;
    if (!settings.ehloFallback.isEmpty())
        options.ehloFallback = settings.ehloFallback;
    options.isAuthWanted = settings.isAuthWanted;
    options.secretKind = settings.secretKind;
    options.memory = settings.memory;
    options.mechanism = settings.mechanism;
    // A certificate is its own credential; a server that does not know EXTERNAL may still go by it, or not care.
    if (!settings.clientCertificate.isEmpty() && !settings.isAuthWanted) {
        options.isAuthWanted = options.isAuthOptional = true;
        options.secretKind = protocol::SecretKind::Certificate;
    }
    return options;
}

QByteArray lossLine(const EndpointRace::Attempt &attempt)
{
    const QString address = attempt.address.isNull() ? attempt.endpoint.host : attempt.address.toString();
    QByteArray line = address.toUtf8() + " port " + QByteArray::number(attempt.endpoint.port) + ": ";
    if (!attempt.error)
        return line + "another one was faster";
    line += protocol::stageName(attempt.error->stage) + ' ' + protocol::errorKindName(attempt.error->kind);
    if (!attempt.error->detail.isEmpty())
        line += ' ' + attempt.error->detail.toUtf8();
    return line;
}

} // namespace

Connection::Connection(ConnectionSettings settings, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_settings(std::move(settings))
    , m_clock(clock)
{
}

Connection::~Connection() = default;

void Connection::open()
{
    m_isAwaitingKey = !m_settings.clientCertificate.isEmpty() && m_settings.clientKey.isEmpty();
    m_isAwaitingKey ? clientKeyNeeded() : startRace();
}

void Connection::setClientKey(const std::optional<Secret> &key, const QString &reason)
{
    if (!std::exchange(m_isAwaitingKey, false))
        return;
    m_settings.clientKey = key.value_or(Secret());
    if (key)
        return startRace();
    protocol::SendError error = wireError(Stage::Tls, ErrorKind::CredentialMissing, reason);
    QMetaObject::invokeMethod(
        this, [this, error] { giveUpBeforeRace(error); }, Qt::QueuedConnection);
}

void Connection::giveUpBeforeRace(const SendError &error)
{
    const QPointer<Connection> self(this);
    Q_EMIT failed(error);
    if (self)
        finish();
}

void Connection::startRace()
{
    RaceSettings race;
    race.endpoints = withoutPlainText(m_settings.endpoints);
    race.dialogue = dialogueOptions(m_settings);
    race.isPlainAuthAllowedOnLoopback = m_settings.isPlainAuthAllowedOnLoopback;
    race.tls = {m_settings.trustedPem, m_settings.clientCertificate, m_settings.clientKey, m_settings.trust};
    race.sessions = m_settings.sessions;
    race.proxy = m_settings.proxy;
    race.nameserver = m_settings.nameserver;
    race.waitLimit = m_settings.timeout;
    m_stageBegan = m_clock.monotonic();
    m_race = new EndpointRace(std::move(race), m_clock, this);
    connect(m_race, &EndpointRace::resolved, this, [this] { onRaceStage(Stage::Resolve); });
    connect(m_race, &EndpointRace::stageFinished, this, [this](int attempt, Stage stage) {
        if (const Link *link = m_race->attempts()[size_t(attempt)].link; !m_session)
            m_session = link->session();
        onRaceStage(stage);
    });
    connect(m_race, &EndpointRace::established, this, &Connection::onEstablished);
    connect(m_race, &EndpointRace::ended, this, &Connection::onAttemptEnded);
    connect(m_race, &EndpointRace::allEnded, this, &Connection::onAllEnded);
    m_race->start();
}

// Several talk at once: whoever gets to a stage first tells of it. One alone is heard in full.
void Connection::onRaceStage(Stage stage)
{
    if (m_race->attempts().size() > 1 && m_stagesSeen.contains(stage))
        return;
    if (stage == Stage::Resolve && m_race->attempts().back().address.isNull())
        return;
    m_stagesSeen.append(stage);
    passStage(stage);
}

void Connection::passStage(Stage stage)
{
    const auto now = m_clock.monotonic();
    const auto took = now - std::exchange(m_stageBegan, now);
    Q_EMIT stageFinished(stage, took);
}

void Connection::onAttemptEnded(int attempt)
{
    const EndpointRace::Attempt &ended = m_race->attempts()[size_t(attempt)];
    m_losses.append(lossLine(ended));
    if (!ended.error || (m_error && &mostInformative(*m_error, *ended.error) == &*m_error))
        return;
    m_error = ended.error;
    m_session = ended.link->session();
    m_transcript = ended.link->transcript();
}

void Connection::onEstablished(int attempt)
{
    for (const EndpointRace::Attempt &other : m_race->attempts()) {
        if (other.isStarted && !other.isEnded && &other != &m_race->attempts()[size_t(attempt)])
            m_losses.append(lossLine(other));
    }
    Link *link = m_race->take(attempt, this);
    endRace();
    for (const QByteArray &line : std::as_const(m_losses))
        link->note(line);
    adopt(link);
}

void Connection::adopt(Link *link)
{
    m_link = link;
    connect(link, &Link::stageFinished, this, &Connection::passStage);
    connect(link, &Link::credentialNeeded, this, &Connection::credentialNeeded);
    connect(link, &Link::ready, this, [this] {
        m_hasBeenReady = true;
        Q_EMIT ready();
    });
    connect(link, &Link::failed, this, &Connection::onLinkFailed);
    connect(link, &Link::recipientAnswered, this, &Connection::recipientAnswered);
    connect(link, &Link::progressed, this, &Connection::progressed);
    connect(link, &Link::handOverRequested, this, &Connection::handOverRequested);
    connect(link, &Link::delivered, this, &Connection::delivered);
    connect(link, &Link::closed, this, &Connection::finish);
}

void Connection::onLinkFailed(const SendError &error)
{
    // Giving up an idle link is no failure.
    if (error.kind != ErrorKind::Cancelled || !m_hasBeenReady)
        Q_EMIT failed(error);
}

void Connection::onAllEnded()
{
    for (const EndpointRace::Attempt &attempt : m_race->attempts()) {
        if (attempt.error && !m_error)
            m_error = attempt.error;
        else if (attempt.error)
            m_error = mostInformative(*m_error, *attempt.error);
    }
    endRace();
    const QPointer<Connection> self(this);
    Q_EMIT failed(m_error.value_or(wireError(Stage::Local, ErrorKind::Internal)));
    if (self)
        finish();
}

void Connection::endRace()
{
    m_race->disconnect(this);
    m_race->stop();
    m_race->deleteLater();
    m_race = nullptr;
}

void Connection::setCredential(const std::optional<protocol::Credential> &credential, const QString &reason)
{
    if (m_link)
        m_link->setCredential(credential, reason);
}

void Connection::deliver(const protocol::Envelope &envelope, ContentOpener content)
{
    if (isReady()) {
        m_link->deliver(envelope, std::move(content));
        return;
    }
    // The link may have gone a moment ago, with its news still under way.
    protocol::DeliveryOutcome outcome;
    outcome.error = wireError(Stage::Mail, ErrorKind::Disconnected);
    QMetaObject::invokeMethod(
        this, [this, outcome] { Q_EMIT delivered(outcome); }, Qt::QueuedConnection);
}

void Connection::checkAlive()
{
    if (isReady())
        return m_link->checkAlive();
    QMetaObject::invokeMethod(
        this, [this] { Q_EMIT failed(wireError(Stage::Mail, ErrorKind::Disconnected)); }, Qt::QueuedConnection);
}

void Connection::confirmHandOver()
{
    if (m_link)
        m_link->confirmHandOver();
}

void Connection::cancel()
{
    if (m_link) {
        m_link->cancel();
    } else if (std::exchange(m_isAwaitingKey, false)) {
        giveUpBeforeRace(wireError(Stage::Tls, ErrorKind::Cancelled));
    } else if (m_race) {
        const Stage stage = m_race->stage();
        m_transcript = transcript();
        endRace();
        const QPointer<Connection> self(this);
        Q_EMIT failed(wireError(stage, ErrorKind::Cancelled));
        if (self)
            finish();
    }
}

void Connection::quit()
{
    if (m_link)
        m_link->quit();
    else if (m_race)
        endRace();
    if (!m_link)
        QMetaObject::invokeMethod(this, &Connection::finish, Qt::QueuedConnection);
}

void Connection::finish()
{
    if (!std::exchange(m_isFinished, true))
        Q_EMIT finished();
}

bool Connection::isReady() const
{
    return m_link && m_link->isIdle();
}

const std::optional<Session> &Connection::session() const
{
    return m_link ? m_link->session() : m_session;
}

const protocol::Capabilities &Connection::capabilities() const
{
    static const protocol::Capabilities none;
    return m_link ? m_link->capabilities() : none;
}

const protocol::RelayMemory &Connection::learnt() const
{
    static const protocol::RelayMemory nothing;
    return m_link ? m_link->learnt() : nothing;
}

void Connection::beginTranscript()
{
    if (m_link)
        m_link->beginTranscript();
}

const Transcript &Connection::transcript() const
{
    if (m_link)
        return m_link->transcript();
    // Of those still trying the one that was to be preferred.
    if (m_race) {
        for (const EndpointRace::Attempt &attempt : m_race->attempts()) {
            if (attempt.link)
                return attempt.link->transcript();
        }
    }
    return m_transcript;
}

} // namespace pillarbox::transport
