// A server that does not stop talking, at every stage: the connection ends, and memory has not grown by 16 MiB meanwhile.
// The server is a thread with plain sockets and one fixed buffer, so that what grows is the client.

#include "tests/unit/transport/connectionwatch.h"
#include "tests/unit/transport/peakmemory.h"

#include <gtest/gtest.h>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <thread>

namespace pillarbox::test {

using protocol::Security;
using protocol::SendError;

namespace {

const QByteArray Mail = "Message-ID: <1@example.org>\r\n\r\nHello\r\n";
// A client that takes as much as this has not ended anything.
constexpr qint64 MostTaken = 64 * 1024 * 1024;

struct Turn {
    QByteArray says;
    QByteArray until; // what the client's turn ends with; empty: the flood comes in one piece with this
};

struct Stage {
    std::string name;
    std::vector<Turn> turns; // before the flood
    QByteArray code; // of a reply that fits here
    Security security = Security::None;
    bool isAuthWanted = false;
};

std::vector<Turn> turns(const QByteArrayList &said)
{
    std::vector<Turn> list;
    for (const QByteArray &line : said)
        list.push_back({line + "\r\n", "\r\n"});
    return list;
}

std::vector<Stage> stages()
{
    const QByteArrayList greeted{"220 localhost"};
    const QByteArrayList addressed = greeted + QByteArrayList{"250 localhost", "250 Ok", "250 Ok"};
    std::vector<Turn> answered = turns(addressed + QByteArrayList{"354 go"});
    answered.back().until = "\r\n.\r\n";
    std::vector<Turn> left = answered;
    left.push_back({"250 Ok\r\n", "QUIT\r\n"});
    std::vector<Turn> inBody = turns(addressed);
    inBody.push_back({"354 go\r\n", {}});
    std::vector<Turn> idle = answered;
    idle.push_back({"250 Ok\r\n", {}});
    return {
        {"Greeting", {}, "220"},
        {"Ehlo", turns(greeted), "250"},
        {"StartTls", turns(greeted + QByteArrayList{"250-localhost\r\n250 STARTTLS"}), "220", Security::StartTls},
        {"BeforeTheHandshake", {turns(greeted).front(), {"250-localhost\r\n250 STARTTLS\r\n", "\r\n"}, {"220 go\r\n", {}}},
            "220", Security::StartTls},
        {"Auth", turns(greeted + QByteArrayList{"250-localhost\r\n250 AUTH LOGIN"}), "334", Security::None, true},
        {"Mail", turns(greeted + QByteArrayList{"250 localhost"}), "250"},
        {"Rcpt", turns(greeted + QByteArrayList{"250 localhost", "250 Ok"}), "250"},
        {"Data", turns(addressed), "354"},
        {"Body", inBody, "250"},
        {"EndOfData", answered, "250"},
        {"Idle", idle, "250"},
        {"Quit", left, "221"},
    };
}

struct Flood {
    std::string name;
    QByteArray (*unit)(const QByteArray &code);
};

std::vector<Flood> floods()
{
    return {
        {"OfOctets", [](const QByteArray &code) -> QByteArray { return code + ' ' + QByteArray(4000, 'x'); }},
        {"OfLines", [](const QByteArray &code) -> QByteArray { return code + "-more\r\n"; }},
        {"OfLongLines", [](const QByteArray &code) -> QByteArray { return code + '-' + QByteArray(4000, '\xff') + "\r\n"; }},
        {"OfReplies", [](const QByteArray &code) -> QByteArray { return code + " Ok\r\n"; }},
        {"OfEmptyLines", [](const QByteArray &) { return QByteArray("\r\n"); }},
    };
}

class FloodingServer
{
public:
    FloodingServer(const Stage &stage, const Flood &flood)
        : m_turns(stage.turns)
        , m_bytes(flood.unit(stage.code))
        , m_isLine(flood.name == "OfOctets")
    {
        while (m_bytes.size() < 64 * 1024)
            m_bytes += m_isLine ? QByteArray(4000, 'x') : flood.unit(stage.code);
        if (!m_turns.empty() && m_turns.back().until.isEmpty()) {
            m_opening = m_turns.back().says;
            m_turns.pop_back();
        }
        m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address = {};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        ::bind(m_listener, reinterpret_cast<sockaddr *>(&address), size);
        ::listen(m_listener, 1);
        ::getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &size);
        m_port = ntohs(address.sin_port);
        m_thread = std::thread([this] { serve(); });
    }
    ~FloodingServer()
    {
        ::shutdown(m_listener, SHUT_RDWR);
        if (const int socket = m_socket)
            ::shutdown(socket, SHUT_RDWR);
        m_thread.join();
        ::close(m_listener);
    }
    FloodingServer(const FloodingServer &) = delete;
    FloodingServer &operator=(const FloodingServer &) = delete;

    quint16 port() const { return m_port; }
    bool isFlooding() const { return m_isFlooding; }
    bool isCutOff() const { return m_isCutOff; } // the client takes no more
    qint64 taken() const { return m_taken; }

private:
    void serve()
    {
        m_socket = ::accept(m_listener, nullptr, nullptr);
        if (m_socket < 0 || !talk())
            return;
        m_isFlooding = true;
        const QByteArray first = m_opening + m_bytes;
        while (m_taken < MostTaken) {
            const QByteArray &bytes = m_taken == 0 ? first : m_bytes;
            const auto sent = ::send(m_socket, bytes.constData(), size_t(bytes.size()), MSG_NOSIGNAL);
            if (sent <= 0)
                break;
            m_taken += sent;
        }
        m_isCutOff = m_taken < MostTaken;
        ::close(m_socket.exchange(0));
    }

    bool talk()
    {
        for (const Turn &turn : m_turns) {
            ::send(m_socket, turn.says.constData(), size_t(turn.says.size()), MSG_NOSIGNAL);
            if (!hears(turn.until))
                return false;
        }
        return true;
    }

    bool hears(QByteArrayView end)
    {
        char last[8] = {};
        while (!end.isEmpty() && !QByteArrayView(last, sizeof last).endsWith(end)) {
            std::copy(last + 1, last + sizeof last, last);
            if (::recv(m_socket, last + sizeof last - 1, 1, 0) != 1)
                return false;
        }
        return true;
    }

    std::vector<Turn> m_turns;
    QByteArray m_opening;
    QByteArray m_bytes;
    bool m_isLine;
    int m_listener = -1;
    std::atomic<int> m_socket = 0;
    quint16 m_port = 0;
    std::atomic<bool> m_isFlooding = false;
    std::atomic<bool> m_isCutOff = false;
    std::atomic<qint64> m_taken = 0;
    std::thread m_thread; // last: it uses the others
};

class Floods : public testing::TestWithParam<std::tuple<Stage, Flood>>
{
};

void PrintTo(const Stage &stage, std::ostream *out)
{
    *out << stage.name;
}

void PrintTo(const Flood &flood, std::ostream *out)
{
    *out << flood.name;
}

} // namespace

TEST_P(Floods, EndWithoutFillingTheMemory)
{
    const auto &[stage, flood] = GetParam();
    FloodingServer server(stage, flood);
    const PeakMemory memory;
    ASSERT_TRUE(memory.isKnown());
    transport::ConnectionSettings settings;
    settings.endpoints = {{QStringLiteral("127.0.0.1"), server.port(), stage.security}};
    settings.isAuthWanted = stage.isAuthWanted;
    settings.isPlainAuthAllowedOnLoopback = true;
    ConnectionWatch watch(settings);
    watch.connection->open();
    bool hasDelivered = false;
    bool hasQuit = false;
    ASSERT_TRUE(await([&] {
        if (watch.connection->isReady() && !std::exchange(hasDelivered, true))
            watch.deliver(Mail);
        if (stage.name == "Quit" && watch.outcomes.size() == 1 && !std::exchange(hasQuit, true))
            watch.connection->quit();
        return watch.finishedCount == 1 && server.isCutOff();
    })) << watch.transcript().left(2000).toStdString();

    EXPECT_TRUE(server.isFlooding());
    EXPECT_LT(server.taken(), MostTaken);
    const qint64 growth = memory.growth();
    RecordProperty("growthKiB", int(growth / 1024));
    EXPECT_LT(growth, PeakMemory::MostGrowth);
    const bool isAccepted
        = stage.name == "Idle" || stage.name == "Quit" || (stage.name == "EndOfData" && flood.name == "OfReplies");
    EXPECT_EQ(std::count_if(watch.outcomes.begin(), watch.outcomes.end(), [](const auto &outcome) { return !outcome.error; }),
        isAccepted ? 1 : 0);
    const bool isUncertain = stage.name == "EndOfData" && flood.name != "OfReplies";
    EXPECT_EQ(std::count_if(watch.outcomes.begin(), watch.outcomes.end(),
                  [](const auto &outcome) { return outcome.error && outcome.error->mayHaveBeenDelivered; }),
        isUncertain ? 1 : 0);
    EXPECT_EQ(watch.errors.empty(), stage.name == "Quit" || (!watch.outcomes.empty() && !isAccepted));
}

INSTANTIATE_TEST_SUITE_P(All, Floods, testing::Combine(testing::ValuesIn(stages()), testing::ValuesIn(floods())),
    [](const auto &one) { return std::get<0>(one.param).name + std::get<1>(one.param).name; });

} // namespace pillarbox::test
