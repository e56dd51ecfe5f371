// Several processes on one profile, against the server's ledger.

#include "tests/crash/profile.h"

#include "smtp/account/accountstore.h"
#include "smtp/outbox/outbox.h"

#include <gmock/gmock.h>

#include <algorithm>

namespace pillarbox {

using namespace Qt::StringLiterals;
using protocol::Stage;
using test::await;

using test::awaitEnd;
using test::Profile;
using test::told;

const QString kChild = QLatin1String(SENDCHILD);

QByteArrayList sorted(QByteArrayList list)
{
    std::sort(list.begin(), list.end());
    return list;
}

// Of what a child has queued.
QByteArrayList messageIds(const QByteArray &output)
{
    QByteArrayList ids;
    for (const QByteArray &line : told(output, "queued"))
        ids.append(line.split(' ').value(1));
    return ids;
}

TEST(Processes, AllAtOnceSendEachMessageOnce)
{
    Profile profile;
    std::vector<std::unique_ptr<QProcess>> children;
    children.push_back(profile.begin(kChild, {u"send"_s, u"6"_s}));
    children.push_back(profile.begin(kChild, {u"run"_s}));
    children.push_back(profile.begin(kChild, {u"send"_s, u"6"_s}));
    QByteArrayList queued;
    for (const auto &child : children) {
        ASSERT_TRUE(awaitEnd(*child));
        EXPECT_EQ(child->exitStatus(), QProcess::NormalExit);
        EXPECT_EQ(child->exitCode(), 0);
        queued += messageIds(child->readAllStandardOutput());
    }
    EXPECT_EQ(queued.size(), 12);
    EXPECT_EQ(sorted(profile.server.ledger()), sorted(queued));
}

TEST(Processes, ClaimsAreAtomicWithoutTheLock)
{
    Profile profile;
    QByteArrayList queued;
    {
        outbox::Outbox outbox(profile.directory());
        int left = 40;
        outbox.open([&](const auto &) {
            for (int i = 0; i < 40; ++i) {
                message::Draft draft;
                draft.accountId = profile.accountId();
                draft.from = {{}, u"ada@firm.example"_s};
                draft.to = {{{}, u"b@x.example"_s}};
                outbox.enqueue(draft, {}, [&](const auto &id) {
                    queued.append(outbox.find(id.value())->messageId);
                    --left;
                });
            }
        });
        ASSERT_TRUE(await([&] { return left == 0; }));
    }
    const auto first = profile.begin(kChild, {u"claim"_s});
    const auto second = profile.begin(kChild, {u"claim"_s});
    ASSERT_TRUE(awaitEnd(*first));
    ASSERT_TRUE(awaitEnd(*second));
    EXPECT_EQ(first->exitCode() + second->exitCode(), 0);
    const QByteArrayList claimed
        = told(first->readAllStandardOutput(), "claimed") + told(second->readAllStandardOutput(), "claimed");
    EXPECT_EQ(sorted(claimed), sorted(queued));
}

TEST(Processes, AnotherTakesOverWhenTheHolderIsKilled)
{
    Profile profile;
    profile.server.setAnswer([](const test::Heard &heard) -> std::optional<test::Answer> {
        if (heard.stage == Stage::Data && heard.connection == 0)
            return test::Answer{{}, false}; // the first one waits for ever
        return {};
    });
    const auto holder = profile.begin(kChild, {u"send"_s, u"1"_s});
    ASSERT_TRUE(await([&] { return profile.server.commands().contains("DATA"); }));
    const auto heir = profile.begin(kChild, {u"run"_s});
    ASSERT_TRUE(await([&] { return heir->state() == QProcess::Running; }));
    holder->kill();
    ASSERT_TRUE(awaitEnd(*holder));
    ASSERT_TRUE(awaitEnd(*heir));
    EXPECT_EQ(heir->exitCode(), 0);
    EXPECT_EQ(profile.server.ledger(), messageIds(holder->readAllStandardOutput()));
}

// Each of its three connections waits for a word: two at DATA, the third with the content handed over.
TEST(Processes, KilledWithSeveralUnderWayLosesAndDoublesNothing)
{
    Profile profile;
    profile.server.setAnswer([](const test::Heard &heard) -> std::optional<test::Answer> {
        const auto silentAt = heard.connection < 2 ? Stage::Data : Stage::EndOfData;
        return heard.connection < 3 && heard.stage == silentAt ? std::optional(test::Answer{}) : std::nullopt;
    });
    const auto holder = profile.begin(kChild, {u"send"_s, u"8"_s});
    ASSERT_TRUE(await([&] { return profile.server.received().size() == 1; }));
    EXPECT_EQ(profile.server.connectionCount(), 3);
    holder->kill();
    ASSERT_TRUE(awaitEnd(*holder));
    const auto heir = profile.begin(kChild, {u"run"_s});
    ASSERT_TRUE(awaitEnd(*heir));
    EXPECT_EQ(heir->exitCode(), 0);
    EXPECT_EQ(sorted(profile.server.ledger()), sorted(messageIds(holder->readAllStandardOutput())));
    const QByteArrayList items = told(heir->readAllStandardOutput(), "item");
    EXPECT_EQ(items.size(), 8);
    EXPECT_EQ(std::count_if(items.begin(), items.end(), [](const QByteArray &item) { return item.contains(" unknown "); }), 1);
}

} // namespace pillarbox
