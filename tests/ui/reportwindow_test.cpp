// What came back, in the windows: dropped on them, told, and standing out where the message is.

#include "tests/support/await.h"
#include "tests/support/manualclock.h"
#include "tests/ui/pictures/scenes.h"
#include "tests/ui_composer/profile.h"
#include "ui/mainwindow/reportintake.h"
#include "ui/outbox/detail.h"
#include "ui/outbox/rowtext.h"
#include "ui/text/reporttext.h"

#include <QApplication>
#include <QDropEvent>
#include <QFile>
#include <QMimeData>
#include <QUrl>

#include <gtest/gtest.h>

using namespace pillarbox;
using namespace pillarbox::ui;
using message::ReportAction;
using outbox::State;

namespace {

outbox::Item sent(const QList<QList<ReportAction>> &actions)
{
    outbox::Item item;
    item.summary.id = QUuid::createUuid();
    item.summary.state = State::Sent;
    item.summary.subject = QStringLiteral("Plans");
    item.receipt.emplace();
    for (int i = 0; i < actions.size(); ++i) {
        outbox::Recipient recipient;
        recipient.mailbox = {QString(), QStringLiteral("r%1@x.example").arg(i)};
        recipient.outcome = outbox::Outcome::Accepted;
        for (const ReportAction action : actions[i])
            recipient.reports.append({.action = action,
                .originalRecipient = {},
                .finalRecipient = recipient.mailbox.address,
                .status = "5.1.1",
                .diagnostic = QStringLiteral("550 no such user"),
                .reporter = QStringLiteral("mx.x.example"),
                .reportedAt = test::sceneTime()});
        item.summary.recipients.append(recipient);
    }
    return item;
}

Row rowFor(const outbox::Item &item)
{
    return rowOf(item.summary, {}, {}, test::sceneTime());
}

} // namespace

TEST(ReportRow, BounceStandsOutThoughTheMessageWasSent)
{
    const Row row = rowFor(sent({{ReportAction::Failed}}));
    EXPECT_EQ(row.state, State::Sent);
    EXPECT_EQ(row.symbol, Symbol::Bad);
    EXPECT_EQ(row.tone, Tone::Bad);
    EXPECT_EQ(row.stateText.toStdString(), "Bounced");
    EXPECT_EQ(row.reason.toStdString(), "Not delivered to r0@x.example, says mx.x.example: 550 no such user.");
    EXPECT_EQ(rowFor(sent({{ReportAction::Failed}, {}})).stateText.toStdString(), "Partly bounced");
}

TEST(ReportRow, DeliveredIsSaidOnlyWhenAReportSaysSoOfAll)
{
    EXPECT_EQ(rowFor(sent({{ReportAction::Delivered}, {ReportAction::Delivered}})).stateText.toStdString(), "Delivered");
    for (const auto &actions : QList<QList<QList<ReportAction>>>{{{}}, {{ReportAction::Delivered}, {}},
             {{ReportAction::Displayed}}, {{ReportAction::Relayed}}, {{ReportAction::Delayed}}}) {
        const Row row = rowFor(sent(actions));
        EXPECT_EQ(row.stateText.toStdString(), "Sent");
        EXPECT_EQ(row.tone, Tone::Ok);
    }
}

TEST(ReportDetail, EachRecipientSaysWhatBecameOfIt)
{
    const Detail detail = detailOf(
        sent({{ReportAction::Delayed, ReportAction::Failed}, {ReportAction::Delivered}, {ReportAction::Displayed}, {}}), {}, {},
        test::sceneTime());
    ASSERT_EQ(detail.recipients.size(), 4);
    EXPECT_EQ(detail.recipients[0].state.toStdString(), "Bounced");
    EXPECT_EQ(detail.recipients[0].tone, Tone::Bad);
    EXPECT_EQ(detail.recipients[1].state.toStdString(), "Delivered");
    EXPECT_EQ(detail.recipients[2].state.toStdString(), "Accepted");
    EXPECT_TRUE(detail.recipients[2].answer.contains(QLatin1String("mail program")));
    EXPECT_EQ(detail.recipients[3].state.toStdString(), "Accepted");
    EXPECT_TRUE(detail.sentence.startsWith(QLatin1String("Not delivered to r0@x.example")));
    EXPECT_TRUE(detail.explanation.contains(QLatin1String("Edit as New")));
    EXPECT_TRUE(detail.allowed.contains(Command::EditAsNew));
    EXPECT_TRUE(detail.allowed.contains(Command::SendAgain));
}

TEST(ReportDetail, WithoutItsBytesAMessageIsOnlyAReceipt)
{
    outbox::Item item = sent({{}});
    item.summary.isReceiptOnly = true;
    const Detail detail = detailOf(item, {}, {}, test::sceneTime());
    for (const Command command : {Command::EditAsNew, Command::SendAgain, Command::Export})
        EXPECT_FALSE(detail.allowed.contains(command));
    EXPECT_TRUE(detail.allowed.contains(Command::Delete));
    EXPECT_TRUE(detail.meta.contains(QLatin1String("receipt")));
}

TEST(ReportIntake, TakesWhatIsDroppedAndSaysWhatItIs)
{
    test::ManualClock clock;
    test::Profile profile{clock};
    ASSERT_TRUE(profile.open());
    const auto account = profile.addAccount(QStringLiteral("Ada"), QStringLiteral("ada@example.org"));
    message::Draft draft;
    draft.accountId = account.id;
    draft.from = account.identity;
    draft.to = {{QString(), QStringLiteral("b@x.example")}};
    draft.subject = QStringLiteral("Plans");
    std::optional<outbox::ItemId> id;
    profile.outbox().enqueue(draft, {}, [&](const auto &result) { id = result ? *result : outbox::ItemId(); });
    ASSERT_TRUE(test::await([&] { return id.has_value(); }));

    const auto write = [&profile](const QString &name, const QByteArray &bytes) {
        QFile file(profile.path(name));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        return QUrl::fromLocalFile(file.fileName());
    };
    const QUrl bounce = write(QStringLiteral("bounce.eml"),
        "From: MAILER-DAEMON@x.example\n\n<b@x.example>:\n550 nobody\n\n--- Below this line is a copy of the message.\n\n"
        "Message-ID: "
            + profile.outbox().find(*id)->messageId + "\n");
    const QUrl letter = write(QStringLiteral("letter.eml"), "From: b@x.example\n\nHello\n");

    const QUrl own = write(QStringLiteral("own.eml"),
        "Authentication-Results: mx.x.example; dmarc=pass header.from=example.org\nFrom: ada@example.org\n\nHello\n");

    QWidget window;
    auto *intake = new ReportIntake(profile.outbox(), &window);
    QList<Notice> told;
    QList<outbox::ItemId> found;
    QObject::connect(intake, &ReportIntake::told, [&told](const Notice &notice) { told.append(notice); });
    QObject::connect(intake, &ReportIntake::found, [&found](const outbox::ItemId &item) { found.append(item); });
    QStringList toExplain;
    QObject::connect(intake, &ReportIntake::receivedMailFound, [&toExplain](const QString &path) { toExplain += path; });
    QMimeData data;
    data.setUrls({bounce, own, letter});
    QDragEnterEvent enter(QPoint(1, 1), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &enter);
    EXPECT_TRUE(enter.isAccepted());
    QDropEvent drop(QPointF(1, 1), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &drop);
    EXPECT_TRUE(drop.isAccepted());
    ASSERT_TRUE(test::await([&] { return told.size() == 2; }));
    EXPECT_EQ(toExplain, QStringList{own.toLocalFile()}) << "explained, not declined";
    EXPECT_EQ(found, QList{*id});
    EXPECT_EQ(told[0].tone, Tone::Bad);
    EXPECT_TRUE(told[0].title.contains(QLatin1String("Plans")));
    EXPECT_TRUE(told[0].text.contains(QLatin1String("550 nobody")));
    EXPECT_TRUE(told[1].title.contains(QLatin1String("letter.eml")));
}
