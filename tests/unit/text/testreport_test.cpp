// The report of a connection test to show to somebody: three forms, no secret, and with the tick no address of any kind.

#include "ui/text/testreport.h"

#include "tests/unit/text/testedrelay.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <gtest/gtest.h>

namespace pillarbox::ui {

using namespace Qt::StringLiterals;
using test::TestedRelay;

namespace {

constexpr Hidden kNothing{.areAddresses = false, .areNetworkAddresses = false};

QStringList formsOf(const account::ConnectionTestReport &report, const Hidden &hidden)
{
    return {testText(report, hidden), testMarkdown(report, hidden),
        QString::fromUtf8(QJsonDocument(testJson(report, hidden)).toJson())};
}

void say(account::ConnectionTestReport &report, const QByteArray &line)
{
    transport::TranscriptLine said;
    said.text = line;
    report.transcript.append(said);
}

account::ConnectionTestReport talkative()
{
    TestedRelay relay;
    relay.rehearse({{u"grace@example.net"_s, 250, "ok"}, {u"nobody@example.net"_s, 550, "no nobody@example.net here"}});
    transport::CertificateFacts facts;
    facts.names = {u"mail.example.org"_s, u"192.0.2.1"_s};
    relay.report.candidates.first().tls->chain = {facts};
    say(relay.report, "mail.example.org at your service, [203.0.113.9]");
    say(relay.report, "EHLO [IPv6:2001:db8::7]");
    say(relay.report, "MAIL FROM:<ada.lovelace@example.org>");
    say(relay.report, "Hello 2001:DB8:0:0:0:0:0:1, ada, Canada greets");
    say(relay.report, "SIZE 104857600 at 14:02:03, 127.0.0.1:2525");
    return relay.report;
}

} // namespace

TEST(TestReport, EveryFormTellsTheSame)
{
    for (const QString &form : formsOf(talkative(), kNothing))
        for (const QString &word : {u"mail.example.org"_s, u"would not take 1 of 2 recipients"_s, u"192.0.2.1"_s,
                 u"nobody@example.net"_s, u"203.0.113.9"_s, u"ada.lovelace@example.org"_s, u"TLS 1.3"_s})
            EXPECT_TRUE(form.contains(word)) << word.toStdString() << "\n" << form.toStdString();
}

TEST(TestReport, HidesMailAddressesAndUserNames)
{
    for (const QString &form : formsOf(talkative(), {.areAddresses = true, .areNetworkAddresses = false})) {
        for (const QString &word : {u"grace"_s, u"nobody"_s, u"lovelace"_s, u"example.net"_s})
            EXPECT_FALSE(form.contains(word, Qt::CaseInsensitive)) << word.toStdString() << "\n" << form.toStdString();
        EXPECT_TRUE(form.contains(u"(address)"_s));
        EXPECT_TRUE(form.contains(u", (user), Canada greets"_s)) << form.toStdString();
        EXPECT_TRUE(form.contains(u"192.0.2.1"_s));
    }
}

TEST(TestReport, HidesNetworkAddressesAndNothingThatLooksAlike)
{
    for (const QString &form : formsOf(talkative(), {.areAddresses = false, .areNetworkAddresses = true})) {
        for (const QString &word :
            {u"192.0.2.1"_s, u"203.0.113.9"_s, u"2001:db8::7"_s, u"2001:DB8:0:0:0:0:0:1"_s, u"127.0.0.1"_s})
            EXPECT_FALSE(form.contains(word, Qt::CaseInsensitive)) << word.toStdString() << "\n" << form.toStdString();
        EXPECT_TRUE(form.contains(u"14:02:03"_s));
        EXPECT_TRUE(form.contains(u"grace@example.net"_s));
    }
}

// Whatever form an address has, and wherever it stands.
TEST(TestReport, HidesAddressesOfEveryForm)
{
    const QStringList mail{u"\"grace hopper\"@example.net"_s, u"o'brien@example.net"_s, u"ada@[IPv6:2001:db8::1]"_s,
        u"jürgen@straße.example"_s, u"a+b=c@sub.example.net"_s};
    const QStringList network{u"2001:db8::"_s, u"::1"_s, u"fe80::1"_s, u"::ffff:192.0.2.77"_s, u"198.51.100.200"_s};
    for (const QString &form : {u"MAIL FROM:<%1>"_s, u"for %1."_s, u"(%1)"_s, u"%1: no"_s, u"[%1]"_s, u"“%1”"_s}) {
        for (const QString &address : mail) {
            TestedRelay relay;
            say(relay.report, form.arg(address).toUtf8());
            const QString local = address.section(u'@', 0, 0).remove(u'"');
            EXPECT_FALSE(testText(relay.report, Hidden{}).contains(local)) << form.arg(address).toStdString();
        }
        for (const QString &address : network) {
            TestedRelay relay;
            say(relay.report, form.arg(address).toUtf8());
            EXPECT_FALSE(testText(relay.report, Hidden{}).contains(address)) << form.arg(address).toStdString();
        }
    }
}

TEST(TestReport, TheSenderIsHiddenWhereverItIsNamed)
{
    TestedRelay relay;
    relay.report.sender = u"odd address@example.org"_s;
    say(relay.report, "no odd address@example.org here");
    EXPECT_FALSE(testText(relay.report, Hidden{}).contains(u"odd"_s));
}

TEST(TestReport, AHostThatIsAnAddressIsHiddenToo)
{
    auto report = TestedRelay().report;
    report.host = u"192.0.2.1"_s;
    for (auto &name : report.names)
        name.name = report.host;
    for (const QString &form : formsOf(report, Hidden{}))
        EXPECT_FALSE(form.contains(u"192.0.2.1"_s)) << form.toStdString();
}

TEST(TestReport, JsonHasTheStepsWithTheirPlacesInTime)
{
    const QJsonObject json = testJson(TestedRelay().report, Hidden{});
    EXPECT_EQ(json[u"ok"_s].toBool(), true);
    EXPECT_EQ(json[u"at"_s].toString(), u"2026-03-02T14:02:00Z"_s);
    const QJsonArray steps = json[u"steps"_s].toArray();
    ASSERT_EQ(steps.size(), 6);
    EXPECT_EQ(steps[2][u"fromMs"_s].toInt(), 32);
    EXPECT_EQ(steps[2][u"tookMs"_s].toInt(), 30);
    EXPECT_EQ(steps[2][u"state"_s].toString(), u"done"_s);
    EXPECT_TRUE(steps[4][u"fromMs"_s].isNull());
    EXPECT_EQ(json[u"tls"_s][u"version"_s].toString(), u"TLSv1.3"_s);
}

TEST(TestReport, MarkdownKeepsWhatTheServerSaidInAFence)
{
    TestedRelay relay;
    say(relay.report, "``` # not a heading");
    const QString text = testMarkdown(relay.report, kNothing);
    EXPECT_TRUE(text.startsWith(u"## Connection test of mail.example.org"_s));
    EXPECT_TRUE(text.contains(u"\n````\n"_s)) << "a longer fence than any in it: " << text.toStdString();
}

} // namespace pillarbox::ui
