#include "tests/unit/protocol/scriptplayer.h"

#include "smtp/base/overloaded.h"
#include "smtp/protocol/datastuffer.h"

#include <QStringBuilder>

#include <utility>

namespace pillarbox::test {

using namespace protocol;

namespace {

DialogueOptions optionsOf(const TranscriptScript &script)
{
    DialogueOptions options;
    options.security = script.security;
    options.ehloName = "client.example";
    options.isAuthWanted = script.isAuthWanted;
    options.mechanism = script.mechanism;
    options.secretKind = script.secretKind;
    options.clientNonce = script.clientNonce;
    options.memory = script.memory;
    options.isPlainTextAuthAllowed = script.isPlainTextAuthAllowed;
    options.stopsAfterEhlo = script.isProbe;
    return options;
}

QString text(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.left(300).toPercentEncoding(" <>@.:=*+/[]-_,;"));
}

ScriptResult resultOf(const std::optional<DeliveryOutcome> &outcome, const std::optional<SendError> &error)
{
    if (error)
        return error->mayHaveBeenDelivered ? ScriptResult::Uncertain : ScriptResult::Failed;
    if (!outcome)
        return ScriptResult::Ready;
    for (const RecipientReply &reply : outcome->recipients) {
        if (!reply.isAccepted())
            return ScriptResult::Partial;
    }
    return ScriptResult::Sent;
}

QList<int> codesOf(const DeliveryOutcome &outcome)
{
    QList<int> codes;
    for (const RecipientReply &reply : outcome.recipients)
        codes.append(reply.replyCode);
    return codes;
}

} // namespace

ScriptPlayer::ScriptPlayer(const TranscriptScript &script, qsizetype chunk)
    : m_script(script)
    , m_chunk(chunk)
    , m_dialogue(optionsOf(script))
{
}

std::optional<QString> ScriptPlayer::play()
{
    run(m_dialogue.connected());
    for (m_step = 0; m_step < m_script.steps.size(); ++m_step) {
        goOn();
        auto bad = std::visit([this](const auto &step) { return take(step); }, m_script.steps[m_step]);
        if (!bad)
            bad = m_fault;
        if (bad)
            return QStringLiteral("step %1: ").arg(m_step + 1) + *bad;
    }
    goOn();
    return checkEnd();
}

void ScriptPlayer::run(const Actions &actions)
{
    for (const Action &action : actions)
        perform(action);
}

void ScriptPlayer::perform(const Action &action)
{
    if (m_isClosed)
        m_fault = QStringLiteral("an action after Close");
    std::visit(overloaded{
                   [this](const Write &write) { m_sent += write.bytes; },
                   [this](const WriteSecret &write) {
                       m_sent += write.bytes.reveal();
                       if (!write.shown.endsWith("********"))
                           m_fault = QStringLiteral("a secret is shown");
                   },
                   [this](const BeginTls &) { m_isTlsWanted = true; },
                   [this](const NeedCredential &) { m_isCredentialWanted = true; },
                   [this](const NeedTurn &) { m_isTurnWanted = true; },
                   [this](const SendBody &body) { m_body = body; },
                   [this](const SendRest &) { m_sent += std::exchange(m_rest, {}); },
                   [this](const NeedHandOver &) { m_isHandOverWanted = true; },
                   [this](const SetDeadline &deadline) { m_limit = deadline.limit; },
                   [this](const Report &report) { note(report.event); },
                   [this](const Close &) { m_isClosed = true; },
               },
        action);
}

void ScriptPlayer::note(const Event &event)
{
    if (const auto *finished = std::get_if<DeliveryFinished>(&event))
        m_results.push_back({finished->outcome, finished->outcome.error});
    else if (const auto *failed = std::get_if<DialogueFailed>(&event))
        m_results.push_back({{}, failed->error});
    else if (std::holds_alternative<DialogueReady>(event)) {
        m_isReady = true;
        if (m_script.messages.isEmpty())
            m_results.push_back({});
    }
}

void ScriptPlayer::goOn()
{
    if (std::exchange(m_isCredentialWanted, false)) {
        std::optional<Credential> credential;
        if (m_script.login)
            credential = Credential{m_script.login->userName, Secret(m_script.login->password)};
        run(m_dialogue.credential(credential, m_script.missingReason));
    }
    while (std::exchange(m_isTurnWanted, false))
        run(m_dialogue.nextTurn());
    while (m_isReady && !m_isClosed && m_dialogue.isIdle() && m_nextMessage < m_script.messages.size())
        run(m_dialogue.deliver(m_script.envelope(m_script.messages.at(m_nextMessage++))));
    if (m_body && m_body->isChunk)
        sendChunk();
    const bool isDone = m_nextMessage == m_script.messages.size() && !m_script.isProbe;
    if (m_isReady && !m_isClosed && isDone && m_sent.isEmpty() && isQuitNext() && m_dialogue.isIdle())
        run(m_dialogue.quit());
}

bool ScriptPlayer::isQuitNext() const
{
    if (m_step >= m_script.steps.size())
        return false;
    const auto *line = std::get_if<step::ClientLine>(&m_script.steps[m_step]);
    return line && line->line == "QUIT";
}

// All of a chunk but what is kept back; the rest when it has been handed over, unless the script breaks it off.
void ScriptPlayer::sendChunk()
{
    const qsizetype given = qMax<qsizetype>(0, m_script.content.size() - flightLimit);
    const QByteArray whole = m_body->head + m_script.content;
    const qsizetype kept = given > 0 ? m_script.content.size() - given : whole.size();
    m_sent += whole.chopped(kept);
    m_rest = whole.last(kept);
    m_body.reset();
    if (m_script.isHalfNext(m_step))
        return;
    run(m_dialogue.bodyWritten());
    if (!std::exchange(m_isHandOverWanted, false) || m_rest.isEmpty())
        m_fault = QStringLiteral("the end of the content is not announced");
    run(m_dialogue.handedOver());
}

ScriptPlayer::Problem ScriptPlayer::take(const QByteArray &line)
{
    if (!m_sent.startsWith(line))
        return QStringLiteral("wanted \"%1\", the client has sent \"%2\"").arg(text(line), text(m_sent));
    m_sent.remove(0, line.size());
    return std::nullopt;
}

ScriptPlayer::Problem ScriptPlayer::take(const step::ClientLine &step)
{
    return take(step.line + "\r\n");
}

ScriptPlayer::Problem ScriptPlayer::take(const step::ServerBytes &step)
{
    if (!m_sent.isEmpty())
        return QStringLiteral("before the server speaks the client has also sent \"%1\"").arg(text(m_sent));
    const qsizetype chunk = m_chunk == 0 ? step.bytes.size() : m_chunk;
    for (qsizetype at = 0; at < step.bytes.size() && !m_isClosed; at += chunk)
        run(m_dialogue.received(QByteArrayView(step.bytes).sliced(at, qMin(chunk, step.bytes.size() - at))));
    return std::nullopt;
}

ScriptPlayer::Problem ScriptPlayer::take(const step::Tls &)
{
    if (!std::exchange(m_isTlsWanted, false) || !m_sent.isEmpty() || m_isClosed)
        return QStringLiteral("the client does not begin TLS");
    if (!m_dialogue.isReceiveBufferEmpty())
        return QStringLiteral("bytes are kept across TLS");
    run(m_dialogue.encrypted(m_script.certificate));
    return std::nullopt;
}

ScriptPlayer::Problem ScriptPlayer::take(const step::Body &)
{
    if (!std::exchange(m_body, std::nullopt) || !m_sent.isEmpty())
        return QStringLiteral("the client does not send the content");
    DataStuffer stuffer;
    const qsizetype chunk = m_chunk == 0 ? m_script.content.size() : m_chunk;
    for (qsizetype at = 0; at < m_script.content.size(); at += chunk)
        m_sent += stuffer.stuff(m_script.content.mid(at, chunk));
    m_sent += stuffer.finish();
    run(m_dialogue.bodyWritten());
    if (!std::exchange(m_isHandOverWanted, false))
        return QStringLiteral("the end of the data is not announced");
    run(m_dialogue.handedOver());
    return take(m_script.stuffedContent());
}

ScriptPlayer::Problem ScriptPlayer::take(const step::Chunk &)
{
    return take(m_script.content);
}

ScriptPlayer::Problem ScriptPlayer::take(const step::HalfBody &)
{
    const bool hasBegun = std::exchange(m_body, std::nullopt).has_value() || !m_rest.isEmpty();
    m_sent.clear();
    return hasBegun ? std::nullopt : Problem(QStringLiteral("the client does not send the content"));
}

ScriptPlayer::Problem ScriptPlayer::take(const step::Drop &)
{
    run(m_dialogue.lost(ErrorKind::Disconnected, {}));
    return std::nullopt;
}

ScriptPlayer::Problem ScriptPlayer::take(const step::Reset &)
{
    return take(step::Drop()); // the driver tells no difference
}

ScriptPlayer::Problem ScriptPlayer::take(const step::Wait &)
{
    if (!m_limit)
        return QStringLiteral("the client would wait for ever");
    run(m_dialogue.timedOut());
    return std::nullopt;
}

ScriptPlayer::Problem ScriptPlayer::take(const step::ClientCloses &)
{
    return m_isClosed ? std::nullopt : Problem(QStringLiteral("the client does not close"));
}

ScriptPlayer::Problem ScriptPlayer::checkEnd() const
{
    if (!m_sent.isEmpty())
        return QStringLiteral("at the end the client has also sent \"%1\"").arg(text(m_sent));
    if (!m_isClosed && !m_dialogue.isIdle())
        return QStringLiteral("at the end the client still waits");
    if (m_results.size() != m_script.expectations.size())
        return QStringLiteral("%1 results instead of %2").arg(m_results.size()).arg(m_script.expectations.size());
    for (std::size_t at = 0; at < m_results.size(); ++at) {
        if (const auto bad = checkResult(m_results[at], m_script.expectations[at]))
            return QStringLiteral("result %1: ").arg(at + 1) + *bad;
    }
    return std::nullopt;
}

ScriptPlayer::Problem ScriptPlayer::checkResult(const Result &result, const Expectation &expected) const
{
    const SendError error = result.error.value_or(SendError());
    const int code = result.error ? error.replyCode : 0;
    const QString facts = QStringLiteral("%1 %2 %3 %4")
                              .arg(int(resultOf(result.outcome, result.error)))
                              .arg(text(stageName(error.stage)), text(errorKindName(error.kind)))
                              .arg(code);
    const bool fits = resultOf(result.outcome, result.error) == expected.result
        && (expected.stage.isEmpty() || (result.error && expected.stage == stageName(error.stage)))
        && (expected.kind.isEmpty() || (result.error && expected.kind == errorKindName(error.kind)))
        && (!expected.replyCode || *expected.replyCode == code)
        && (!expected.recipientCodes || (result.outcome && *expected.recipientCodes == codesOf(*result.outcome)))
        && (!expected.queueId || (result.outcome && *expected.queueId == result.outcome->queueId))
        && (!expected.isUsable || (result.outcome && *expected.isUsable == result.outcome->isUsable))
        && (!expected.leftOver || (result.outcome && *expected.leftOver == result.outcome->leftOver))
        && (!expected.notOffered || (result.outcome && QByteArrayList(*expected.notOffered) == result.outcome->notOffered))
        && (!expected.detail || (result.error && *expected.detail == error.detail));
    return fits ? std::nullopt : Problem(QStringLiteral("it was ") + facts);
}

} // namespace pillarbox::test
