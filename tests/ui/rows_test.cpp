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

TEST(RowText, ARefusalTellsItsCause)
{
    outbox::ItemSummary item = inState(State::Failed);
    item.reason.emplace();
    item.reason->kind = protocol::ErrorKind::Refused;
    item.reason->stage = protocol::Stage::Rcpt;
    item.reason->replyCode = 550;
    item.reason->serverText = "<bob@example.org>: Recipient address rejected: User unknown";
    EXPECT_EQ(text(rowOf(item, {}, {.host = QStringLiteral("mail.example.org")}, test::sceneTime()).reason),
        "mail.example.org refused the recipient (550). There is no such mailbox.");
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

struct HealthCase {
    outbox::AccountHealth::State state;
    std::optional<protocol::ErrorKind> error;
    const char *sentence;
    Symbol symbol;
    Tone tone;
    const char *action;
};

TEST(Health, EachHasItsWordsAndItsSign)
{
    using S = outbox::AccountHealth::State;
    using E = protocol::ErrorKind;
    const HealthCase cases[] = {
        {S::Untested, {}, "Not used yet in this session", Symbol::None, Tone::Neutral, ""},
        {S::Ready, {}, "Ready, last sent 14:02", Symbol::Ok, Tone::Ok, ""},
        {S::Unreachable, E::TimedOut, "Unreachable since 13:40, next attempt 14:10", Symbol::Clock, Tone::Wait, ""},
        {S::Unreachable, E::CannotWriteFile, "The outbox cannot be written", Symbol::Warn, Tone::Bad, ""},
        {S::Offline, {}, "Offline", Symbol::Offline, Tone::Neutral, ""},
        {S::NeedsYou, E::CredentialRefused, "Sign-in refused", Symbol::Warn, Tone::Bad, "Enter Password…"},
        {S::NeedsYou, E::CredentialMissing, "Password missing", Symbol::Warn, Tone::Bad, "Enter Password…"},
        {S::NeedsYou, E::CertificateInvalid, "Certificate not trusted", Symbol::Warn, Tone::Bad, "Fix…"},
    };
    for (const HealthCase &one : cases) {
        outbox::AccountHealth health;
        health.state = one.state;
        health.lastSentAt = test::sceneTime().addSecs(-4 * 60);
        health.since = test::sceneTime().addSecs(-26 * 60);
        health.nextAttempt = test::sceneTime().addSecs(4 * 60);
        if (one.error) {
            health.error.emplace();
            health.error->kind = *one.error;
        }
        const HealthLine line = healthLine({}, health, test::sceneTime());
        EXPECT_EQ(text(line.sentence), one.sentence);
        EXPECT_EQ(line.symbol, one.symbol) << one.sentence;
        EXPECT_EQ(line.tone, one.tone) << one.sentence;
        EXPECT_EQ(text(line.action), one.action) << one.sentence;
    }
}

TEST(Health, ALockedKeychainIsToBeUnlocked)
{
    outbox::AccountHealth health;
    health.state = outbox::AccountHealth::State::NeedsYou;
    health.error.emplace();
    health.error->kind = protocol::ErrorKind::CredentialMissing;
    health.error->detail = account::reasonOf({account::CredentialError::Kind::Locked, {}});
    const HealthLine line = healthLine({}, health, test::sceneTime());
    EXPECT_EQ(text(line.sentence), "Keychain locked");
    EXPECT_EQ(text(line.action), "Unlock…");
    EXPECT_EQ(line.mend, Mend::Keychain);
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
    EXPECT_EQ(text(statusText({}, test::sceneTime())), "Nothing is waiting");
    EXPECT_EQ(text(statusText(test::sceneAgenda(), test::sceneTime())), "1 sending, 2 waiting, next attempt 14:10");
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
}

// A hundred rows of which nothing is known but the order.
QList<outbox::ListEntry> entries(State state, int count)
{
    QList<outbox::ListEntry> entries;
    for (int i = 0; i < count; ++i)
        entries.append({QUuid::createUuid(), 1000 - i, state});
    return entries;
}

TEST(MessageListModel, WhatAsksComesBeforeWhatGoesByItself)
{
    const auto held = [](outbox::HoldReason reason) {
        outbox::ItemSummary item;
        item.state = State::Held;
        item.hold = reason;
        return outbox::entryOf(item);
    };
    const auto comesFirst = [](const outbox::ListEntry &a, const outbox::ListEntry &b) {
        return comesBefore(a, b, MessageListModel::Order::Urgency);
    };
    const auto waiting = entries(State::Waiting, 1).first();
    const auto needsYou = entries(State::NeedsYou, 1).first();
    for (const auto reason : {outbox::HoldReason::Found, outbox::HoldReason::Missed}) {
        EXPECT_TRUE(comesFirst(held(reason), waiting));
        EXPECT_TRUE(comesFirst(needsYou, held(reason)));
    }
    EXPECT_TRUE(comesFirst(waiting, held(outbox::HoldReason::User))) << "that was the user's own wish";
}

TEST(MessageListModel, PutsWhatChangesInItsPlace)
{
    const auto before = entries(State::Sent, 100);
    MessageListModel model;
    model.setEntries(before, MessageListModel::Order::Time);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);

    const outbox::ListEntry newer{QUuid::createUuid(), 2000, State::Sent};
    EXPECT_TRUE(model.put(newer)); // new
    EXPECT_EQ(model.indexOf(newer.id), 0);
    outbox::ListEntry moved = before.at(10);
    moved.time = 3000;
    EXPECT_TRUE(model.put(moved)); // to the front
    EXPECT_EQ(model.indexOf(moved.id), 0);
    moved.time = 1;
    EXPECT_TRUE(model.put(moved)); // to the end
    EXPECT_EQ(model.indexOf(moved.id), 100);
    moved.time = 955;
    EXPECT_TRUE(model.put(moved)); // into the middle, beside one of the same time
    EXPECT_NEAR(*model.indexOf(moved.id), 45, 1);
    model.remove(moved.id);
    EXPECT_FALSE(model.indexOf(moved.id));
    EXPECT_EQ(model.rowCount(), 100);
    for (int i = 1; i < model.rowCount(); ++i) {
        const auto at = [&](int row) {
            const auto found
                = std::find_if(before.begin(), before.end(), [&](const auto &entry) { return entry.id == model.idAt(row); });
            return found == before.end() ? newer : *found;
        };
        EXPECT_TRUE(comesBefore(at(i - 1), at(i), MessageListModel::Order::Time)) << i;
    }
    EXPECT_EQ(reset.size(), 0);
}

TEST(MessageListModel, SortedByWordsOnlyTheDatabaseKnowsWhereANewOneGoes)
{
    const auto before = entries(State::Sent, 10);
    MessageListModel model;
    model.setEntries(before, MessageListModel::Order::Subject);
    EXPECT_TRUE(model.put(before.at(3)));
    EXPECT_FALSE(model.put({QUuid::createUuid(), 1, State::Sent}));
    EXPECT_EQ(model.rowCount(), 10);
}

TEST(MessageListModel, AsksForWhatIsLookedAtOnly)
{
    const auto all = entries(State::Sent, 1000);
    int asked = 0;
    bool isFetched = false;
    MessageListModel model;
    model.setSource([&](const outbox::ItemId &id) -> std::optional<Row> {
        ++asked;
        Row row;
        row.id = id;
        row.subject = QStringLiteral("Fetched");
        return isFetched ? std::optional(row) : std::nullopt;
    });
    model.setEntries(all, MessageListModel::Order::Time);
    EXPECT_EQ(asked, 0);
    EXPECT_EQ(model.row(500).state, State::Sent); // bare
    EXPECT_TRUE(model.row(500).subject.isEmpty());
    EXPECT_EQ(asked, 2);
    EXPECT_TRUE(model.idsAround(all.at(500).id).contains(all.at(510).id));
    EXPECT_LE(model.idsAround(all.at(500).id).size(), 200);
    isFetched = true;
    model.refreshRows();
    for (int round = 0; round < 3; ++round)
        EXPECT_EQ(text(model.row(500).subject), "Fetched");
    EXPECT_EQ(asked, 3) << "kept";
    for (int i = 0; i < 1000; ++i)
        (void)model.row(i);
    (void)model.row(0);
    EXPECT_EQ(asked, 1004) << "within a bound";
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
    model.setSource([&row](const outbox::ItemId &) { return row; });
    model.refreshRow(row.id);
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
