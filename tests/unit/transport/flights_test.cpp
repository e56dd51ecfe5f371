// How often the client has to wait for a distant server: flights counted by a relay that delays, not times. The TLS handshake's
// own one (TLS 1.3) is not counted; that the server speaks first is.

#include "tests/support/delayrelay.h"
#include "tests/support/tlssink.h"
#include "tests/unit/transport/connectionwatch.h"

#include <gtest/gtest.h>

namespace pillarbox::test {

namespace {

using namespace std::chrono_literals;

class Flights : public ::testing::Test
{
protected:
    // What each message has taken, the first with the connection before it.
    std::vector<int> ofMessages(int count, SinkOptions options)
    {
        std::vector<int> atMessage;
        TlsSink sink(m_certificates.good(), options, [&](std::uint64_t) { atMessage.push_back(m_relay->flights()); });
        m_relay.emplace(sink.port(), 25ms);
        transport::ConnectionSettings settings;
        settings.endpoints = {{QStringLiteral("127.0.0.1"), m_relay->port(), protocol::Security::ImplicitTls}};
        settings.trustedPem = m_certificates.authorityPem();
        settings.isAuthWanted = options.hasAuth;
        {
            ConnectionWatch watch(settings);
            EXPECT_TRUE(watch.open());
            const QByteArray content = "Subject: flights\r\n\r\n" + QByteArray(1000, 'x') + "\r\n";
            for (int i = 0; i < count; ++i) {
                watch.deliver(content);
                EXPECT_TRUE(watch.awaitOutcome(std::size_t(i) + 1));
                EXPECT_FALSE(watch.outcomes.at(std::size_t(i)).error);
            }
        }
        m_relay.reset();
        std::vector<int> flights;
        for (int before = 1; const int at : atMessage)
            flights.push_back(at - std::exchange(before, at));
        return flights;
    }

private:
    TestCertificates m_certificates;
    std::optional<DelayRelay> m_relay;
};

} // namespace

// Greeting, EHLO, envelope with DATA, content with its end.
TEST_F(Flights, FourForTheFirstMessageAndTwoForEachFurther)
{
    EXPECT_EQ(ofMessages(3, {}), (std::vector{4, 2, 2}));
}

TEST_F(Flights, OneMoreToSignIn)
{
    EXPECT_EQ(ofMessages(2, {.hasAuth = true}), (std::vector{5, 2}));
}

// A small content travels with its envelope.
TEST_F(Flights, ThreeAndOneWithChunking)
{
    EXPECT_EQ(ofMessages(3, {.hasChunking = true}), (std::vector{3, 1, 1}));
    EXPECT_EQ(ofMessages(2, {.hasChunking = true, .hasAuth = true}), (std::vector{4, 1}));
}

// MAIL, RCPT and DATA wait for one another; DATA still does not wait for anything else.
TEST_F(Flights, EachCommandOneWithoutPipelining)
{
    EXPECT_EQ(ofMessages(2, {.hasPipelining = false}), (std::vector{6, 4}));
}

} // namespace pillarbox::test
