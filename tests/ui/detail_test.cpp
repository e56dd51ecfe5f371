// The detail pane's words and commands in every state: none without a sentence, none without a next step or an action, and the
// pane shows exactly the commands that are allowed.

#include "tests/ui/pictures/scenes.h"
#include "ui/outbox/detailpane.h"
#include "ui/outbox/report.h"
#include "ui/outbox/timeline.h"
#include "ui/theme/primarybutton.h"

#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <gtest/gtest.h>

using namespace pillarbox;
using namespace pillarbox::ui;
using outbox::State;
using protocol::ErrorKind;
using protocol::Stage;

namespace {

outbox::Item inState(State state, std::optional<protocol::SendError> reason = {})
{
    outbox::Item item = test::sceneItems().at(2);
    item.attempts.clear();
    item.summary.state = state;
    item.summary.reason = std::move(reason);
    if (state == State::Held)
        item.summary.hold = outbox::HoldReason::User;
    for (outbox::Recipient &recipient : item.summary.recipients) {
        recipient.outcome = state == State::Sent ? outbox::Outcome::Accepted : outbox::Outcome::Pending;
        recipient.replyCode = 0;
    }
    return item;
}

protocol::SendError error(Stage stage, ErrorKind kind, int code = 0)
{
    protocol::SendError made;
    made.stage = stage;
    made.kind = kind;
    made.replyCode = code;
    return made;
}

Detail detailOfItem(const outbox::Item &item, const std::optional<outbox::Progress> &progress = {})
{
    return detailOf(item, progress, test::sceneContext(item.summary), test::sceneTime());
}

struct Case {
    const char *name;
    State state;
    std::optional<protocol::SendError> reason;
    std::optional<Command> primary;
    std::optional<Command> second;
};

protocol::SendError locked()
{
    protocol::SendError locked = error(Stage::Auth, ErrorKind::CredentialMissing);
    locked.detail = account::reasonOf({account::CredentialError::Kind::Locked, {}});
    return locked;
}

const std::vector<Case> cases{
    {"scheduled", State::Scheduled, {}, {}, Command::Reschedule},
    {"held", State::Held, {}, Command::SendNow, {}},
    {"waiting", State::Waiting, {}, Command::SendNow, {}},
    {"waiting for the network", State::Waiting, error(Stage::Connect, ErrorKind::TimedOut), Command::SendNow, {}},
    {"waiting, no such server", State::Waiting, error(Stage::Resolve, ErrorKind::NoSuchHost), Command::SendNow,
        Command::FixAccount},
    {"sending", State::Sending, {}, {}, Command::Cancel},
    {"password", State::NeedsYou, error(Stage::Auth, ErrorKind::CredentialRefused, 535), Command::EnterPassword,
        Command::SendNow},
    {"locked keychain", State::NeedsYou, locked(), Command::UnlockKeychain, Command::SendNow},
    {"certificate", State::NeedsYou, error(Stage::Tls, ErrorKind::CertificateInvalid), Command::FixAccount, Command::SendNow},
    {"unknown", State::Unknown, {}, Command::Check, Command::MarkAsSent},
    {"failed", State::Failed, error(Stage::Rcpt, ErrorKind::Refused, 550), Command::Edit, {}},
    {"sent", State::Sent, {}, {}, {}},
};

class EachCase : public testing::TestWithParam<Case>
{
};

bool hasCommand(const Detail &detail, Command command)
{
    return detail.allowed.contains(command);
}

} // namespace

TEST_P(EachCase, HasASentenceAndSomethingToDo)
{
    const Case &one = GetParam();
    SCOPED_TRACE(one.name);
    const Detail detail = detailOfItem(inState(one.state, one.reason));
    EXPECT_FALSE(detail.title.isEmpty());
    EXPECT_FALSE(detail.sentence.isEmpty());
    EXPECT_TRUE(!detail.explanation.isEmpty() || one.state == State::Sending) << detail.sentence.toStdString();
    EXPECT_EQ(detail.main.primary, one.primary);
    EXPECT_EQ(detail.main.second, one.second);
    EXPECT_FALSE(detail.allowed.isEmpty());
    EXPECT_EQ(hasCommand(detail, Command::TestConnection), one.reason && one.state != State::Draft);
    EXPECT_EQ(hasCommand(detail, Command::Delete), one.state != State::Sending);
    EXPECT_EQ(hasCommand(detail, Command::Release), one.state == State::Held);
    EXPECT_TRUE(hasCommand(detail, Command::CopyReport));
    EXPECT_TRUE(hasCommand(detail, Command::AttemptLog));
}

TEST_P(EachCase, PaneShowsWhatIsAllowedAndNothingElse)
{
    const Case &one = GetParam();
    SCOPED_TRACE(one.name);
    const Detail detail = detailOfItem(inState(one.state, one.reason));
    DetailPane pane;
    pane.resize(900, 400);
    pane.setDetail(detail);
    pane.show();
    QStringList shown;
    for (QAbstractButton *button : pane.findChildren<QAbstractButton *>())
        if (button->isVisible() && !button->text().isEmpty())
            shown += button->text();
    for (QAction *action : pane.findChild<QMenu *>()->actions())
        shown += action->text();
    QStringList allowed;
    for (const Command command : detail.allowed)
        allowed += commandText(command);
    shown.sort();
    allowed.sort();
    EXPECT_EQ(shown, allowed) << shown.join(QStringLiteral(", ")).toStdString();
    const QStringList words
        = pane.findChild<Timeline *>()->findChildren<StageLabel *>().size() == stageCount ? shown : QStringList();
    EXPECT_EQ(words, shown) << "seven stages";
}

INSTANTIATE_TEST_SUITE_P(Detail, EachCase, testing::ValuesIn(cases));

TEST(Detail, HandedOverCanNoLongerBeStopped)
{
    outbox::Item item = inState(State::Sending);
    outbox::Progress progress;
    progress.stage = Stage::EndOfData;
    progress.isHandedOver = true;
    const Detail detail = detailOfItem(item, progress);
    EXPECT_FALSE(hasCommand(detail, Command::Cancel));
    EXPECT_TRUE(detail.explanation.contains(QStringLiteral("no longer")));
}

TEST(Detail, RefusedRecipientsCanBeTriedAlone)
{
    outbox::Item item = inState(State::Failed, error(Stage::Rcpt, ErrorKind::Refused, 550));
    item.summary.recipients[0].outcome = outbox::Outcome::Refused;
    item.summary.recipients[0].replyCode = 550;
    item.summary.recipients[1].outcome = outbox::Outcome::Accepted;
    const Detail detail = detailOfItem(item);
    EXPECT_EQ(detail.main.primary, Command::SendAgainToRefused);
    EXPECT_EQ(detail.recipients.at(0).tone, Tone::Bad);
    EXPECT_EQ(detail.recipients.at(1).tone, Tone::Ok);
}

TEST(Detail, WhatCameReadyIsEditedLikeWhatWasWrittenHere)
{
    for (const Case &one : cases) {
        outbox::Item item = inState(one.state, one.reason);
        const QList<Command> allowed = detailOfItem(item).allowed;
        item.summary.hasDraft = false;
        EXPECT_EQ(detailOfItem(item).allowed, allowed) << one.name;
    }
}

TEST(Detail, ReceiptNamesServerProtectionAndReference)
{
    outbox::Item item = inState(State::Sent);
    outbox::Receipt receipt;
    receipt.acceptedAt = test::sceneTime();
    receipt.queueId = "4F1B2";
    receipt.session.endpoint = {QStringLiteral("smtp.example.org"), 465, protocol::Security::ImplicitTls};
    receipt.session.tls = transport::TlsFacts{QStringLiteral("TLSv1.3"), {}, true, {}, {}, {}};
    item.receipt = receipt;
    QString words = detailOfItem(item).explanation;
    for (const char *fact : {"smtp.example.org:465", "TLSv1.3", "4F1B2", "Accepted is not yet delivered"})
        EXPECT_TRUE(words.contains(QString::fromLatin1(fact))) << words.toStdString();
    EXPECT_FALSE(words.remove(QStringLiteral("not yet delivered")).contains(QStringLiteral("elivered")));
}

TEST(Detail, HiddenRecipientsAreMarked)
{
    outbox::Item item = inState(State::Waiting);
    item.summary.recipients[1].isHidden = true;
    EXPECT_TRUE(detailOfItem(item).recipients.at(1).address.contains(QStringLiteral("Bcc")));
}

TEST(Detail, SaysWhichRelayWasChosenAtSendAndWhichOneTookIt)
{
    outbox::Item item = inState(State::Sent);
    EXPECT_FALSE(detailOfItem(item).meta.contains(QStringLiteral("through"))) << "one of before that was kept";
    item.summary.relay = QStringLiteral("smtp.example.org:587");
    EXPECT_TRUE(detailOfItem(item).meta.contains(item.summary.from.address + QStringLiteral(" through smtp.example.org:587")));
    outbox::Receipt receipt;
    receipt.acceptedAt = test::sceneTime();
    item.receipt = receipt;
    EXPECT_FALSE(detailOfItem(item).explanation.contains(QStringLiteral("backup")));
    item.summary.backup = QStringLiteral("spare.example");
    item.receipt->insteadOf = error(Stage::Connect, ErrorKind::TimedOut);
    const Detail detail = detailOfItem(item);
    EXPECT_EQ(detail.sentence.toStdString(), "Accepted by spare.example (the backup).");
    EXPECT_TRUE(detail.explanation.contains(QStringLiteral("it did not answer"))) << detail.explanation.toStdString();
}

TEST(Detail, TheCodeIsSaidOnce)
{
    outbox::Item item = inState(State::Sent);
    outbox::Recipient &recipient = item.summary.recipients[0];
    recipient.replyCode = 250;
    recipient.enhanced = protocol::EnhancedStatusCode{2, 0, 0};
    recipient.answeredAt = {};
    for (const char *words : {"queued as A1", "2.0.0 queued as A1", "250 2.0.0 queued as A1"}) {
        recipient.serverText = words;
        EXPECT_EQ(detailOfItem(item).recipients.at(0).answer.toStdString(), "250 2.0.0 queued as A1");
    }
}

TEST(Stages, StopWhereTheServerSaidNo)
{
    const StageViews stages = stagesOf(test::sceneItems().at(2), {});
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(stages.at(std::size_t(i)).mark, StageMark::Reached) << i;
    EXPECT_EQ(stages[0].note.toStdString(), "12 ms");
    EXPECT_EQ(stages[5].mark, StageMark::Stopped);
    EXPECT_EQ(stages[5].tone, Tone::Wait);
    EXPECT_EQ(stages[5].note.toStdString(), "451 4.7.1");
    EXPECT_EQ(stages[6].mark, StageMark::Empty);
    EXPECT_EQ(stages[6].note.toStdString(), "1 of 2");
    EXPECT_EQ(stages[5].spokenText().toStdString(), "Hand over: stopped, 451 4.7.1");
}

TEST(Stages, FollowTheAttemptUnderWay)
{
    const outbox::Item item = test::sceneItems().at(1);
    const StageViews stages = stagesOf(item, test::sceneProgress(item));
    EXPECT_EQ(stages[4].mark, StageMark::Reached);
    EXPECT_EQ(stages[5].mark, StageMark::Busy);
    EXPECT_EQ(stages[5].note.toStdString(), "62 %");
    EXPECT_EQ(stages[6].mark, StageMark::Empty);
}

TEST(Stages, ARefusedPasswordIsBad)
{
    const StageViews stages = stagesOf(test::sceneItems().at(0), {});
    EXPECT_EQ(stages[4].mark, StageMark::Stopped);
    EXPECT_EQ(stages[4].tone, Tone::Bad);
    EXPECT_EQ(stages[5].mark, StageMark::Empty);
}

TEST(Stages, APlainLinkSaysThatItWasNotSecured)
{
    outbox::Item item = test::sceneItems().at(2);
    item.attempts[0].session->tls.reset();
    item.attempts[0].stages.removeIf([](const outbox::StageTime &time) { return time.stage == Stage::Tls; });
    const StageViews stages = stagesOf(item, {});
    EXPECT_EQ(stages[2].mark, StageMark::Empty);
    EXPECT_EQ(stages[2].note.toStdString(), "not used");
}

TEST(DetailPane, PressingSaysWhich)
{
    DetailPane pane;
    pane.resize(900, 400);
    pane.setDetail(detailOfItem(test::sceneItems().at(0)));
    pane.show();
    QSignalSpy requested(&pane, &DetailPane::commandRequested);
    QTest::mouseClick(pane.findChild<PrimaryButton *>(), Qt::LeftButton);
    ASSERT_EQ(requested.size(), 1);
    EXPECT_EQ(requested.first().first().value<Command>(), Command::EnterPassword);
}

TEST(DetailPane, ManyRecipientsAreAListOfTheirOwn)
{
    outbox::Item item = inState(State::Waiting);
    while (item.summary.recipients.size() < 500)
        item.summary.recipients += item.summary.recipients.first();
    DetailPane pane;
    pane.setDetail(detailOfItem(item));
    EXPECT_LT(pane.findChildren<QLabel *>().size(), 60);
}

TEST(Report, HoldsTheFactsAndNoWordOfTheText)
{
    const QString report = reportOf(test::sceneItems().at(2), test::sceneTime());
    for (const char *fact : {"Invoice 2026-118", "ada@example.org", "smtp.example.org:587", "TLSv1.3", "451 4.7.1",
             "<1f5c@example.org>", "bob@firm.example", "AUTH PLAIN ********"})
        EXPECT_TRUE(report.contains(QString::fromLatin1(fact))) << fact << "\n" << report.toStdString();
}

TEST(Detail, OfAnUndoHoldSaysOnceThatItCanBeTakenBack)
{
    outbox::Item item = inState(State::Held);
    item.summary.hold = outbox::HoldReason::Undo;
    item.summary.nextAttempt = test::sceneTime().addSecs(8);
    const Detail detail = detailOfItem(item);
    const QString all = detail.sentence + QLatin1Char(' ') + detail.explanation;
    EXPECT_EQ(all.count(QLatin1String("take it back")), 1) << all.toStdString();
    EXPECT_TRUE(all.contains(QLatin1String("Nothing has left this computer yet")));
}
