// No string from outside that reaches a command line can make it two, or add a parameter: every one of them, with everything
// that has ever been tried.

#include "smtp/protocol/command.h"
#include "smtp/protocol/dialogue.h"
#include "smtp/protocol/localfault.h"

#include <QSet>
#include <QStringBuilder>

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

namespace pillarbox::protocol {

namespace {

const QByteArrayList attacks{"x\r\nRCPT TO:<evil@z.example>\r\n", "x\nDATA", "x\rDATA", "x> SIZE=1",
    "x> ORCPT=rfc822;evil@z.example", "<x", "x y", "x\ty", QByteArray("x\0y", 3), "x\x0by", "x\x0cy", "x\x1by", "x\x7fy", "\"x",
    "\"x\" y", "x\\", "\"x\\", "\xe2\x80\xa8RSET", "\xc2\x85RSET", "\xc0\x8aRSET", "x NOTIFY=NEVER", "x;y=z", "%0d%0aRSET",
    "x+0D+0ARSET", "=?utf-8?q?=0D=0A?="};

Capabilities everything()
{
    return parseCapabilities({"SIZE", "8BITMIME", "SMTPUTF8", "DSN", "REQUIRETLS",
        "FUTURERELEASE 999999999 2999-01-01T00:00:00Z", "DELIVERBY", "MT-PRIORITY", "CHUNKING", "BINARYMIME"});
}

Envelope good()
{
    Envelope mail;
    mail.reversePath = "a@x.example";
    mail.forwardPaths = {"b@y.example"};
    mail.size = 42;
    mail.options.dsn = DsnRequest{};
    return mail;
}

// One line, and a space only where a known parameter begins or inside a quoted local part.
void expectOneCommand(const QByteArray &line, const QByteArray &begin, const QByteArrayList &parameters)
{
    EXPECT_TRUE(line.startsWith(begin) && line.endsWith("\r\n")) << line.constData();
    const QByteArray text = line.chopped(2);
    EXPECT_FALSE(std::any_of(text.begin(), text.end(), [](char octet) {
        return (octet >= 0 && octet < 0x20) || octet == 0x7f;
    })) << line.toPercentEncoding().constData();
    bool isQuoted = false;
    QByteArray outside;
    for (qsizetype at = begin.size(); at < text.size(); ++at) {
        if (text[at] == '"')
            isQuoted = !isQuoted;
        else if (!isQuoted)
            outside += text[at];
        else if (text[at] == '\\')
            ++at;
    }
    EXPECT_TRUE(outside.contains('>')) << line.constData();
    const QByteArray behind = outside.sliced(outside.indexOf('>') + 1);
    QByteArrayList words = behind.split(' ');
    EXPECT_EQ(words.takeFirst(), "");
    for (const QByteArray &word : words)
        EXPECT_TRUE(parameters.contains(word.split('=').first())) << line.constData();
    EXPECT_EQ(QSet<QByteArray>(words.begin(), words.end()).size(), words.size());
}

void expectHarmless(const Envelope &mail)
{
    if (localFault(mail, everything()))
        return;
    expectOneCommand(command::mailFrom(mail, everything()), "MAIL FROM:<",
        {"SIZE", "BODY", "SMTPUTF8", "RET", "ENVID", "REQUIRETLS", "HOLDFOR", "HOLDUNTIL", "BY", "MT-PRIORITY"});
    for (int index = 0; index < mail.forwardPaths.size(); ++index)
        expectOneCommand(command::rcptTo(mail, index, everything()), "RCPT TO:<", {"NOTIFY", "ORCPT"});
}

} // namespace

TEST(Injection, byAPath)
{
    for (const QByteArray &attack : attacks) {
        for (const QByteArray &path :
            {attack, QByteArray(attack + "@x.example"), QByteArray("a@" + attack), QByteArray('"' + attack + "\"@x.example")}) {
            Envelope mail = good();
            mail.reversePath = path;
            expectHarmless(mail);
            mail = good();
            mail.forwardPaths.append(path);
            expectHarmless(mail);
        }
    }
}

TEST(Injection, byEveryOctetInAPath)
{
    for (int octet = 0; octet < 256; ++octet) {
        Envelope mail = good();
        mail.forwardPaths = {"a" + QByteArray(1, char(octet)) + "b@y.example"};
        expectHarmless(mail);
        const bool isFault = localFault(mail, everything()).has_value();
        const bool isBad = octet <= 0x20 || octet >= 0x7f || // those over it alone are no UTF-8
            QByteArrayView("\"<>\\").contains(char(octet));
        EXPECT_EQ(isFault, isBad) << octet;
    }
}

TEST(Injection, byTheEnvelopeId)
{
    for (const QByteArray &attack : attacks) {
        Envelope mail = good();
        mail.options.dsn->envelopeId = attack;
        expectHarmless(mail);
    }
    Envelope mail = good();
    mail.options.dsn->envelopeId = "x> SIZE=1";
    EXPECT_FALSE(localFault(mail, everything()));
    EXPECT_TRUE(command::mailFrom(mail, everything()).endsWith(" ENVID=x>+20SIZE+3D1\r\n"));
}

TEST(Injection, byNumbersAndTimes)
{
    using namespace std::chrono_literals;
    for (const qint64 value : {std::numeric_limits<qint64>::min(), qint64(-1), qint64(0), std::numeric_limits<qint64>::max()}) {
        Envelope mail = good();
        mail.size = value;
        mail.options.priority = int(value);
        mail.options.hold = std::chrono::seconds(value);
        mail.options.deliverBy = DeliverBy{std::chrono::seconds(value), true, true};
        expectHarmless(mail);
        mail = good();
        mail.size = value;
        expectHarmless(mail);
    }
    for (const int year : {-1, 1, 1969, 2030, 9999, 10000, 99999}) {
        Envelope mail = good();
        mail.options.hold = QDateTime({year, 1, 1}, {0, 0}, Qt::UTC);
        expectHarmless(mail);
    }
}

TEST(Injection, byTheNameInEhlo)
{
    for (const QByteArray &attack : attacks) {
        for (const QByteArray &line : {command::ehlo(attack), command::helo(attack)}) {
            const QByteArray name = line.sliced(5).chopped(2);
            EXPECT_TRUE(line.endsWith("\r\n") && name.size() > 0);
            EXPECT_TRUE(std::all_of(name.begin(), name.end(), [](char octet) {
                return octet > 0x20 && octet < 0x7f && !QByteArrayView("<>;=\\\"").contains(octet);
            })) << line.toPercentEncoding().constData();
        }
    }
}

TEST(Injection, byWhatTheRelayOffers)
{
    for (const QByteArray &attack : attacks) {
        Envelope mail = good();
        mail.options.priority = 1;
        const auto offered = parseCapabilities({"MT-PRIORITY " + attack, "LIMITS RCPTMAX=" + attack, "SIZE " + attack,
            "FUTURERELEASE " + attack, "DELIVERBY " + attack, "DSN " + attack});
        expectOneCommand(command::mailFrom(mail, offered), "MAIL FROM:<", {"SIZE", "RET", "MT-PRIORITY"});
    }
}

} // namespace pillarbox::protocol
