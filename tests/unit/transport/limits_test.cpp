// Every wait ends: silence at each stage on a turned clock, a server that stops reading, addresses that never answer; and
// Cancel at each stage. Also what becomes of a delivery whose source does not keep its promise.

#include "tests/support/manualclock.h"
#include "tests/support/recordingserver.h"
#include "tests/unit/transport/connectionwatch.h"

#include <QTcpServer>
#include <QTcpSocket>

#include <gtest/gtest.h>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <map>

namespace pillarbox::test {

using namespace std::chrono_literals;
using protocol::ErrorKind;
using protocol::Security;
using protocol::SendError;
using protocol::Stage;
using transport::ConnectionSettings;

namespace {

const QByteArray Mail = "Message-ID: <1@example.org>\r\n\r\nHello\r\n";
const QString Loopback = QStringLiteral("127.0.0.1");

// Any number of octets without memory for them; counts what has been taken.
class EndlessSource : public QIODevice
{
public:
    EndlessSource(qint64 size, qint64 &taken)
        : m_size(size)
        , m_taken(taken)
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }

protected:
    qint64 readData(char *data, qint64 most) override
    {
        static const QByteArray line = QByteArray(70, 'x') + "\r\n";
        const qint64 count = std::min(most, m_size - m_taken);
        for (qint64 i = 0; i < count; ++i)
            data[i] = line.at((m_taken + i) % line.size());
        m_taken += count;
        return count;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    qint64 m_size;
    qint64 &m_taken;
};

class FailingSource : public QIODevice
{
public:
    FailingSource() { open(QIODevice::ReadOnly | QIODevice::Unbuffered); }

protected:
    qint64 readData(char *, qint64) override
    {
        setErrorString(QStringLiteral("the disk is gone"));
        return -1;
    }
    qint64 writeData(const char *, qint64) override { return -1; }
};

// Plain text; says its lines one for each line heard, then neither reads nor writes.
class StallingServer : public QTcpServer
{
public:
    explicit StallingServer(QByteArrayList replies)
        : m_replies(std::move(replies))
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            m_socket = nextPendingConnection();
            connect(m_socket, &QTcpSocket::readyRead, this, [this] { hear(); });
            m_socket->write("220 localhost\r\n");
        });
    }
    bool hasStalled() const { return m_hasStalled; }

private:
    void hear()
    {
        while (!m_hasStalled && m_socket->canReadLine()) {
            m_socket->readLine();
            m_socket->write(m_replies.takeFirst() + "\r\n");
            m_hasStalled = m_replies.isEmpty();
            if (m_hasStalled)
                m_socket->setReadBufferSize(1);
        }
    }

    QByteArrayList m_replies;
    QTcpSocket *m_socket = nullptr;
    bool m_hasStalled = false;
};

struct Silence {
    const char *name;
    Stage stage;
    std::chrono::milliseconds limit; // RFC 5321 4.5.3.2
};

void PrintTo(const Silence &silence, std::ostream *out)
{
    *out << silence.name;
}

class Limits : public testing::Test
{
protected:
    void SetUp() override { ASSERT_TRUE(server.start()); }

    ConnectionSettings settings(Security security = Security::StartTls)
    {
        ConnectionSettings made;
        const quint16 port = security == Security::StartTls ? server.startTlsPort() : server.plainPort();
        made.endpoints = {{Loopback, port, security}};
        made.trustedPem = server.trustedPem();
        made.isAuthWanted = security == Security::StartTls;
        return made;
    }

    void silenceAt(Stage stage)
    {
        server.setCapabilities({"SIZE 0"}); // one command at a time
        server.setAnswer([this, stage](const Heard &heard) -> std::optional<Answer> {
            if (heard.stage != stage)
                return {};
            hasFallenSilent = true;
            return Answer{};
        });
    }

    // Until the client waits for what will not come.
    void talkUntilSilence(ConnectionWatch &watch)
    {
        watch.connection->open();
        ASSERT_TRUE(await([&] {
            if (watch.connection->isReady() && !std::exchange(hasAskedToDeliver, true))
                watch.deliver(Mail);
            return hasFallenSilent && watch.connection->session();
        }));
    }

    static SendError errorOf(const ConnectionWatch &watch)
    {
        return watch.outcomes.empty() ? watch.errors.at(0) : watch.outcomes.at(0).error.value();
    }

    RecordingServer server;
    ManualClock clock;
    bool hasFallenSilent = false;
    bool hasAskedToDeliver = false;
};

class SilenceAt : public Limits, public testing::WithParamInterface<Silence>
{
};

} // namespace

TEST_P(SilenceAt, EndsAtItsLimitAndNotBefore)
{
    silenceAt(GetParam().stage);
    ConnectionWatch watch(settings(), clock);
    talkUntilSilence(watch);
    clock.advance(GetParam().limit - 1ms);
    QCoreApplication::processEvents();
    EXPECT_TRUE(watch.errors.empty() && watch.outcomes.empty());
    clock.advance(1ms);
    ASSERT_TRUE(watch.awaitEnd());
    EXPECT_EQ(watch.errors.size() + watch.outcomes.size(), 1U);
    EXPECT_EQ(errorOf(watch).kind, ErrorKind::TimedOut);
    EXPECT_EQ(errorOf(watch).stage, GetParam().stage);
    EXPECT_EQ(errorOf(watch).mayHaveBeenDelivered, GetParam().stage == Stage::EndOfData);
}

TEST_P(SilenceAt, EndsAtTheCallersLimit)
{
    silenceAt(GetParam().stage);
    ConnectionSettings wish = settings();
    wish.timeout = 5s;
    ConnectionWatch watch(wish, clock);
    talkUntilSilence(watch);
    clock.advance(5s);
    ASSERT_TRUE(watch.awaitEnd());
    EXPECT_EQ(errorOf(watch).kind, ErrorKind::TimedOut);
}

TEST_P(SilenceAt, IsCutShortByCancel)
{
    silenceAt(GetParam().stage);
    ConnectionWatch watch(settings(), clock);
    talkUntilSilence(watch);
    watch.connection->cancel();
    ASSERT_TRUE(watch.awaitEnd());
    EXPECT_EQ(watch.errors.size() + watch.outcomes.size(), 1U);
    EXPECT_EQ(errorOf(watch).kind, ErrorKind::Cancelled);
    EXPECT_EQ(errorOf(watch).mayHaveBeenDelivered, GetParam().stage == Stage::EndOfData);
}

INSTANTIATE_TEST_SUITE_P(All, SilenceAt,
    testing::Values(Silence{"Greeting", Stage::Greeting, 5min}, Silence{"Ehlo", Stage::Ehlo, 5min},
        Silence{"StartTls", Stage::StartTls, 5min}, Silence{"Auth", Stage::Auth, 5min}, Silence{"Mail", Stage::Mail, 5min},
        Silence{"Rcpt", Stage::Rcpt, 5min}, Silence{"Data", Stage::Data, 2min}, Silence{"EndOfData", Stage::EndOfData, 10min}),
    [](const auto &parameter) { return parameter.param.name; });

TEST_F(Limits, HandshakeThatNeverComes)
{
    QTcpServer silent;
    ASSERT_TRUE(silent.listen(QHostAddress::LocalHost));
    ConnectionSettings wish = settings();
    wish.endpoints = {{Loopback, silent.serverPort(), Security::ImplicitTls}};
    ConnectionWatch watch(wish, clock);
    watch.connection->open();
    ASSERT_TRUE(await([&] { return watch.connection->session().has_value(); }));
    clock.advance(30s);
    ASSERT_TRUE(watch.awaitEnd());
    EXPECT_EQ(errorOf(watch).kind, ErrorKind::TimedOut);
    EXPECT_EQ(errorOf(watch).stage, Stage::Tls);
}

TEST_F(Limits, HostThatNeverTakesTheConnection)
{
    const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    ASSERT_EQ(::bind(listener, reinterpret_cast<sockaddr *>(&address), size), 0);
    ASSERT_EQ(::listen(listener, 0), 0);
    ::getsockname(listener, reinterpret_cast<sockaddr *>(&address), &size);
    std::vector<int> fillers; // one is queued, the others' handshakes are dropped
    for (int i = 0; i < 3; ++i) {
        fillers.push_back(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0));
        ::connect(fillers.back(), reinterpret_cast<sockaddr *>(&address), size);
    }

    ConnectionSettings wish = settings();
    wish.endpoints = {{Loopback, ntohs(address.sin_port), Security::StartTls}};
    ConnectionWatch watch(wish, clock);
    watch.connection->open();
    ASSERT_TRUE(await([&] { return clock.pendingTimers() > 0 && !watch.stages.empty(); }));
    clock.advance(30s);
    ASSERT_TRUE(watch.awaitEnd());
    EXPECT_EQ(errorOf(watch).kind, ErrorKind::TimedOut);
    EXPECT_EQ(errorOf(watch).stage, Stage::Connect);
    for (const int filler : fillers)
        ::close(filler);
    ::close(listener);
}

TEST_F(Limits, PortThatIsClosed)
{
    quint16 port = 0;
    {
        QTcpServer gone;
        gone.listen(QHostAddress(QStringLiteral("127.0.0.2")));
        port = gone.serverPort();
    }
    ConnectionSettings wish = settings();
    wish.endpoints = {{QStringLiteral("127.0.0.2"), port, Security::StartTls}};
    ConnectionWatch watch(wish, clock);
    EXPECT_FALSE(watch.open());
    EXPECT_EQ(errorOf(watch).kind, ErrorKind::Unreachable);
    EXPECT_EQ(errorOf(watch).stage, Stage::Connect);
}

TEST_F(Limits, ServerThatStopsReading)
{
    StallingServer stalling({"250 localhost", "250 ok", "250 ok", "354 go"});
    ConnectionSettings wish = settings(Security::None);
    wish.endpoints = {{Loopback, stalling.serverPort(), Security::None}};
    ConnectionWatch watch(wish, clock);
    ASSERT_TRUE(watch.open());
    constexpr qint64 Size = 72 * 1024 * 1024;
    qint64 taken = 0;
    protocol::Envelope envelope = ConnectionWatch::envelope({});
    envelope.size = Size;
    watch.connection->deliver(envelope, [&] { return std::make_unique<EndlessSource>(Size, taken); });
    // The kernel's buffers fill, then nothing moves any more.
    ASSERT_TRUE(await([&] { return stalling.hasStalled() && !watch.progress.empty(); }));
    qint64 before = -1;
    while (std::exchange(before, watch.progress.back()) != watch.progress.back())
        await([&] { return watch.progress.back() != before; }, 500ms);

    EXPECT_LT(watch.progress.back(), Size);
    EXPECT_LT(taken - watch.progress.back(), 256 * 1024); // never read far ahead of the network
    EXPECT_TRUE(std::is_sorted(watch.progress.begin(), watch.progress.end()));
    clock.advance(3min - 1ms);
    EXPECT_TRUE(watch.outcomes.empty());
    clock.advance(1ms);
    ASSERT_TRUE(watch.awaitEnd());
    EXPECT_EQ(errorOf(watch).kind, ErrorKind::TimedOut);
    EXPECT_EQ(errorOf(watch).stage, Stage::Data);
    EXPECT_FALSE(errorOf(watch).mayHaveBeenDelivered);
}

TEST_F(Limits, ServerThatDoesNotAnswerQuit)
{
    StallingServer stalling({"250 localhost"});
    ConnectionSettings wish = settings(Security::None);
    wish.endpoints = {{Loopback, stalling.serverPort(), Security::None}};
    ConnectionWatch watch(wish, clock);
    ASSERT_TRUE(watch.open());
    watch.connection->quit();
    EXPECT_FALSE(watch.connection->isReady());
    clock.advance(1s);
    ASSERT_TRUE(watch.awaitEnd());
    EXPECT_TRUE(watch.errors.empty());
}

TEST_F(Limits, WaitForTheRecordOfTheHandOverIsNobodysFault)
{
    ConnectionWatch watch(settings(), clock);
    watch.confirmsHandOver = false;
    ASSERT_TRUE(watch.open());
    watch.deliver(Mail);
    ASSERT_TRUE(await([&] { return watch.handOverCount == 1; }));
    EXPECT_EQ(watch.progress.back(), Mail.size()); // the content is out, the dot is not
    clock.advance(1h);
    EXPECT_TRUE(watch.outcomes.empty());
    EXPECT_TRUE(server.received().isEmpty());
    watch.connection->confirmHandOver();
    ASSERT_TRUE(watch.awaitOutcome());
    EXPECT_FALSE(watch.outcomes.at(0).error);
}

TEST_F(Limits, CancelBeforeTheHandOverIsSurelyNotSent)
{
    ConnectionWatch watch(settings(), clock);
    watch.confirmsHandOver = false;
    ASSERT_TRUE(watch.open());
    watch.deliver(Mail);
    ASSERT_TRUE(await([&] { return watch.handOverCount == 1; }));
    watch.connection->cancel();
    ASSERT_TRUE(watch.awaitEnd());
    EXPECT_EQ(errorOf(watch).kind, ErrorKind::Cancelled);
    EXPECT_FALSE(errorOf(watch).mayHaveBeenDelivered);
    EXPECT_TRUE(server.received().isEmpty());
}

TEST_F(Limits, CancelOfAnIdleConnectionIsNoFailure)
{
    ConnectionWatch watch(settings(), clock);
    ASSERT_TRUE(watch.open());
    watch.connection->cancel();
    ASSERT_TRUE(watch.awaitEnd());
    EXPECT_TRUE(watch.errors.empty());
    watch.deliver(Mail);
    ASSERT_TRUE(watch.awaitOutcome());
    EXPECT_EQ(errorOf(watch).kind, ErrorKind::Disconnected);
}

TEST_F(Limits, SourceThatBreaksItsPromiseIsNeverSent)
{
    std::map<std::string, transport::ContentOpener> sources{
        {"short", ConnectionWatch::source(Mail.chopped(3))},
        {"long", ConnectionWatch::source(Mail + "more\r\n")},
        {"bare LF", ConnectionWatch::source(QByteArray(Mail).replace("Hello\r\n", "Hell\no\r\n"))},
        {"failing", [] { return std::make_unique<FailingSource>(); }},
        {"none", [] { return std::unique_ptr<QIODevice>(); }},
    };
    for (const auto &[name, open] : sources) {
        ConnectionWatch watch(settings(), clock);
        ASSERT_TRUE(watch.open());
        watch.connection->deliver(ConnectionWatch::envelope(Mail), open);
        ASSERT_TRUE(watch.awaitEnd());
        ASSERT_EQ(watch.outcomes.size(), 1U) << name;
        EXPECT_EQ(errorOf(watch).kind, ErrorKind::CannotReadFile) << name;
        EXPECT_EQ(errorOf(watch).stage, Stage::Local) << name;
        EXPECT_FALSE(errorOf(watch).detail.isEmpty()) << name;
        EXPECT_FALSE(errorOf(watch).mayHaveBeenDelivered) << name;
        EXPECT_EQ(watch.handOverCount, 0) << name;
    }
    EXPECT_TRUE(server.received().isEmpty());
}

TEST_F(Limits, LinkLostAtTheEndOfTheDataLeavesItUnknown)
{
    server.setAnswer([](const Heard &heard) -> std::optional<Answer> {
        return heard.stage == Stage::EndOfData ? std::optional(Answer{{}, true}) : std::nullopt;
    });
    ConnectionWatch watch(settings(), clock);
    ASSERT_TRUE(watch.open());
    watch.deliver(Mail);
    ASSERT_TRUE(watch.awaitEnd());
    EXPECT_TRUE(errorOf(watch).mayHaveBeenDelivered);
    EXPECT_EQ(server.ledger().size(), 1);
}

} // namespace pillarbox::test
