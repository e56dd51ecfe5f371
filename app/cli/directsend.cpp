#include "app/cli/directsend.h"

#include "app/cli/trustfile.h"
#include "smtp/message/emlsource.h"
#include "smtp/message/mimewriter.h"

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
    if (!prepareTranscript())
        return;
    transport::ConnectionSettings settings;
    settings.trustedPem = *trusted;
    if (const auto failure = applyRoute(direct().route, settings))
        return finishWith(*failure);
    openConnection(std::move(settings));
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
    m_messageId = m_source.facts.messageId;
    return std::nullopt;
}

void DirectSend::openConnection(transport::ConnectionSettings settings)
{
    settings.endpoints = direct().endpoints;
    settings.ehloFallback = message::envelopeDomain(m_input.from.address);
    settings.isAuthWanted = direct().signsIn();
    settings.secretKind = direct().secretKind;
    settings.mechanism = direct().mechanism;
    settings.isPlainAuthAllowedOnLoopback = direct().isInsecureAuthAllowed;
    settings.timeout = options().timeout;
    m_connection = std::make_unique<transport::Connection>(std::move(settings), m_clock);
    auto *connection = m_connection.get();
    connect(connection, &transport::Connection::credentialNeeded, this, [this] {
        m_connection->setCredential(protocol::Credential{direct().userName.toUtf8(), m_password, direct().secretKind});
    });
    connect(connection, &transport::Connection::ready, this, &DirectSend::deliver);
    connect(connection, &transport::Connection::handOverRequested, connection, &transport::Connection::confirmHandOver);
    connect(connection, &transport::Connection::delivered, this,
        [this](const protocol::DeliveryOutcome &outcome) { decide(resultOf(outcome)); });
    connect(connection, &transport::Connection::failed, this, [this](const SendError &error) {
        SendResult result;
        result.error = error;
        decide(std::move(result));
    });
    connect(connection, &transport::Connection::finished, this, &DirectSend::end, Qt::QueuedConnection);
    connection->open();
}

void DirectSend::deliver()
{
    protocol::Envelope envelope;
    envelope.reversePath = message::envelopePath(m_input.from.address);
    for (const message::Mailbox &recipient : m_input.recipients)
        envelope.forwardPaths += message::envelopePath(recipient.address);
    envelope.size = m_source.facts.size;
    envelope.has8BitContent = m_source.facts.has8BitContent;
    envelope.needsSmtpUtf8 = m_source.facts.has8BitHeader;
    m_connection->deliver(envelope, std::move(m_source.device));
}

SendResult DirectSend::resultOf(const protocol::DeliveryOutcome &outcome) const
{
    SendResult result;
    result.error = outcome.error;
    result.serverReply = outcome.finalReply;
    result.queueId = outcome.queueId;
    for (const protocol::RecipientReply &reply : outcome.recipients) {
        const QString address = m_input.recipients.value(reply.index).address;
        if (!reply.isAccepted())
            result.rejected += {address, reply.replyCode, reply.enhanced, reply.text, reply.isPermanent()};
        else if (!outcome.error)
            result.accepted += address;
    }
    return result;
}

// The first word counts; what comes after it is the link's end.
void DirectSend::decide(SendResult result)
{
    if (m_result)
        return;
    m_result = std::move(result);
    m_connection->quit();
    QMetaObject::invokeMethod(this, &DirectSend::end, Qt::QueuedConnection); // the reply to QUIT tells nothing
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
    result.messageId = m_messageId;
    result.context = context();
    writeTranscript(transport::toText(m_connection->transcript()));
    finishWith(std::move(result));
}

} // namespace pillarbox::app
