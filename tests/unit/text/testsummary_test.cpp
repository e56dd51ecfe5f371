// A connection test in words: one verdict, always with an action or "Nothing to do.", and the places of its steps in time.

#include "ui/text/testsummary.h"

#include "tests/unit/text/testedrelay.h"

#include <gtest/gtest.h>

namespace pillarbox::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using protocol::ErrorKind;
using protocol::Stage;
using test::TestedRelay;
using State = TestStep::State;

TEST(TestSummary, WhatWorksHasNothingToDo)
{
    const auto summary = summaryOf(TestedRelay().report);
    EXPECT_EQ(summary.state, State::Done);
    EXPECT_EQ(summary.verdict, u"Works on port 587 with STARTTLS."_s);
    EXPECT_EQ(summary.advice, u"Nothing to do."_s);
}

TEST(TestSummary, AnAcceptedSignInIsSaid)
{
    TestedRelay relay;
    relay.signIn();
    const auto summary = summaryOf(relay.report);
    EXPECT_EQ(summary.verdict, u"Works on port 587 with STARTTLS, and the sign-in was accepted."_s);
    EXPECT_EQ(summary.steps[4].state, State::Done);
    EXPECT_EQ(summary.steps[4].from, 90ms);
}

TEST(TestSummary, ARefusedSignInNamesWhoMustAct)
{
    TestedRelay relay;
    relay.refuse(Stage::Auth, ErrorKind::CredentialRefused, 535, "5.7.8 Authentication credentials invalid");
    const auto summary = summaryOf(relay.report);
    EXPECT_EQ(summary.state, State::Failed);
    EXPECT_TRUE(summary.verdict.contains(u"ada"_s)) << summary.verdict.toStdString();
    EXPECT_FALSE(summary.advice.isEmpty());
    EXPECT_EQ(summary.steps[4].state, State::Failed);
    EXPECT_EQ(summary.steps[1].state, State::Done);
}

TEST(TestSummary, RecipientsThatWouldNotBeTakenAreNamed)
{
    TestedRelay relay;
    relay.rehearse({{u"grace@example.net"_s, 250, "ok"}, {u"nobody@example.net"_s, 550, "5.1.1 no such user"}});
    const auto summary = summaryOf(relay.report);
    EXPECT_EQ(summary.state, State::Doubtful);
    EXPECT_EQ(summary.verdict, u"The server works, but would not take 1 of 2 recipients."_s);
    EXPECT_TRUE(summary.advice.startsWith(u"nobody@example.net: "_s)) << summary.advice.toStdString();
    const auto &parts = summary.steps[5].parts;
    ASSERT_EQ(parts.size(), 2);
    EXPECT_EQ(parts[0].state, State::Done);
    EXPECT_EQ(parts[1].state, State::Failed);
}

TEST(TestSummary, AllRecipientsTakenIsWell)
{
    TestedRelay relay;
    relay.rehearse({{u"grace@example.net"_s, 250, "ok"}});
    const auto summary = summaryOf(relay.report);
    EXPECT_EQ(summary.state, State::Done);
    EXPECT_EQ(summary.steps[5].text, u"1 of 1 recipients would be taken"_s);
}

TEST(TestSummary, ABadCertificateIsTheVerdict)
{
    TestedRelay relay;
    relay.fail(Stage::Tls, ErrorKind::CertificateInvalid);
    const auto summary = summaryOf(relay.report);
    EXPECT_EQ(summary.state, State::Failed);
    EXPECT_EQ(summary.verdict, u"This may not be mail.example.org."_s);
    EXPECT_FALSE(summary.advice.isEmpty());
    EXPECT_EQ(summary.steps[2].state, State::Failed);
}

// Whatever came of it, somebody is told what to do.
TEST(TestSummary, EveryEndHasAVerdictAndAnAction)
{
    for (const auto kind : {ErrorKind::Unreachable, ErrorKind::TimedOut, ErrorKind::CertificateInvalid, ErrorKind::TlsFailed,
             ErrorKind::StartTlsNotOffered, ErrorKind::ProtocolViolation, ErrorKind::CaptivePortal, ErrorKind::Disconnected}) {
        TestedRelay relay;
        relay.fail(kind == ErrorKind::Unreachable ? Stage::Connect : Stage::Tls, kind);
        const auto summary = summaryOf(relay.report);
        EXPECT_FALSE(summary.verdict.isEmpty()) << protocol::errorKindName(kind).toStdString();
        EXPECT_FALSE(summary.advice.isEmpty()) << protocol::errorKindName(kind).toStdString();
        EXPECT_EQ(summary.state, State::Failed);
    }
}

TEST(TestSummary, NoNameIsSaidWithAnAction)
{
    TestedRelay relay;
    relay.forget();
    const auto summary = summaryOf(relay.report);
    EXPECT_EQ(summary.state, State::Failed);
    EXPECT_EQ(summary.verdict, u"No mail server answered at mail.example.org."_s);
    EXPECT_EQ(summary.advice, u"Check the server's name and your network, then test again."_s);
    EXPECT_EQ(summary.steps[0].state, State::Failed);
    EXPECT_EQ(summary.steps[0].text, u"no such name, or no address"_s);
}

TEST(TestSummary, AStoppedTestSaysSo)
{
    TestedRelay relay;
    relay.fail(Stage::Greeting, ErrorKind::Cancelled);
    relay.report.candidates[0].capabilities = {};
    relay.report.isStopped = true;
    const auto summary = summaryOf(relay.report);
    EXPECT_EQ(summary.state, State::Doubtful);
    EXPECT_EQ(summary.verdict, u"The test of mail.example.org was stopped."_s);
    EXPECT_EQ(summary.advice, u"Start it again to see the rest."_s);
    EXPECT_EQ(summary.steps[1].parts[0].text, u"192.0.2.1: stopped"_s);
    EXPECT_EQ(summary.steps[1].state, State::Ahead) << "nobody failed";
}

TEST(TestSummary, AStopInTheSignInIsNoSuccess)
{
    TestedRelay relay;
    relay.report.isStopped = true;
    EXPECT_EQ(summaryOf(relay.report).state, State::Done) << "only names were awaited";
    relay.report.isSignInWished = true;
    const auto summary = summaryOf(relay.report);
    EXPECT_EQ(summary.state, State::Doubtful);
    EXPECT_EQ(summary.verdict, u"The test of mail.example.org was stopped."_s);
    EXPECT_EQ(summary.steps[4].text, u"not tried"_s);
    relay.report.signInAt = 90ms;
    EXPECT_EQ(summaryOf(relay.report).steps[4].text, u"stopped"_s);
}

TEST(TestSummary, ARehearsalWithoutAnAnswerForEverybodyHasAnAction)
{
    TestedRelay relay;
    relay.rehearse({{u"grace@example.net"_s, 250, "ok"}});
    relay.report.recipients += u"later@example.net"_s;
    const auto summary = summaryOf(relay.report);
    EXPECT_EQ(summary.verdict, u"The server works, but would not take 1 of 2 recipients."_s);
    EXPECT_EQ(summary.advice, u"Show the report to whoever runs the server."_s);
}

TEST(TestSummary, WhileItRunsTheStepsSayWhatTheyWaitFor)
{
    TestedRelay relay;
    relay.await();
    const auto summary = summaryOf(relay.report);
    EXPECT_EQ(summary.state, State::Running);
    EXPECT_EQ(summary.verdict, u"Testing mail.example.org…"_s);
    EXPECT_EQ(summary.steps[0].parts[1].text, u"waiting for an answer"_s);
    EXPECT_EQ(summary.steps[1].parts[0].state, State::Running);
}

TEST(TestSummary, WhoIsWaitedForTakesTime)
{
    TestedRelay relay;
    relay.await();
    relay.report.elapsed = 3s;
    auto summary = summaryOf(relay.report);
    EXPECT_EQ(summary.steps[0].took, 3s);
    EXPECT_EQ(summary.steps[0].parts[1].took, 3s);
    EXPECT_EQ(summary.steps[1].parts[0].took, 3s - 12ms) << "it is connected, but has not greeted";
    EXPECT_EQ(summary.steps[1].took, 3s - 2ms);
    relay.report.signInAt = 90ms;
    summary = summaryOf(relay.report);
    EXPECT_EQ(summary.steps[4].state, State::Running);
    EXPECT_EQ(summary.steps[4].took, 3s - 90ms);
    EXPECT_EQ(summary.steps[4].text, u"waiting for an answer"_s);
}

TEST(TestSummary, AnEndpointThatFailsTakesUntilItFailed)
{
    TestedRelay relay;
    relay.fail(Stage::Greeting, ErrorKind::TimedOut);
    relay.report.candidates[0].took = 10s;
    EXPECT_EQ(summaryOf(relay.report).steps[1].parts[0].took, 10s);
}

TEST(TestSummary, StepsFollowOneAnotherOnOneAxis)
{
    const auto summary = summaryOf(TestedRelay().report);
    ASSERT_EQ(summary.steps.size(), 6);
    EXPECT_EQ(summary.steps[0].from, 0ms);
    EXPECT_EQ(summary.steps[0].parts[0].name, u"A mail.example.org"_s);
    EXPECT_EQ(summary.steps[0].parts[0].took, 8ms);
    EXPECT_EQ(summary.steps[1].parts[0].from, 12ms);
    EXPECT_EQ(summary.steps[1].parts[0].took, 20ms);
    EXPECT_TRUE(summary.steps[1].parts[0].isChosen);
    EXPECT_EQ(summary.steps[2].from, 32ms);
    EXPECT_EQ(summary.steps[2].took, 30ms);
    EXPECT_EQ(summary.steps[3].from, 62ms);
    EXPECT_EQ(summary.steps[3].took, 10ms);
    EXPECT_FALSE(summary.steps[4].from);
}

TEST(TestSummary, TheGreetingIsToldBeforeAndInsideTls)
{
    const TestStep greet = summaryOf(TestedRelay().report).steps[3];
    EXPECT_EQ(greet.text, u"SIZE 36.7 MB, AUTH PLAIN"_s);
    ASSERT_EQ(greet.parts.size(), 2);
    EXPECT_EQ(greet.parts[0].name, u"Before TLS"_s);
    EXPECT_EQ(greet.parts[0].text, u"SIZE 36700160, STARTTLS"_s);
    EXPECT_EQ(greet.parts[1].name, u"Inside TLS"_s);
    EXPECT_EQ(greet.parts[1].text, u"SIZE 36700160, AUTH PLAIN"_s);
}

TEST(TestSummary, ANameServerThatFailsIsNotAnAbsence)
{
    TestedRelay relay;
    relay.report.names[2].state = account::NameAnswer::State::NotAsked;
    const auto summary = summaryOf(relay.report);
    EXPECT_EQ(summary.steps[0].state, State::Done);
    EXPECT_EQ(summary.steps[0].parts[2].state, State::Doubtful);
    EXPECT_EQ(summary.steps[0].parts[2].text, u"the name server could not be asked"_s);
    EXPECT_EQ(summary.steps[0].parts[1].text, u"none"_s);
}

} // namespace pillarbox::ui
