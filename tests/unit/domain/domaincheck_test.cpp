// What the facts about a domain come to: who is let in, whether mail passes, and that nobody who could not be asked counts as
// absent.

#include "smtp/domain/dkimselectors.h"
#include "smtp/domain/domaincheck.h"
#include "tests/support/await.h"
#include "tests/support/manualclock.h"
#include "tests/unit/dns/dnsserver.h"
#include "ui/text/domainquestions.h"
#include "ui/text/domainwords.h"

#include <gtest/gtest.h>

namespace pillarbox::test {
namespace {

using namespace Qt::StringLiterals;
using domain::DomainCheck;
using domain::DomainQuestion;
using domain::DomainReport;
using domain::Forecast;
using domain::Presence;
using domain::SpfProblem;
using Topic = ui::DomainFinding::Topic;

const QDateTime Now(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC);
const QByteArray Key = "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

class DomainCheckTest : public testing::Test
{
protected:
    DomainReport check(DomainQuestion question = {})
    {
        question.domain = u"example.org"_s;
        question.nameserver = server.place();
        DomainCheck all(question);
        bool isFinished = false;
        QObject::connect(&all, &DomainCheck::finished, &all, [&isFinished] { isFinished = true; });
        all.start();
        EXPECT_TRUE(await([&] { return isFinished; }));
        return all.report();
    }
    // The clock goes on once this name was asked for: the resolver's own limit is not reached.
    DomainReport checkUntilSilent(const QByteArray &name, ManualClock &clock, DomainQuestion question = {})
    {
        question.domain = u"example.org"_s;
        question.nameserver = server.place();
        DomainCheck all(question, clock);
        bool isFinished = false;
        QObject::connect(&all, &DomainCheck::finished, &all, [&isFinished] { isFinished = true; });
        all.start();
        EXPECT_TRUE(await([&] { return server.questions().contains(name); }));
        clock.advance(domain::spfTimeLimit);
        EXPECT_TRUE(await([&] { return isFinished; }));
        return all.report();
    }
    static DomainQuestion through(const char *relay, const char *include = "")
    {
        DomainQuestion question;
        question.relay = QString::fromLatin1(relay);
        question.relayInclude = QString::fromLatin1(include);
        return question;
    }
    static ui::DomainFinding finding(const DomainReport &report, Topic topic, const QString &runBy = {})
    {
        const auto findings = ui::domainFindings(report, runBy, Now);
        for (const ui::DomainFinding &one : findings) {
            if (one.topic == topic)
                return one;
        }
        return {};
    }

    DnsServer server;
};

} // namespace

TEST_F(DomainCheckTest, WhatIsAbsentIsSaidWithTheRecordToPublish)
{
    server.addMailExchanger("example.org", 10, "mx.example.org");
    const DomainReport report = check();
    EXPECT_TRUE(report.isComplete());
    EXPECT_EQ(report.spf.survey.state, Presence::Absent);
    EXPECT_EQ(report.dmarc.state, Presence::Absent);
    using Records = QList<ui::RecordToPublish>;
    EXPECT_EQ(finding(report, Topic::Spf).records, (Records{{u"example.org"_s, u"TXT"_s, u"v=spf1 mx ~all"_s}}));
    EXPECT_EQ(finding(report, Topic::Dmarc).records,
        (Records{{u"_dmarc.example.org"_s, u"TXT"_s, u"v=DMARC1; p=none; rua=mailto:postmaster@example.org"_s}}));
    EXPECT_EQ(finding(report, Topic::MtaSts).records,
        (Records{{u"_mta-sts.example.org"_s, u"TXT"_s, u"v=STSv1; id=20260301120000"_s},
            {u"https://mta-sts.example.org/.well-known/mta-sts.txt"_s, u"FILE"_s,
                u"version: STSv1\nmode: testing\nmx: mx.example.org\nmax_age: 604800\n"_s}}));
    EXPECT_EQ(finding(report, Topic::TlsReporting).records.size(), 1);
    EXPECT_TRUE(finding(report, Topic::Spf, u"Gmail"_s).records.isEmpty()) << "not the user's to change";
    EXPECT_TRUE(ui::domainVerdict(report, u"Gmail"_s).contains(u"Gmail"_s));
}

TEST_F(DomainCheckTest, WhoCouldNotBeAskedIsNotAbsent)
{
    server.addMailExchanger("example.org", 10, "mx.example.org");
    server.addText("example.org", "v=spf1 include:broken.example -all");
    for (const char *name :
        {"_dmarc.example.org", "_mta-sts.example.org", "_smtp._tls.example.org", "broken.example", "s1._domainkey.example.org"})
        server.setFailureFor(name);
    DomainQuestion question;
    question.selectors = {"s1"};
    const DomainReport report = check(question);
    EXPECT_FALSE(report.isComplete());
    EXPECT_EQ(report.exchangers.state, Presence::Found);
    EXPECT_EQ(report.dmarc.state, Presence::Unknown);
    EXPECT_EQ(report.mtaSts.state, Presence::Unknown);
    EXPECT_EQ(report.tlsReporting.state, Presence::Unknown);
    EXPECT_EQ(report.keys.constFirst().state, Presence::Unknown);
    EXPECT_EQ(report.spf.survey.problems.constFirst().kind, SpfProblem::Kind::CouldNotAsk);
    EXPECT_TRUE(finding(report, Topic::Dmarc).records.isEmpty()) << "nothing to publish where nothing is known";
}

TEST_F(DomainCheckTest, ASurveyOfSpfThatTakesTooLongCouldNotBeAsked)
{
    server.addText("example.org", "v=spf1 include:slow.example -all");
    server.setSilentFor("slow.example");
    ManualClock clock;
    const DomainReport report = checkUntilSilent("slow.example", clock);
    EXPECT_FALSE(report.isComplete());
    EXPECT_EQ(report.spf.survey.state, Presence::Found);
    EXPECT_EQ(report.spf.survey.problems,
        (QList<SpfProblem>{{SpfProblem::Kind::CouldNotAsk, "slow.example", "include:slow.example", {}, u"Timeout"_s}}));
}

TEST_F(DomainCheckTest, ADomainWhoseOwnSpfTakesTooLongIsNotWithoutIt)
{
    server.setMood(DnsServer::Mood::KeepSilent);
    ManualClock clock;
    dns::Resolver resolver(server.place());
    domain::SpfSurveyor surveyor(resolver, clock);
    DomainReport report;
    bool isFinished = false;
    surveyor.start(u"example.org"_s, [&](const domain::SpfSurvey &survey) {
        report.spf.survey = survey;
        isFinished = true;
    });
    clock.advance(domain::spfTimeLimit);
    EXPECT_TRUE(isFinished);
    EXPECT_EQ(report.spf.survey.state, Presence::Unknown);
    EXPECT_EQ(report.spf.survey.problems.constFirst().detail, u"Timeout"_s);
    EXPECT_TRUE(finding(report, Topic::Spf).records.isEmpty());
}

TEST_F(DomainCheckTest, WhetherTheRelayMaySendIsAskedForSoLongOnly)
{
    server.add("smtp.relay.example", {QHostAddress(u"198.51.100.1"_s)});
    server.addText("example.org", "v=spf1 exists:%{i}.slow.example -all");
    server.setSilentFor("198.51.100.1.slow.example");
    ManualClock clock;
    const DomainReport report = checkUntilSilent("198.51.100.1.slow.example", clock, through("smtp.relay.example"));
    EXPECT_FALSE(report.isComplete());
    EXPECT_EQ(report.spf.result, std::nullopt);
    ASSERT_TRUE(report.spf.problem);
    EXPECT_EQ(report.spf.problem->kind, SpfProblem::Kind::CouldNotAsk);
    EXPECT_EQ(report.spf.problem->detail, u"Timeout"_s);
}

TEST_F(DomainCheckTest, CountsTheLookUpsOfAllThatIsIncluded)
{
    server.addText("example.org", "v=spf1 mx include:a.example exists:%{i}.example.org redirect=b.example");
    server.addText("a.example", "v=spf1 a:x.example include:c.example -all");
    server.addText("b.example", "v=spf1 ip4:192.0.2.1 -all");
    server.addText("c.example", "v=spf1 ptr -all");
    const DomainReport report = check();
    EXPECT_EQ(report.spf.survey.terms, 7);
    EXPECT_EQ(report.spf.survey.included, QStringList({u"a.example"_s, u"b.example"_s, u"c.example"_s}));
    EXPECT_TRUE(report.spf.survey.problems.isEmpty());
}

TEST_F(DomainCheckTest, ARecordThatIncludesItselfEndsAndIsTooLong)
{
    server.addText("example.org", "v=spf1 include:example.org -all");
    EXPECT_EQ(check().spf.survey.problems.constLast().kind, SpfProblem::Kind::TooManyTerms);
}

TEST_F(DomainCheckTest, ARelayIsLetInByItsProvidersName)
{
    server.add("smtp.provider.example", {QHostAddress(u"198.51.100.1"_s)});
    server.addText("example.org", "v=spf1 include:_spf.provider.example -all");
    server.addText("_spf.provider.example", "v=spf1 ip4:192.0.2.0/24 -all");
    const DomainReport named = check(through("smtp.provider.example", "_spf.provider.example"));
    EXPECT_EQ(named.spf.isRelayIncluded, true);
    EXPECT_EQ(named.spf.result, domain::SpfResult::Fail) << "of its own addresses";
    EXPECT_EQ(named.dmarc.forecast, Forecast::Pass);
    EXPECT_EQ(check(through("smtp.provider.example")).spf.isRelayIncluded, true) << "of the same organisation";
    server.add("smtp.other.example", {QHostAddress(u"198.51.100.1"_s)});
    const DomainReport unnamed = check(through("smtp.other.example"));
    EXPECT_EQ(unnamed.spf.isRelayIncluded, std::nullopt) << "it may send from elsewhere";
    EXPECT_EQ(unnamed.dmarc.forecast, Forecast::Unknown);
}

TEST_F(DomainCheckTest, AnIncludeOfTheDomainsOwnSaysNothingAboutItsServers)
{
    server.add("mail.example.org", {QHostAddress(u"198.51.100.1"_s)});
    server.addText("example.org", "v=spf1 include:_spf.example.org -all");
    server.addText("_spf.example.org", "v=spf1 ip4:192.0.2.0/24 -all");
    EXPECT_EQ(check(through("mail.example.org")).spf.isRelayIncluded, std::nullopt);
}

TEST_F(DomainCheckTest, ARelayIsLetInByAllOfItsAddresses)
{
    server.add("relay.example", {QHostAddress(u"192.0.2.1"_s), QHostAddress(u"192.0.2.2"_s)});
    server.addText("example.org", "v=spf1 ip4:192.0.2.0/24 -all");
    EXPECT_EQ(check(through("relay.example")).spf.isRelayIncluded, true);
    server.add("other.example", {QHostAddress(u"192.0.2.1"_s), QHostAddress(u"198.51.100.1"_s)});
    EXPECT_EQ(check(through("other.example")).spf.isRelayIncluded, std::nullopt);
}

TEST_F(DomainCheckTest, ARelayThatCouldNotBeAskedLeavesTheCheckOpen)
{
    server.addText("example.org", "v=spf1 ip4:192.0.2.0/24 -all");
    server.setFailureFor("relay.example");
    const DomainReport report = check(through("relay.example"));
    EXPECT_FALSE(report.isComplete());
    EXPECT_EQ(report.spf.result, std::nullopt);
    EXPECT_EQ(ui::spfProblems(report.spf).size(), 1);
}

TEST_F(DomainCheckTest, WithoutARecordTheRelaysProviderIsInTheOneToPublish)
{
    server.add("example.org", {});
    const DomainReport report = check(through("relay.example", "spf.relay.example"));
    EXPECT_EQ(finding(report, Topic::Spf).records,
        (QList<ui::RecordToPublish>{{u"example.org"_s, u"TXT"_s, u"v=spf1 include:spf.relay.example ~all"_s}}));
}

TEST_F(DomainCheckTest, NobodyIsLetInByAllAlone)
{
    server.add("relay.example", {QHostAddress(u"192.0.2.1"_s)});
    server.addText("example.org", "v=spf1 -all");
    EXPECT_EQ(check(through("relay.example")).spf.isRelayIncluded, false);
}

TEST_F(DomainCheckTest, ARecordThatLetsEverybodyInIsAProblem)
{
    server.addText("open.example", "v=spf1 all");
    const auto isOpen = [this](const QByteArray &record) {
        const QByteArray domain = record.toHex().last(20) + QByteArray::number(record.size()) + ".example";
        server.addText(domain, record);
        dns::Resolver resolver(server.place());
        domain::SpfSurveyor surveyor(resolver);
        std::optional<domain::SpfSurvey> found;
        surveyor.start(QString::fromLatin1(domain), [&](const domain::SpfSurvey &survey) { found = survey; });
        EXPECT_TRUE(await([&] { return found.has_value(); }));
        return found && found->state == Presence::Found && found->isOpen();
    };
    for (const char *record :
        {"v=spf1 +all", "v=spf1 mx all", "v=spf1 redirect=open.example", "v=spf1 include:open.example -all"})
        EXPECT_TRUE(isOpen(record)) << record;
    for (const char *record : {"v=spf1 ?all", "v=spf1 ~include:open.example -all", "v=spf1 -all", "v=spf1 mx"})
        EXPECT_FALSE(isOpen(record)) << record;
    server.addText("example.org", "v=spf1 mx +all");
    const DomainReport report = check();
    EXPECT_EQ(finding(report, Topic::Spf).meaning, u"Everybody may send mail for the domain."_s);
    EXPECT_EQ(finding(report, Topic::Spf).problems,
        QStringList(u"\"+all\" at example.org lets everybody send mail for the domain."_s));
    EXPECT_EQ(ui::domainVerdict(report, {}), u"Mail from example.org is at risk: its records need work."_s);
}

TEST_F(DomainCheckTest, ARecordThatCountsForNothingSaysNothingElse)
{
    server.addText("example.org", "v=spf1 -all");
    server.addText("example.org", "v=spf1 +all");
    EXPECT_EQ(finding(check(), Topic::Spf).meaning, u"As it stands, receivers count the record for nothing."_s);
    EXPECT_EQ(finding(check(through("192.0.2.1")), Topic::Spf).meaning, finding(check(), Topic::Spf).meaning);
    EXPECT_EQ(check().spf.survey.problems.size(), 1) << "what it would say does not matter";
}

TEST_F(DomainCheckTest, TheMissingIncludeIsPutBeforeWhatDecidesForTheRest)
{
    server.add("relay.example", {QHostAddress(u"192.0.2.1"_s)});
    server.addText("example.org", "v=spf1 mx ~all");
    const DomainReport report = check(through("relay.example", "spf.relay.example"));
    EXPECT_EQ(finding(report, Topic::Spf).records,
        (QList<ui::RecordToPublish>{{u"example.org"_s, u"TXT"_s, u"v=spf1 mx include:spf.relay.example ~all"_s}}));
    EXPECT_EQ(
        domain::spfRecordIncluding("v=spf1 redirect=a.example", "b.example"), "v=spf1 include:b.example redirect=a.example");
    EXPECT_EQ(domain::spfRecordIncluding("v=spf1 mx", "b.example"), "v=spf1 mx include:b.example");
}

TEST_F(DomainCheckTest, ASignatureThatWasSeenDecidesWhereSpfCannot)
{
    server.addText("example.org", "v=spf1 -all");
    server.add("relay.example", {QHostAddress(u"192.0.2.1"_s)});
    server.addText("s1._domainkey.example.org", Key);
    DomainQuestion question = through("relay.example");
    question.selectors = {"s1"};
    EXPECT_EQ(check(question).dmarc.forecast, Forecast::Unknown) << "a key alone signs nothing";
    question.signingDomain = u"example.org"_s;
    question.signers = {"s1"};
    EXPECT_EQ(check(question).dmarc.forecast, Forecast::Pass);
    question.selectors = {"s1", "s2"};
    question.signers = {"s2"};
    EXPECT_EQ(check(question).dmarc.forecast, Forecast::Fail) << "the key of another selector does not help";
    question.signingDomain = u"relay.example"_s;
    EXPECT_EQ(check(question).dmarc.forecast, Forecast::Fail) << "signed by somebody else";
    question.signingDomain.clear();
    question.signers.clear();
    question.selectors = {"s2"};
    EXPECT_EQ(check(question).dmarc.forecast, Forecast::Fail) << "the only key that was named is not there";
}

TEST_F(DomainCheckTest, AnotherKeyThanTheOneThatSignsIsNoGood)
{
    server.addText("example.org", "v=spf1 -all");
    server.addText("_dmarc.example.org", "v=DMARC1; p=reject; rua=mailto:a@example.org");
    server.add("relay.example", {QHostAddress(u"192.0.2.1"_s)});
    server.addText("s1._domainkey.example.org", Key);
    account::Identity identity;
    identity.address = u"ada@example.org"_s;
    identity.signing.emplace();
    identity.signing->domain = "example.org";
    identity.signing->selector = "s1";
    identity.signing->publicRecord = Key;
    DomainQuestion question = through("relay.example");
    question.domain = u"example.org"_s;
    question.selectors = {"old"};
    ui::takeIdentity(question, identity);
    EXPECT_EQ(question.selectors, QByteArrayList({"old", "s1"}));
    EXPECT_EQ(check(question).dmarc.forecast, Forecast::Pass);
    question.ownRecord = "v=DKIM1; k=ed25519; p=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    const DomainReport report = check(question);
    EXPECT_EQ(report.dmarc.forecast, Forecast::Fail);
    EXPECT_EQ(finding(report, Topic::Dkim).problems,
        QStringList(u"s1: It is another key than the one your mail is signed with: the signatures count as broken."_s));
}

TEST_F(DomainCheckTest, TwoKeysUnderOneSelectorAreAProblem)
{
    server.addText("s1._domainkey.example.org", Key);
    server.addText("s1._domainkey.example.org", "v=DKIM1; p=");
    DomainQuestion question;
    question.selectors = {"s1"};
    EXPECT_EQ(check(question).keys.constFirst().key.problems.constLast(), domain::DkimKey::Problem::Several);
}

TEST_F(DomainCheckTest, TheVerdictKnowsOfEveryProblem)
{
    const auto verdict = [this](DomainQuestion question = {}) { return ui::domainVerdict(check(std::move(question)), {}); };
    const QString atRisk = u"Mail from example.org is at risk: its records need work."_s;
    server.addMailExchanger("example.org", 10, "mx.example.org");
    server.addText("example.org", "v=spf1 mx -all");
    server.addText("_dmarc.example.org", "v=DMARC1; p=reject; rua=mailto:a@example.org");
    EXPECT_EQ(verdict(), u"The records of example.org are in order; whether your mail passes cannot be known from here."_s);
    server.addText("s1._domainkey.example.org", "v=DKIM1; p=");
    DomainQuestion revoked;
    revoked.selectors = {"s1"};
    EXPECT_EQ(verdict(revoked), atRisk);
    server.addText("_smtp._tls.example.org", "v=TLSRPTv1; rua=none");
    EXPECT_EQ(verdict(), u"Not all records of example.org are in order; whether your mail passes cannot be known from here."_s);
}

TEST_F(DomainCheckTest, WhatSaysNothingOfAnybodyIsAProblem)
{
    server.addText("example.org", "v=spf1 ?all");
    const DomainReport report = check();
    EXPECT_EQ(finding(report, Topic::Spf).problems,
        QStringList(u"The SPF record of example.org lets nobody in and keeps nobody out."_s));
    EXPECT_EQ(finding(report, Topic::Spf).meaning, u"Says who may send mail for the domain."_s);
}

TEST_F(DomainCheckTest, OfADmarcRecordWithAFaultTheRestIsRead)
{
    server.addText("_dmarc.example.org", "v=DMARC1; p=reject;; rua=mailto:a@example.org\nfine");
    const auto found = finding(check(), Topic::Dmarc);
    EXPECT_TRUE(found.meaning.startsWith(u"Receivers are asked to refuse mail that fails."_s)) << qPrintable(found.meaning);
    EXPECT_EQ(found.problems,
        QStringList(u"Not all of the record can be read, and receivers may leave it out of account: "
                    "v=DMARC1; p=reject;; rua=mailto:a@example.org<U+000A>fine"_s));
}

TEST_F(DomainCheckTest, WhatIsNoDomainIsCalledThat)
{
    const DomainReport report = check();
    EXPECT_EQ(finding(report, Topic::Exchangers).meaning, u"There is no such domain."_s);
    EXPECT_FALSE(finding(report, Topic::Dmarc).records.isEmpty()) << "it may be about to be made";
    EXPECT_EQ(ui::domainVerdict(report, {}), u"There is no domain example.org."_s);
}

TEST_F(DomainCheckTest, OddMailServersAreNamed)
{
    server.addMailExchanger("example.org", 0, ".");
    server.addMailExchanger("example.org", 10, "192.0.2.9");
    const auto found = finding(check(), Topic::Exchangers);
    EXPECT_EQ(found.meaning, u"Mail to the domain goes to 192.0.2.9."_s);
    EXPECT_EQ(found.problems,
        QStringList({u"One entry says that the domain takes no mail, which counts only where it stands alone."_s,
            u"192.0.2.9 is an address; an entry has to name a server."_s}));
    EXPECT_FALSE(finding(check(), Topic::MtaSts).records.constLast().value.contains(u"mx: \n"_s));
}

TEST_F(DomainCheckTest, AnEnvelopeOfAnotherDomainDoesNotAlign)
{
    server.addText("example.org", "v=spf1 ip4:192.0.2.0/24 -all");
    server.add("relay.example", {QHostAddress(u"192.0.2.1"_s)});
    DomainQuestion question = through("relay.example");
    EXPECT_EQ(check(question).dmarc.forecast, Forecast::Pass);
    question.selectors = {"none"};
    question.envelopeDomain = u"bounces.example"_s;
    EXPECT_EQ(check(question).dmarc.forecast, Forecast::Fail);
}

TEST_F(DomainCheckTest, DmarcOfTheOrganisationCountsForWhatIsBelow)
{
    server.addText("_dmarc.example.org", "v=DMARC1; p=reject; sp=quarantine; rua=mailto:a@example.org");
    server.add("sub.example.org", {});
    DomainQuestion question;
    question.domain = u"sub.example.org"_s;
    question.nameserver = server.place();
    DomainCheck all(question);
    bool isFinished = false;
    QObject::connect(&all, &DomainCheck::finished, &all, [&isFinished] { isFinished = true; });
    all.start();
    ASSERT_TRUE(await([&] { return isFinished; }));
    EXPECT_EQ(all.report().dmarc.place, u"example.org"_s);
    EXPECT_EQ(all.report().dmarc.policy(u"sub.example.org"_s), domain::DmarcPolicy::Quarantine);
}

TEST_F(DomainCheckTest, TwoDmarcRecordsAreNone)
{
    server.addText("_dmarc.example.org", "v=DMARC1; p=reject");
    server.addText("_dmarc.example.org", "v=DMARC1; p=none");
    const DomainReport report = check();
    EXPECT_TRUE(report.dmarc.isDouble);
    EXPECT_EQ(finding(report, Topic::Dmarc).problems.size(), 1);
}

TEST_F(DomainCheckTest, KnownSelectorsAreTriedAndNotHeldAgainstAnybody)
{
    EXPECT_EQ(domain::knownSelectors({u"_spf.google.com"_s}), QByteArrayList({"google"}));
    server.addText("example.org", "v=spf1 include:spf.messagingengine.com -all");
    server.addText("spf.messagingengine.com", "v=spf1 ip4:192.0.2.1 -all");
    server.addText("fm1._domainkey.example.org", Key);
    const DomainReport report = check();
    ASSERT_EQ(report.keys.size(), 1) << "those that are not there say nothing";
    EXPECT_EQ(report.keys.constFirst().selector, "fm1");
    EXPECT_TRUE(report.keys.constFirst().isGuessed);
}

TEST_F(DomainCheckTest, WithoutASelectorNobodyWasAskedForAKey)
{
    const DomainReport report = check();
    EXPECT_TRUE(report.keys.isEmpty());
    EXPECT_EQ(finding(report, Topic::Dkim).stateText, u"not asked"_s) << "which is no trouble, and no absence";
    EXPECT_TRUE(report.isComplete());
}

TEST_F(DomainCheckTest, ADomainMayTakeNoMail)
{
    server.addMailExchanger("example.org", 0, ".");
    EXPECT_TRUE(check().exchangers.isNull);
}

} // namespace pillarbox::test
