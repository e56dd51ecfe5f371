// What a message costs the disk until it is durable: three syncs, of the spool file, of its folder and of the database's log;
// and on its way.

#include "smtp/outbox/database.h"
#include "tests/crash/profile.h"

#include <QFile>
#include <QFileInfo>

#include <gtest/gtest.h>

namespace pillarbox {

using namespace Qt::StringLiterals;

constexpr int kMessages = 8;

class Syncs : public testing::Test
{
protected:
    // The names of what was synced, in order, while so many ready messages were queued and then sent.
    QByteArrayList syncsOfQueuing()
    {
        const QString log = profile.directory() + u"-syncs"_s;
        QStringList words{u"play"_s};
        for (int i = 0; i < kMessages; ++i)
            words.append(u"ready"_s);
        const auto child = profile.begin(QLatin1String(SENDCHILD), words,
            {u"LD_PRELOAD="_s + QLatin1String(KILLPOINT), u"WATCHED_DIRECTORY="_s + profile.directory(),
                u"KILLPOINT_SYNCS="_s + log});
        EXPECT_TRUE(test::awaitEnd(*child));
        EXPECT_EQ(child->exitCode(), 0);
        EXPECT_EQ(test::told(child->readAllStandardOutput(), "queued").size(), kMessages);
        QFile file(log);
        EXPECT_TRUE(file.open(QIODevice::ReadOnly));
        QByteArrayList names;
        for (const QByteArray &path : file.readAll().trimmed().split('\n'))
            names.append(path.mid(path.lastIndexOf('/') + 1));
        return names;
    }

    test::Profile profile;
};

TEST_F(Syncs, AMessageIsDurableAfterThree)
{
    const QByteArrayList names = syncsOfQueuing();
    QList<qsizetype> begins;
    for (qsizetype i = 0; i < names.size(); ++i)
        if (names[i].endsWith(".part"))
            begins.append(i);
    ASSERT_EQ(begins.size(), kMessages);
    // From one to the next; the first one may find the log new, and after the last one begins the sending.
    for (int message = 1; message + 1 < kMessages; ++message) {
        const QByteArrayList own = names.mid(begins[message], begins[message + 1] - begins[message]);
        ASSERT_EQ(own.size(), 3) << message << ": " << own.join(", ").toStdString();
        EXPECT_EQ(own[1], "spool") << "the folder, once the file has its name";
        EXPECT_EQ(own[2], "outbox.db-wal") << "the commit";
    }
}

// The mark before the end of the data, with the claim of the next one, and the outcome; which may go with the next mark.
TEST_F(Syncs, AMessageOnItsWayIsTwoMoreAtMost)
{
    const QByteArrayList names = syncsOfQueuing();
    const QByteArrayList sending = names.mid(names.lastIndexOf("spool") + 2);
    const auto commits = sending.count("outbox.db-wal");
    EXPECT_GT(commits, kMessages);
    EXPECT_LE(commits, kMessages * 2 + 4) << "what is done once: " << sending.join(", ").toStdString();
}

TEST_F(Syncs, EveryCommitIsSynced)
{
    outbox::Database database;
    ASSERT_TRUE(database.open(profile.directory() + u"/outbox.db"_s));
    auto synchronous = database.run(u"PRAGMA synchronous"_s);
    ASSERT_TRUE(synchronous.next());
    EXPECT_EQ(synchronous.value(0).toInt(), 2) << "FULL";
    auto most = database.run(u"PRAGMA wal_autocheckpoint"_s);
    ASSERT_TRUE(most.next());
    EXPECT_GE(most.value(0).toInt(), 1000) << "checkpoints are for idle times";
    EXPECT_LE(most.value(0).toInt(), 10000) << "and yet the log does not grow for ever";
}

} // namespace pillarbox
