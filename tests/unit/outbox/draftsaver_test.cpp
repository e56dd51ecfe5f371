#include "smtp/outbox/draftsaver.h"

#include <gtest/gtest.h>

namespace pillarbox::outbox {

// A store that answers when it is told to.
class DraftSaverTest : public testing::Test
{
protected:
    DraftRecord record(const QString &body) const
    {
        DraftRecord result;
        result.id = id;
        result.draft.body = body;
        return result;
    }
    void answer(const Expected<Done, OutboxError> &result = Done{})
    {
        const auto done = callbacks.takeFirst();
        done(result);
    }

    const ItemId id = ItemId::createUuid();
    QStringList saved;
    QList<DraftSaver::Callback> callbacks;
    DraftSaver saver{[this](const DraftRecord &given, DraftSaver::Callback done) {
        saved.append(given.draft.body);
        callbacks.append(std::move(done));
    }};
    int answered = 0;
    DraftSaver::Callback count = [this](const auto &) { ++answered; };
};

TEST_F(DraftSaverTest, SavesTheFirstAtOnceAndOfTheRestTheLast)
{
    for (const auto *body : {"a", "ab", "abc", "abcd"})
        saver.save(record(QLatin1String(body)), count);
    EXPECT_EQ(saved, QStringList{QStringLiteral("a")});
    answer();
    EXPECT_EQ(answered, 1);
    EXPECT_EQ(saved.last(), QStringLiteral("abcd"));
    EXPECT_EQ(saved.size(), 2);
    answer();
    EXPECT_EQ(answered, 4); // all three are in it
    saver.save(record(QStringLiteral("abcde")), count);
    EXPECT_EQ(saved.size(), 3);
}

TEST_F(DraftSaverTest, ErrorsReachEveryoneConcerned)
{
    QList<bool> results;
    const auto note = [&results](const Expected<Done, OutboxError> &result) { results.append(result.has_value()); };
    saver.save(record(QStringLiteral("a")), note);
    saver.save(record(QStringLiteral("ab")), note);
    answer(Unexpected{OutboxError{}});
    answer();
    EXPECT_EQ(results, (QList<bool>{false, true}));
}

TEST_F(DraftSaverTest, FlushDoesNotWait)
{
    saver.save(record(QStringLiteral("a")), {});
    saver.save(record(QStringLiteral("ab")), count);
    saver.flush(id);
    EXPECT_EQ(saved, (QStringList{QStringLiteral("a"), QStringLiteral("ab")}));
    answer();
    answer();
    EXPECT_EQ(answered, 1);
    saver.flush(id);
    saver.flushAll();
    EXPECT_EQ(saved.size(), 2); // nothing was waiting
}

TEST_F(DraftSaverTest, DiscardedIsNotSavedLater)
{
    saver.save(record(QStringLiteral("a")), {});
    saver.save(record(QStringLiteral("ab")), count);
    saver.discard(id);
    EXPECT_EQ(answered, 1);
    answer();
    EXPECT_EQ(saved.size(), 1);
}

} // namespace pillarbox::outbox
