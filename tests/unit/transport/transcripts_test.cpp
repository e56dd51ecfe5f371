// Every script of tests/transcripts, and every fault at every place, once more with a real socket, real TLS and the whole of
// Connection or Probe in between.

#include "smtp/transport/probe.h"
#include "tests/support/hostilescripts.h"
#include "tests/support/manualclock.h"
#include "tests/support/scriptedserver.h"
#include "tests/unit/transport/connectionwatch.h"

#include <QFileInfo>
#include <QStringBuilder>

#include <gtest/gtest.h>

#include <memory>

namespace pillarbox::test {

namespace {

using namespace protocol;
using transport::Endpoint;

struct Result {
    std::optional<DeliveryOutcome> outcome;
    std::optional<SendError> error; // of the outcome, or outside a delivery
};

ScriptResult kindOf(const Result &result)
{
    if (result.error)
        return result.error->mayHaveBeenDelivered ? ScriptResult::Uncertain : ScriptResult::Failed;
    if (!result.outcome)
        return ScriptResult::Ready;
    const auto &replies = result.outcome->recipients;
    const bool isPartial = std::any_of(replies.begin(), replies.end(), [](const auto &reply) { return !reply.isAccepted(); });
    return isPartial ? ScriptResult::Partial : ScriptResult::Sent;
}

void expectFits(const Result &result, const Expectation &expected)
{
    EXPECT_EQ(int(kindOf(result)), int(expected.result));
    if (result.error) {
        const QByteArray stage = stageName(result.error->stage);
        const QByteArray kind = errorKindName(result.error->kind);
        EXPECT_EQ(stage, expected.stage.isEmpty() ? stage : expected.stage);
        EXPECT_EQ(kind, expected.kind.isEmpty() ? kind : expected.kind);
        EXPECT_EQ(result.error->replyCode, expected.replyCode.value_or(result.error->replyCode));
        EXPECT_EQ(result.error->detail, expected.detail.value_or(result.error->detail));
    }
    if (!result.outcome)
        return;
    QList<int> codes;
    for (const RecipientReply &reply : result.outcome->recipients)
        codes.append(reply.replyCode);
    EXPECT_EQ(codes, expected.recipientCodes.value_or(codes));
    EXPECT_EQ(result.outcome->queueId, expected.queueId.value_or(result.outcome->queueId));
    EXPECT_EQ(result.outcome->isUsable, expected.isUsable.value_or(result.outcome->isUsable));
    EXPECT_EQ(result.outcome->leftOver, expected.leftOver.value_or(result.outcome->leftOver));
    EXPECT_EQ(result.outcome->notOffered, QByteArrayList(expected.notOffered.value_or(result.outcome->notOffered)));
}

Endpoint endpointOf(const TranscriptScript &script, quint16 port)
{
    return {QStringLiteral("localhost"), port, script.security};
}

class ScriptRun
{
public:
    explicit ScriptRun(TranscriptScript script)
        : m_script(std::move(script))
        , m_server(m_script)
    {
    }

    void play()
    {
        ASSERT_TRUE(m_server.start());
        if (m_script.isProbe)
            probe();
        else
            connectAndDeliver();
        const bool isDone = await([this] {
            if (m_server.isWaitNext() && hasHeardAll())
                m_clock.advanceToNextTimer();
            else if (m_watch)
                goOn();
            return m_server.isFinished() && (!m_watch || results().size() >= m_script.expectations.size());
        });
        EXPECT_TRUE(m_server.problem().isEmpty()) << qPrintable(m_server.problem());
        ASSERT_TRUE(isDone) << transcript().toStdString();
        check();
    }

private:
    void connectAndDeliver()
    {
        transport::ConnectionSettings settings;
        settings.endpoints = {endpointOf(m_script, m_server.port())};
        settings.endpoints[0].host = QStringLiteral("127.0.0.1");
        settings.ehloName = "client.example";
        settings.isAuthWanted = m_script.isAuthWanted;
        settings.mechanism = m_script.mechanism;
        settings.secretKind = m_script.secretKind;
        settings.memory = m_script.memory;
        settings.isPlainAuthAllowedOnLoopback = m_script.isPlainTextAuthAllowed;
        settings.trustedPem = m_server.trustedPem();
        m_watch = std::make_unique<ConnectionWatch>(settings, m_clock);
        m_watch->credential.reset();
        const bool isCutInBody = std::any_of(m_script.steps.begin(), m_script.steps.end(),
            [](const Step &step) { return std::holds_alternative<step::HalfBody>(step); });
        m_watch->confirmsHandOver = !isCutInBody;
        m_watch->connection->open();
    }

    void probe()
    {
        transport::ProbeSettings settings;
        settings.endpoints = {endpointOf(m_script, m_server.port())};
        settings.endpoints[0].host = QStringLiteral("127.0.0.1");
        settings.ehloName = "client.example";
        settings.trustedPem = m_server.trustedPem();
        m_probe = std::make_unique<transport::Probe>(settings, m_clock);
        QObject::connect(m_probe.get(), &transport::Probe::finished, [this] { m_isProbeFinished = true; });
        m_probe->start();
    }

    // What the connection's user does when it can.
    void goOn()
    {
        if (m_watch->credentialCount > m_answeredCredentials) {
            ++m_answeredCredentials;
            std::optional<Credential> credential;
            if (m_script.login)
                credential = Credential{m_script.login->userName, Secret(m_script.login->password)};
            m_watch->connection->setCredential(credential, m_script.missingReason);
        }
        if (!m_watch->connection->isReady())
            return;
        if (m_nextMessage < m_script.messages.size())
            deliver(m_script.messages.at(m_nextMessage++));
        else if (m_server.isQuitNext() && hasHeardAll() && !std::exchange(m_hasQuit, true))
            m_watch->connection->quit();
    }

    void deliver(const ScriptMessage &message)
    {
        m_watch->connection->deliver(m_script.envelope(message), ConnectionWatch::source(m_script.content));
    }

    std::vector<Result> results() const
    {
        std::vector<Result> found;
        if (m_probe && m_isProbeFinished)
            found.push_back({{}, m_probe->candidates().at(0).error});
        if (!m_watch)
            return found;
        if (m_script.messages.isEmpty() && m_watch->readyCount > 0)
            found.push_back({});
        for (const DeliveryOutcome &outcome : m_watch->outcomes)
            found.push_back({outcome, outcome.error});
        for (const SendError &error : m_watch->errors)
            found.push_back({{}, error});
        return found;
    }

    void check()
    {
        EXPECT_TRUE(await([this] { return results().size() >= m_script.expectations.size(); }));
        const auto found = results();
        ASSERT_EQ(found.size(), m_script.expectations.size()) << transcript().toStdString();
        for (std::size_t i = 0; i < found.size(); ++i)
            expectFits(found[i], m_script.expectations[i]);
        if (m_script.login && !m_script.login->password.isEmpty()) {
            EXPECT_FALSE(transcript().contains(m_script.login->password));
            EXPECT_FALSE(transcript().contains(m_script.login->password.toBase64()));
        }
        if (testing::Test::HasFailure())
            ADD_FAILURE() << transcript().toStdString();
    }

    transport::Transcript lines() const
    {
        if (m_watch)
            return m_watch->connection->transcript();
        return m_probe->candidates().isEmpty() ? transport::Transcript() : m_probe->candidates().at(0).transcript;
    }
    QByteArray transcript() const { return transport::toText(lines()); }

    // What the server has said may still be under way.
    bool hasHeardAll() const
    {
        const auto all = lines();
        const auto isServers = [](const auto &line) { return line.side == transport::TranscriptLine::Side::Server; };
        const auto isConnected = [](const auto &line) { return line.text == "connected"; };
        return std::any_of(all.begin(), all.end(), isConnected)
            && std::count_if(all.begin(), all.end(), isServers) >= m_server.linesSaid();
    }

    const TranscriptScript m_script;
    ManualClock m_clock;
    ScriptedServer m_server;
    std::unique_ptr<ConnectionWatch> m_watch;
    std::unique_ptr<transport::Probe> m_probe;
    bool m_isProbeFinished = false;
    bool m_hasQuit = false;
    int m_answeredCredentials = 0;
    qsizetype m_nextMessage = 0;
};

std::vector<std::string> scripts()
{
    std::vector<std::string> found;
    const auto paths = transcriptScriptPaths(QStringLiteral(PILLARBOX_TRANSCRIPTS));
    for (const QString &path : paths) {
        const auto script = readTranscriptScript(path);
        if (!script || !script->isLevelOneOnly)
            found.push_back(path.toStdString());
    }
    return found;
}

class WireTranscripts : public testing::TestWithParam<std::string>
{
};

std::string nameOf(const testing::TestParamInfo<std::string> &info)
{
    QString name = QFileInfo(QString::fromStdString(info.param)).completeBaseName();
    return name.replace(u'-', u'_').toStdString();
}

} // namespace

TEST_P(WireTranscripts, goAsWritten)
{
    const auto script = readTranscriptScript(QString::fromStdString(GetParam()));
    ASSERT_TRUE(script) << qPrintable(script.error());
    ScriptRun(*script).play();
}

std::vector<HostileScript> wireScripts()
{
    auto found = hostileScripts();
    std::erase_if(found, [](const HostileScript &script) { return script.text.startsWith("level: 1\n"); });
    return found;
}

class HostileWire : public testing::TestWithParam<HostileScript>
{
};

TEST_P(HostileWire, goesAsWritten)
{
    const auto script = parseTranscriptScript(GetParam().text);
    ASSERT_TRUE(script) << qPrintable(script.error());
    ScriptRun(*script).play();
}

INSTANTIATE_TEST_SUITE_P(All, HostileWire, testing::ValuesIn(wireScripts()), [](const auto &one) { return one.param.name; });

INSTANTIATE_TEST_SUITE_P(All, WireTranscripts, testing::ValuesIn(scripts()), nameOf);

} // namespace pillarbox::test
