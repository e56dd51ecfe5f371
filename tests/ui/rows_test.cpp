// What a row says in each state, how rows are sorted and found, and that a change keeps the selection.

#include "tests/ui/pictures/scenes.h"
#include "ui/outbox/folder.h"
#include "ui/outbox/messagelist.h"
#include "ui/outbox/statustext.h"

#include <QLocale>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

using namespace pillarbox;
using namespace pillarbox::ui;
using outbox::State;

namespace {

// Times in the words of one country, wherever the tests run.
const bool isLocaleSet = (QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)), true);

const QList allStates{State::Draft, State::Scheduled, State::Held, State::Waiting, State::Sending, State::NeedsYou,
    State::Unknown, State::Failed, State::Sent};

outbox::ItemSummary inState(State state)
{
    outbox::ItemSummary item = test::sceneItems().at(2).summary;
    item.id = QUuid::createUuid();
    item.state = state;
    return item;
}

Row rowOfItem(const outbox::Item &item)
{
    return rowOf(item.summary, test::sceneProgress(item), test::sceneContext(item.summary), test::sceneTime());
}

QList<Row> sceneRows()
{
    QList<Row> rows;
    for (const outbox::Item &item : test::sceneItems())
        rows += rowOfItem(item);
    return rows;
}

std::string text(const QString &string)
{
    return string.toStdString();
}

} // namespace

TEST(RowText, EachStateHasAWordAReasonAndASign)
{
    for (const State state : allStates) {
        const Row row = rowOf(inState(state), {}, {}, test::sceneTime());
        EXPECT_FALSE(row.stateText.isEmpty()) << int(state);
        EXPECT_FALSE(row.reason.isEmpty()) << int(state);
        EXPECT_NE(row.symbol, Symbol::None) << int(state);
        EXPECT_TRUE(spokenText(row).contains(row.stateText));
        EXPECT_TRUE(spokenText(row).contains(row.reason));
    }
}

TEST(RowText, SaysTheSceneAsDesigned)
{
    ASSERT_TRUE(isLocaleSet);
    const QList<Row> rows = sceneRows();
    EXPECT_EQ(text(rows.at(0).reason),
        "mail.firm.example refused the password for ada (535 5.7.8). No attempts until this is fixed.");
    EXPECT_EQ(text(rows.at(0).next), "paused");
    EXPECT_EQ(text(rows.at(1).stateText), "Sending 62 %");
    EXPECT_EQ(rows.at(1).percent, 62);
    EXPECT_EQ(text(rows.at(1).reason), "Handing over to smtp.example.org, 1.5 MB of 2.4 MB");
    EXPECT_EQ(text(rows.at(2).to), "Bob Martin, Li Wei");
    EXPECT_EQ(text(rows.at(2).next), "in 4 min");
    EXPECT_TRUE(rows.at(2).reason.contains(QStringLiteral("451 4.7.1"))) << text(rows.at(2).reason);
    EXPECT_TRUE(rows.at(2).reason.contains(QStringLiteral("Next attempt 14:10."))) << text(rows.at(2).reason);
    EXPECT_EQ(text(rows.at(4).reason), "You put it on hold at 13:20.");
}

TEST(RowText, NextIsToldInTheUnitThatFits)
{
    outbox::ItemSummary item = inState(State::Waiting);
    const QDateTime now = test::sceneTime();
    const auto nextIn = [&](int seconds) {
        item.nextAttempt = now.addSecs(seconds);
        return text(rowOf(item, {}, {}, now).next);
    };
    EXPECT_EQ(nextIn(-5), "now");
    EXPECT_EQ(nextIn(20), "in 20 s");
    EXPECT_EQ(nextIn(61), "in 2 min");
    EXPECT_EQ(nextIn(3 * 3600), "in 3 h");
}

TEST(RowText, EmptyAndUglyPartsAreShownPlainly)
{
    outbox::ItemSummary item = inState(State::Held);
    item.subject = QStringLiteral("a\nb\tc ");
    item.recipients.clear();
    const Row row = rowOf(item, {}, {}, test::sceneTime());
    EXPECT_EQ(text(row.subject), "a b c");
    EXPECT_EQ(text(row.to), "(no recipient)");
    item.subject.clear();
    EXPECT_EQ(text(rowOf(item, {}, {}, test::sceneTime()).subject), "(no subject)");
}

TEST(RowText, CodeStandsBeforeTheFullStopOnce)
{
    protocol::SendError error;
    error.replyCode = 550;
    EXPECT_EQ(text(withCode(QStringLiteral("No."), error)), "No (550).");
    EXPECT_EQ(text(withCode(QStringLiteral("No (yet)."), error)), "No (yet, 550).");
    EXPECT_EQ(text(withCode(QStringLiteral("No 550."), error)), "No 550.");
    EXPECT_EQ(text(withCode(QStringLiteral("No."), {})), "No.");
}

TEST(RowText, DraftsSayHowTheyBegin)
{
    outbox::DraftRecord record;
    record.draft.body = QStringLiteral("Dear Grace,\n\nhere it is");
    record.draft.to = {{QStringLiteral("Grace"), QStringLiteral("grace@example.net")}};
    const Row row = rowOf(record, test::sceneTime());
    EXPECT_EQ(row.state, State::Draft);
    EXPECT_EQ(text(row.reason), "Dear Grace, here it is");
    EXPECT_EQ(text(row.to), "Grace");
}

TEST(Folders, EachStateIsInOne)
{
    for (const State state : allStates)
        EXPECT_FALSE(folderName(folderOf(state)).isEmpty());
    EXPECT_EQ(folderOf(State::NeedsYou), Folder::Outbox);
    EXPECT_EQ(folderOf(State::Unknown), Folder::Outbox);
    EXPECT_EQ(folderOf(State::Failed), Folder::Failed);
    EXPECT_EQ(folderOf(State::Sent), Folder::Sent);
}

TEST(StatusText, CountsWhatWaits)
{
    QList<outbox::ItemSummary> items;
    EXPECT_EQ(text(statusText(items, test::sceneTime())), "Nothing is waiting");
    for (const outbox::Item &item : test::sceneItems())
        items += item.summary;
    EXPECT_EQ(text(statusText(items, test::sceneTime())), "1 sending, 2 waiting, next attempt 14:10");
}

TEST(MessageListModel, WhatNeedsTheUserStandsFirst)
{
    QList<Row> rows = sceneRows();
    std::reverse(rows.begin(), rows.end());
    MessageListModel model;
    model.setRows(rows);
    ASSERT_EQ(model.rowCount(), 5);
    EXPECT_EQ(model.row(0).state, State::NeedsYou);
    EXPECT_EQ(model.row(1).state, State::Sending);
    EXPECT_EQ(text(model.row(2).subject), "Invoice 2026-118");
    EXPECT_EQ(text(model.row(3).subject), "Berth list for December");
    EXPECT_EQ(model.row(4).state, State::Held);
    model.setOrder(MessageListModel::Order::Subject);
    EXPECT_EQ(text(model.row(0).subject), "Berth list for December");
}

TEST(MessageListModel, FindsInEverythingThatIsShown)
{
    MessageListModel model;
    model.setRows(sceneRows());
    const auto found = [&model](const char *what) {
        model.setFilter(QString::fromLatin1(what));
        return model.rowCount();
    };
    EXPECT_EQ(found("INVOICE"), 1);
    EXPECT_EQ(found("hopper"), 1);
    EXPECT_EQ(found("451"), 1);
    EXPECT_EQ(found("nothing like it"), 0);
    EXPECT_EQ(found("  "), 5);
}

TEST(MessageListModel, TellsAssistiveTechniquesTheWholeRow)
{
    MessageListModel model;
    model.setRows(sceneRows());
    const QString spoken = model.index(2, 0).data(Qt::AccessibleTextRole).toString();
    for (const char *part : {"Waiting", "Invoice 2026-118", "Bob Martin", "451 4.7.1", "in 4 min"})
        EXPECT_TRUE(spoken.contains(QString::fromLatin1(part))) << text(spoken);
    for (int column = 0; column < model.columnCount(); ++column)
        EXPECT_FALSE(model.headerData(column, Qt::Horizontal).toString().isEmpty());
}

TEST(MessageListModel, ProgressChangesTheRowInPlace)
{
    MessageListModel model;
    model.setRows(sceneRows());
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    Row row = model.row(1);
    row.percent = 63;
    model.updateRow(row);
    model.updateRow(row);
    EXPECT_EQ(changed.size(), 1);
    EXPECT_EQ(reset.size(), 0);
    EXPECT_EQ(model.row(1).percent, 63);
}

TEST(MessageList, KeepsTheSelectionWhenRowsMove)
{
    MessageList list;
    list.setRows(sceneRows());
    const outbox::ItemId id = sceneRows().at(2).id;
    list.selectId(id);
    QList<Row> rows = sceneRows();
    rows.removeFirst();
    list.setRows(rows);
    EXPECT_EQ(list.selectedIds(), QList{id});
    rows.removeAt(1); // the selected one
    list.setRows(rows);
    ASSERT_EQ(list.selectedIds().size(), 1);
    EXPECT_EQ(list.selectedIds().first(), rows.at(1).id) << "the neighbour that took its place";
}

TEST(MessageList, ReturnOpensWhatIsSelected)
{
    MessageList list;
    list.setRows(sceneRows());
    list.selectFirst();
    QSignalSpy opened(&list, &MessageList::opened);
    QTest::keyClick(&list, Qt::Key_Return);
    ASSERT_EQ(opened.size(), 1);
    QTest::keyClick(&list, Qt::Key_Down);
    EXPECT_EQ(list.currentId(), sceneRows().at(1).id);
}
