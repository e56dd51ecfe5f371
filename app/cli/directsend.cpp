#include "app/cli/directsend.h"

#include "app/cli/trustfile.h"
#include "app/platform/network.h"
#include "smtp/account/captiveportal.h"
#include "smtp/message/emlsource.h"
#include "smtp/message/mimewriter.h"
#include "smtp/outbox/relayform.h"
#include "smtp/outbox/ruling.h"

#include <algorithm>
#include <numeric>

namespace pillarbox::app {

using protocol::ErrorKind;
using protocol::SendError;

namespace {

SendError errorOf(const message::WriteError &error)
{
    using Kind = message::WriteError::Kind;
    switch (error.kind) {
    case Kind::CannotReadFile:
        return localError(ErrorKind::CannotReadFile, error.detail);
    case Kind::ControlCharacter:
        return localError(ErrorKind::BadInput, error.detail);
    case Kind::BadAddress:
    case Kind::NoFrom:
        break;
    }
    return localError(ErrorKind::BadAddress, error.detail);
}

} // namespace

DirectSend::DirectSend(SendOptions options, Secret password, Clock &clock, QObject *parent)
    : SendTask(std::move(options), clock, parent)
    , m_password(std::move(password))
    , m_clock(clock)
{
}

void DirectSend::start()
{
    const auto trusted = readTrustFile(direct().caFile);
    if (!trusted)
        return finishWith(trusted.error());
    auto input = readMessage(options().message, std::nullopt);
    if (!input)
        return finishWith(input.error());
    m_input = std::move(*input);
    if (const auto error = openMessage())
        return finishWith(*error);
    m_trustedPem = trusted.value();
    m_positions.resize(m_input.recipients.size());
    std::iota(m_positions.begin(), m_positions.end(), 0);
    if (prepareTranscript())
        openConnection();
}

std::optional<SendError> DirectSend::openMessage()
{
    if (m_input.emlPath) {
        auto source = message::openEml(*m_input.emlPath);
        if (!source)
            return localError(ErrorKind::CannotReadFile, source.error().detail);
        m_source = std::move(*source);
    } else {
        auto source = message::writeMessage(m_input.draft);
        if (!source)
            return errorOf(source.error());
        m_source = std::move(*source);
    }
    return std::nullopt;
}

void DirectSend::openConnection()
{
    transport::ConnectionSettings settings;
    settings.endpoints = direct().endpoints;
    settings.ehloFallback = message::envelopeDomain(m_input.from.address);
    settings.isAuthWanted = direct().signsIn();
    settings.secretKind = direct().secretKind;
    settings.mechanism = direct().mechanism;
    settings.isPlainAuthAllowedOnLoopback = direct().isInsecureAuthAllowed;
    settings.trustedPem = m_trustedPem;
    applyRoute(direct().route, settings);
    settings.timeout = options().timeout;
    m_connection = std::make_unique<transport::Connection>(std::move(settings), m_clock);
    auto *connection = m_connection.get();
    connect(connection, &transport::Connection::credentialNeeded, this, [this] {
        m_connection->setCredential(protocol::Credential{direct().userName.toUtf8(), m_password, direct().secretKind});
    });
    connect(connection, &transport::Connection::ready, this, &DirectSend::encode);
    connect(connection, &transport::Connection::handOverRequested, connection, &transport::Connection::confirmHandOver);
    connect(connection, &transport::Connection::delivered, this, &DirectSend::onDelivered);
    connect(connection, &transport::Connection::failed, this, [this](const SendError &error) { fail(error); });
    connect(connection, &transport::Connection::finished, this, &DirectSend::end, Qt::QueuedConnection);
    connection->open();
}

void DirectSend::encode()
{
    const message::RelayLimits relay = outbox::limitsOf(m_connection->capabilities());
    if (message::goesAsItIs(m_source.facts, relay))
        return deliver(outbox::formFor(m_source.facts, relay, m_source.open));
    m_encoder = std::make_unique<outbox::WorkerThread>(QStringLiteral("encoder"));
    m_encoder->post([this, facts = m_source.facts, open = m_source.open, relay] {
        const auto encoding = outbox::formFor(facts, relay, open);
        QMetaObject::invokeMethod(
            this, [this, encoding] { deliver(encoding); }, Qt::QueuedConnection);
    });
}

void DirectSend::deliver(const Expected<message::WireEncoding, SendError> &encoding)
{
    if (m_result || !m_connection->isReady())
        return; // the link was lost meanwhile
    if (!encoding)
        return fail(encoding.error());
    protocol::Envelope envelope;
    envelope.reversePath = message::envelopePath(m_input.from.address);
    for (const int position : std::as_const(m_positions))
        envelope.forwardPaths += message::envelopePath(m_input.recipients[position].address);
    outbox::declare(*encoding, envelope);
    envelope.needsSmtpUtf8 = m_source.facts.has8BitHeader;
    envelope.options = options().wishes;
    m_soFar.form = encoding->form;
    m_connection->deliver(
        envelope, [open = m_source.open, encoding = *encoding] { return message::encoded(open(), encoding); });
}

void DirectSend::onDelivered(const protocol::DeliveryOutcome &outcome)
{
    SendResult result = m_soFar;
    addTo(result, outcome);
    if (!outbox::hasRest(outcome, m_positions.size()))
        return decide(std::move(result));
    QList<int> rest;
    for (const int index : outcome.leftOver)
        rest += m_positions.value(index);
    result.error.reset();
    m_soFar = std::move(result);
    m_positions = std::move(rest);
    if (outcome.isUsable)
        return encode();
    m_connection->disconnect(this);
    m_connection.release()->deleteLater(); // it is telling us this right now
    openConnection();
}

// What a former transaction settled stays settled: an error of a later one is its recipients' alone.
void DirectSend::addTo(SendResult &result, const protocol::DeliveryOutcome &outcome) const
{
    result.error = outcome.error;
    result.serverReply = outcome.finalReply.isEmpty() ? result.serverReply : outcome.finalReply;
    result.queueId = outcome.queueId.isEmpty() ? result.queueId : outcome.queueId;
    result.notOffered = outcome.notOffered.isEmpty() ? result.notOffered : outcome.notOffered;
    for (const protocol::RecipientReply &reply : outcome.recipients) {
        const QString address = m_input.recipients.value(m_positions.value(reply.index)).address;
        if (!reply.isAccepted())
            result.rejected += {address, reply.replyCode, reply.enhanced, reply.text, reply.isPermanent()};
        else if (!outcome.error)
            result.accepted += address;
    }
}

void DirectSend::fail(const SendError &error)
{
    loadNetworkInformation();
    SendResult result = m_soFar;
    result.error = account::isToldOfPortal() ? account::seenBehindPortal(error, direct().endpoints.first().host) : error;
    decide(std::move(result));
}

// The first word counts; what comes after it is the link's end.
void DirectSend::decide(SendResult result)
{
    if (m_result)
        return;
    if (result.error && !m_soFar.accepted.isEmpty())
        settle(result);
    m_result = std::move(result);
    m_connection->quit();
    QMetaObject::invokeMethod(this, &DirectSend::end, Qt::QueuedConnection); // the reply to QUIT tells nothing
}

// Some have it by a former transaction; who was not answered in this one has not, for the reason of its error.
void DirectSend::settle(SendResult &result) const
{
    if (result.isUncertain())
        return;
    const SendError error = *std::exchange(result.error, std::nullopt);
    for (const int position : m_positions) {
        const QString address = m_input.recipients[position].address;
        const bool isAnswered = std::any_of(result.rejected.begin(), result.rejected.end(),
            [&address](const Rejection &rejection) { return rejection.address == address; });
        if (!isAnswered)
            result.rejected += rejectionFor(address, error);
    }
}

void DirectSend::interrupt()
{
    if (m_connection)
        m_connection->cancel();
    else
        finishWith(localError(ErrorKind::Cancelled));
}

ui::Context DirectSend::context() const
{
    const transport::Endpoint &first = direct().endpoints.first();
    ui::Context context{.host = first.host, .userName = direct().userName, .isInOutbox = false};
    context.port = direct().endpoints.size() == 1 ? first.port : 0;
    return context;
}

void DirectSend::end()
{
    if (std::exchange(m_isEnded, true))
        return;
    SendResult result;
    result.error = localError(ErrorKind::Cancelled); // interrupted before there was an outcome
    if (m_result)
        result = std::move(*m_result);
    result.session = m_connection->session();
    result.messageId = m_source.facts.messageId;
    result.context = context();
    writeTranscript(transport::toText(m_connection->transcript()));
    finishWith(std::move(result));
}

} // namespace pillarbox::app
