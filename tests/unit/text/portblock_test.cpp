// Which ports a network shuts is told from what several of them do.

#include "ui/text/portblock.h"

#include "ui/text/explanation.h"

#include <gtest/gtest.h>

namespace pillarbox::ui {
namespace {

using protocol::ErrorKind;
using transport::Candidate;

const QString host = QStringLiteral("mail.example.org");

Candidate candidate(quint16 port, std::optional<ErrorKind> shut, const char *address = "192.0.2.1")
{
    Candidate result;
    result.endpoint = {host, port, protocol::Security::StartTls};
    result.address = QHostAddress(QString::fromLatin1(address));
    result.isFinished = true;
    if (shut) {
        result.error.emplace();
        result.error->stage = protocol::Stage::Connect;
        result.error->kind = *shut;
    } else {
        result.connectTook = std::chrono::milliseconds(12);
    }
    return result;
}

TEST(PortBlock, NamesPort587WhereAnotherGetsThrough)
{
    for (const ErrorKind kind : {ErrorKind::TimedOut, ErrorKind::Unreachable}) {
        const auto block = portBlockOf({candidate(587, kind), candidate(465, {}), candidate(2525, kind)}, host);
        EXPECT_EQ(block, (PortBlock{{587}, false}));
        EXPECT_TRUE(portBlockSentence(block, host).contains(QLatin1String("network seems to block port 587")));
    }
}

TEST(PortBlock, NamesPort25)
{
    EXPECT_EQ(portBlockOf({candidate(25, ErrorKind::TimedOut), candidate(587, {})}, host), (PortBlock{{25}, false}));
    protocol::SendError error;
    error.kind = ErrorKind::TimedOut;
    error.stage = protocol::Stage::Connect;
    const auto explanation = explain(error, {.host = host, .port = 25, .isInOutbox = false});
    EXPECT_TRUE(explanation.why.contains(QLatin1String("network seems to block port 25"))) << qPrintable(explanation.why);
    EXPECT_EQ(explanation.who, Who::Network);
}

TEST(PortBlock, NamesAllPorts)
{
    const auto block = portBlockOf({candidate(587, ErrorKind::TimedOut), candidate(465, ErrorKind::TimedOut),
                                       candidate(465, ErrorKind::Unreachable, "2001:db8::1")},
        host);
    EXPECT_EQ(block, (PortBlock{{465, 587}, true}));
    EXPECT_TRUE(portBlockSentence(block, host).contains(QLatin1String("seems to block all mail ports (465, 587)")));
}

TEST(PortBlock, BlamesNoNetworkWhereThereIsNone)
{
    EXPECT_EQ(portBlockOf({candidate(587, {}), candidate(2525, ErrorKind::TimedOut)}, host), PortBlock{});
    EXPECT_EQ(portBlockOf({candidate(587, ErrorKind::TimedOut)}, host), PortBlock{}) << "one port tells nothing";
    EXPECT_EQ(
        portBlockOf(
            {candidate(587, ErrorKind::Unreachable, "127.0.0.1"), candidate(465, ErrorKind::Unreachable, "127.0.0.1")}, host),
        PortBlock{})
        << "nothing listens on this computer";
    EXPECT_EQ(portBlockOf({candidate(587, ErrorKind::TlsFailed), candidate(465, ErrorKind::TlsFailed)}, host), PortBlock{});
    EXPECT_EQ(
        portBlockOf({candidate(587, {}, "192.0.2.1"), candidate(587, ErrorKind::TimedOut, "2001:db8::1")}, host), PortBlock{})
        << "one address of two";
    EXPECT_TRUE(portBlockSentence({}, host).isEmpty());
}

} // namespace
} // namespace pillarbox::ui
