// All sources at once, each answering when it is told to: who wins, who is waited for and how long, and what is said of each.
// The sandbox plays the servers; the clock is the test's.

#include "smtp/account/discovery.h"
#include "smtp/sandbox/sandboxserver.h"
#include "tests/support/await.h"
#include "tests/support/manualclock.h"

#include <QTemporaryDir>
#include <gtest/gtest.h>

#include <algorithm>

namespace pillarbox::account {
namespace {

using namespace std::chrono_literals;
using protocol::Security;
using sandbox::Misbehaviour;
using transport::Endpoint;
using Source = HostHint::Source;
using State = SourceReport::State;

// Answers when the test says so.
class ScriptedSource final : public HostSource
{
public:
    struct Script {
        QString asked;
        Done done;
    };
    ScriptedSource(Source source, std::chrono::milliseconds limit, Script &script)
        : m_source(source)
        , m_limit(limit)
        , m_script(script)
    {
    }
    Source source() const override { return m_source; }
    QString place(const QString &domain) const override { return QStringLiteral("place of ") + domain; }
    std::chrono::milliseconds limit() const override { return m_limit; }
    void ask(const QString &domain, Done done) override { m_script = {domain, std::move(done)}; }

private:
    Source m_source;
    std::chrono::milliseconds m_limit;
    Script &m_script;
};

class DiscoverySources : public testing::Test
{
protected:
    void SetUp() override
    {
        ASSERT_TRUE(m_server.start());
        ASSERT_TRUE(m_silent.start());
        m_silent.setMisbehaviour(Misbehaviour::Silence);
        discovery.emplace(QStringLiteral("Ada@Example.org"), m_server.certificatePem(), clock);
    }
    Endpoint good() const { return {QStringLiteral("localhost"), m_server.startTlsPort(), Security::StartTls}; }
    Endpoint alsoGood() const { return {QStringLiteral("localhost"), m_server.tlsPort(), Security::ImplicitTls}; }
    Endpoint silent() const { return {QStringLiteral("127.0.0.1"), m_silent.startTlsPort(), Security::StartTls}; }
    static QList<HostHint> hints(const Endpoint &endpoint, Source source)
    {
        QList<HostHint> list = hintsOf({endpoint}, source);
        list.first().origin = QStringLiteral("of the test");
        return list;
    }
    // A file, a database and the guess, in this order.
    void start()
    {
        HostSources sources;
        sources.push_back(std::make_unique<ScriptedSource>(Source::Autoconfig, 5000ms, file));
        sources.push_back(std::make_unique<ScriptedSource>(Source::IspDatabase, 4000ms, database));
        sources.push_back(std::make_unique<ScriptedSource>(Source::Guess, 1000ms, guess));
        discovery->start(std::move(sources));
    }
    bool awaitVerified()
    {
        return test::await([&] {
            const auto &all = discovery->candidates();
            return std::any_of(all.begin(), all.end(), [](const auto &candidate) { return candidate.isVerified(); });
        });
    }
    bool awaitFinished()
    {
        return test::await([&] {
            clock.advance(0ms);
            return discovery->isFinished();
        });
    }
    State stateOf(int source) const { return discovery->sources().at(source).state; }
    Endpoint bestEndpoint() const { return discovery->candidates().at(discovery->best().value()).endpoint; }

    test::ManualClock clock;
    ScriptedSource::Script file;
    ScriptedSource::Script database;
    ScriptedSource::Script guess;
    std::optional<Discovery> discovery;

private:
    QTemporaryDir m_directory;
    sandbox::SandboxServer m_server{m_directory.path(), nullptr, clock};
    sandbox::SandboxServer m_silent{m_directory.path(), nullptr, clock};
};

TEST_F(DiscoverySources, AreAllAskedAtOnceForTheDomainAlone)
{
    start();
    for (const auto *script : {&file, &database, &guess})
        EXPECT_EQ(script->asked, QStringLiteral("example.org"));
    ASSERT_EQ(discovery->sources().size(), 3);
    EXPECT_EQ(discovery->sources().first().place, QStringLiteral("place of example.org"));
    EXPECT_EQ(stateOf(0), State::Asking);
    EXPECT_FALSE(discovery->isFinished());
}

TEST_F(DiscoverySources, TheBestThatAnswersWinsWhoeverWasFirst)
{
    start();
    guess.done(hints(good(), Source::Guess));
    ASSERT_TRUE(awaitVerified());
    EXPECT_FALSE(discovery->best()) << "the file could still name a better one";
    file.done(hints(alsoGood(), Source::Autoconfig));
    database.done(QList<HostHint>());
    ASSERT_TRUE(awaitFinished());
    EXPECT_EQ(bestEndpoint(), alsoGood());
    const HostHint *hint = discovery->hintOf(*discovery->best());
    ASSERT_NE(hint, nullptr);
    EXPECT_EQ(hint->source, Source::Autoconfig);
    EXPECT_EQ(hint->origin, QStringLiteral("of the test"));
    EXPECT_EQ(stateOf(0), State::Found);
    EXPECT_EQ(stateOf(1), State::NothingFound);
    EXPECT_EQ(stateOf(2), State::Found);
}

TEST_F(DiscoverySources, TheBestIsNotKeptWaitingByWorseOnes)
{
    start();
    file.done(hints(good(), Source::Autoconfig));
    ASSERT_TRUE(awaitFinished());
    EXPECT_EQ(bestEndpoint(), good());
    EXPECT_EQ(stateOf(1), State::Skipped);
    EXPECT_EQ(stateOf(2), State::Skipped);
}

TEST_F(DiscoverySources, ASilentBetterOneIsWaitedForBriefly)
{
    start();
    guess.done(hints(good(), Source::Guess));
    ASSERT_TRUE(awaitVerified());
    clock.advance(699ms);
    EXPECT_FALSE(discovery->best());
    clock.advance(1ms);
    ASSERT_TRUE(discovery->best());
    EXPECT_TRUE(awaitFinished());
    EXPECT_EQ(bestEndpoint(), good());
}

TEST_F(DiscoverySources, EachHasItsOwnLimit)
{
    start();
    clock.advance(3999ms);
    EXPECT_EQ(stateOf(1), State::Asking);
    clock.advance(1ms);
    EXPECT_EQ(stateOf(1), State::TimedOut);
    EXPECT_EQ(discovery->sources().at(1).took, 4000ms);
    EXPECT_EQ(stateOf(0), State::Asking);
    database.done(hints(good(), Source::IspDatabase));
    EXPECT_EQ(stateOf(1), State::TimedOut) << "too late";
    EXPECT_TRUE(discovery->hints().isEmpty());
    clock.advance(1000ms);
    EXPECT_EQ(stateOf(0), State::TimedOut);
    EXPECT_TRUE(awaitFinished());
    EXPECT_FALSE(discovery->best());
}

TEST_F(DiscoverySources, ASkippedOneIsNotWaitedFor)
{
    start();
    guess.done(hints(good(), Source::Guess));
    ASSERT_TRUE(awaitVerified());
    discovery->skip(Source::Autoconfig);
    EXPECT_EQ(stateOf(0), State::Skipped);
    EXPECT_FALSE(discovery->best());
    discovery->skip(Source::IspDatabase);
    EXPECT_TRUE(discovery->best());
    EXPECT_TRUE(awaitFinished());
}

TEST_F(DiscoverySources, SkippingOneLeavesItsSilentHost)
{
    start();
    file.done(hints(silent(), Source::Autoconfig));
    database.done(QList<HostHint>());
    guess.done(hints(good(), Source::Guess));
    ASSERT_TRUE(awaitVerified());
    EXPECT_FALSE(discovery->best());
    discovery->skip(Source::Autoconfig);
    ASSERT_TRUE(discovery->best());
    EXPECT_EQ(bestEndpoint(), good());
    EXPECT_EQ(stateOf(0), State::Found) << "it did answer";
    EXPECT_TRUE(awaitFinished());
}

TEST_F(DiscoverySources, TroubleIsToldWithItsReason)
{
    start();
    file.done(Unexpected{SourceError{SourceError::Kind::BadAnswer, QStringLiteral("no xml")}});
    EXPECT_EQ(stateOf(0), State::Failed);
    EXPECT_EQ(discovery->sources().first().error->detail, QStringLiteral("no xml"));
    database.done(QList<HostHint>());
    guess.done(QList<HostHint>());
    EXPECT_FALSE(discovery->isFinished()) << "told from the event loop";
    clock.advance(0ms);
    EXPECT_TRUE(discovery->isFinished());
    EXPECT_FALSE(discovery->best());
}

TEST_F(DiscoverySources, TheSameServerFromTwoIsProbedOnceAndTheBetterOnes)
{
    start();
    guess.done(hints(good(), Source::Guess));
    ASSERT_TRUE(awaitVerified());
    const qsizetype probed = discovery->candidates().size();
    file.done(hints(good(), Source::Autoconfig));
    ASSERT_TRUE(awaitFinished());
    EXPECT_EQ(discovery->candidates().size(), probed);
    EXPECT_EQ(discovery->hintOf(*discovery->best())->source, Source::Autoconfig);
}

TEST_F(DiscoverySources, EverythingSilentEndsBeforeTenSeconds)
{
    start();
    guess.done(hints(silent(), Source::Guess));
    ASSERT_TRUE(test::await([&] { return !discovery->candidates().isEmpty() && discovery->candidates().first().connectTook; }));
    clock.advance(9499ms);
    EXPECT_FALSE(discovery->isFinished());
    clock.advance(1ms);
    EXPECT_TRUE(discovery->isFinished());
    EXPECT_FALSE(discovery->best());
    EXPECT_EQ(stateOf(0), State::TimedOut);
    EXPECT_EQ(discovery->candidates().first().error->kind, protocol::ErrorKind::Cancelled);
}

TEST_F(DiscoverySources, StartingAgainFromASourcesAnswerIsSafe)
{
    start();
    bool isFirst = true;
    QObject::connect(&*discovery, &Discovery::changed, &*discovery, [&] {
        if (std::exchange(isFirst, false))
            discovery->start({good()});
    });
    const auto done = guess.done;
    done(hints(silent(), Source::Guess));
    EXPECT_TRUE(awaitFinished());
    EXPECT_EQ(bestEndpoint(), good());
    EXPECT_EQ(discovery->hintOf(*discovery->best())->source, Source::User);
    EXPECT_TRUE(discovery->sources().isEmpty());
}

TEST_F(DiscoverySources, MayGoAwayFromASourcesAnswer)
{
    start();
    QObject::connect(&*discovery, &Discovery::changed, &*discovery, [&] { discovery.reset(); });
    const auto done = guess.done;
    done(hints(silent(), Source::Guess));
    EXPECT_FALSE(discovery);
}

TEST_F(DiscoverySources, NoAddressAsksNobody)
{
    discovery.emplace(QStringLiteral("ada@[127.0.0.1]"), QByteArray(), clock);
    start();
    EXPECT_TRUE(file.asked.isEmpty());
    clock.advance(0ms);
    EXPECT_TRUE(discovery->isFinished());
}

} // namespace
} // namespace pillarbox::account
