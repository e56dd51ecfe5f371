#include "smtp/outbox/spool.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <csignal>
#include <sys/resource.h>

namespace pillarbox::outbox {

class SpoolTest : public testing::Test
{
protected:
    SpoolTest() { EXPECT_TRUE(spool.makeFolders()); }

    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    Expected<Done, OutboxError> write(const ItemId &item, QByteArray bytes, qint64 size)
    {
        QBuffer source(&bytes);
        source.open(QIODevice::ReadOnly);
        return spool.write(item, source, size);
    }
    QStringList files() const { return QDir(paths.spool()).entryList(QDir::Files); }

    QTemporaryDir folder;
    OutboxPaths paths{folder.path() + QLatin1String("/deep/profile")};
    Spool spool{paths};
    const ItemId id = ItemId::createUuid();
};

TEST_F(SpoolTest, KeepsTheBytesForTheOwnerOnly)
{
    const QByteArray bytes(700'000, 'x'); // more than one step
    ASSERT_TRUE(write(id, bytes, bytes.size()));
    EXPECT_EQ(contentOf(spool.path(id)), bytes);
    EXPECT_EQ(files().size(), 1); // no *.part
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    EXPECT_FALSE(QFile::permissions(spool.path(id)) & others);
    EXPECT_FALSE(QFile::permissions(paths.spool()) & (others | QFile::ExeGroup | QFile::ExeOther));
    EXPECT_FALSE(QFile::permissions(paths.directory) & (others | QFile::ExeGroup | QFile::ExeOther));
    spool.remove(id);
    EXPECT_TRUE(files().isEmpty());
}

TEST_F(SpoolTest, IsLostWhenItIsGoneOrOfAnotherSize)
{
    const QString path = spool.path(id);
    EXPECT_TRUE(isLost(path, 4));
    ASSERT_TRUE(write(id, "1234", 4));
    EXPECT_FALSE(isLost(path, 4));
    EXPECT_TRUE(isLost(path, 5));
    EXPECT_TRUE(isLost(path, 3));
    QFile::setPermissions(path, {}); // it is there, whoever may read it
    EXPECT_FALSE(isLost(path, 4));
    const QString tooLong = paths.spool() + u'/' + QString(300, u'x');
    EXPECT_FALSE(isLost(tooLong, 4)) << "what cannot be looked at may be there";
}

TEST_F(SpoolTest, SourceOfAnotherSizeIsRefusedAndLeavesNothing)
{
    for (const qint64 size : {3, 5}) {
        const auto written = write(id, "1234", size);
        ASSERT_FALSE(written);
        EXPECT_EQ(written.error().kind, OutboxError::Kind::CannotRead);
        EXPECT_TRUE(files().isEmpty());
    }
}

class BreakingSource : public QIODevice
{
public:
    BreakingSource() { open(QIODevice::ReadOnly | QIODevice::Unbuffered); }
    bool isSequential() const override { return true; }

protected:
    qint64 readData(char *bytes, qint64 size) override
    {
        if (m_isRead) {
            setErrorString(QStringLiteral("photo.jpg: gone"));
            return -1;
        }
        m_isRead = true;
        std::fill_n(bytes, size, 'x');
        return size;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    bool m_isRead = false;
};

TEST_F(SpoolTest, SourceThatBreaksIsToldAndLeavesNothing)
{
    BreakingSource source;
    const auto written = spool.write(id, source, 1'000'000);
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().kind, OutboxError::Kind::CannotRead);
    EXPECT_EQ(written.error().detail, QStringLiteral("photo.jpg: gone"));
    EXPECT_TRUE(files().isEmpty());
}

// A limit on the size of files behaves as a full disk does: the write fails in the middle.
TEST_F(SpoolTest, FullDiskIsToldAndLeavesNothing)
{
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    const rlimit small{.rlim_cur = 300'000, .rlim_max = before.rlim_max};
    setrlimit(RLIMIT_FSIZE, &small);
    const auto written = write(id, QByteArray(700'000, 'x'), 700'000);
    setrlimit(RLIMIT_FSIZE, &before);
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().kind, OutboxError::Kind::SizeLimit);
    EXPECT_FALSE(written.error().detail.isEmpty());
    EXPECT_TRUE(files().isEmpty());
}

TEST_F(SpoolTest, FolderThatIsGoneIsTold)
{
    ASSERT_TRUE(QDir(paths.spool()).removeRecursively());
    const auto written = write(id, "1234", 4);
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().kind, OutboxError::Kind::CannotWrite);
}

TEST_F(SpoolTest, SweepTakesLeftoversOnly)
{
    const ItemId other = ItemId::createUuid();
    ASSERT_TRUE(write(id, "1234", 4));
    ASSERT_TRUE(write(other, "5678", 4));
    QFile part(spool.path(ItemId::createUuid()) + QLatin1String(".part"));
    ASSERT_TRUE(part.open(QIODevice::WriteOnly));
    QFile foreign(paths.spool() + QLatin1String("/notes.txt"));
    ASSERT_TRUE(foreign.open(QIODevice::WriteOnly));
    spool.sweep({id});
    EXPECT_TRUE(QFile::exists(spool.path(id)));
    EXPECT_FALSE(QFile::exists(spool.path(other)));
    EXPECT_FALSE(part.exists());
    EXPECT_TRUE(foreign.exists());
    EXPECT_EQ(spool.stored(), QList{id});
}

TEST_F(SpoolTest, KeptFilesStayWhileTheyAreNewOrReferredTo)
{
    const auto path = spool.keep("picture", QStringLiteral("png"));
    const auto other = spool.keep("old", QStringLiteral("png"));
    ASSERT_TRUE(path && other);
    EXPECT_TRUE(path.value().endsWith(QLatin1String(".png")));
    EXPECT_EQ(contentOf(path.value()), "picture");
    const QDateTime now = QDateTime::currentDateTimeUtc();
    spool.sweepKept({}, now);
    EXPECT_TRUE(QFile::exists(other.value()));
    spool.sweepKept({path.value()}, now.addDays(3));
    EXPECT_TRUE(QFile::exists(path.value()));
    EXPECT_FALSE(QFile::exists(other.value()));
}

TEST_F(SpoolTest, ExportsTheExactBytes)
{
    const QByteArray bytes = "Subject: x\r\n\r\n.\r\nlast\r\n";
    ASSERT_TRUE(write(id, bytes, bytes.size()));
    const QString target = folder.path() + QLatin1String("/out.eml");
    ASSERT_TRUE(spool.exportTo(**spool.open(id), target));
    EXPECT_EQ(contentOf(target), bytes);
    const auto missing = spool.open(ItemId::createUuid());
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().kind, OutboxError::Kind::CannotRead);
    const auto nowhere = spool.exportTo(**spool.open(id), folder.path() + QLatin1String("/no/such/out.eml"));
    ASSERT_FALSE(nowhere);
    EXPECT_EQ(nowhere.error().kind, OutboxError::Kind::CannotWrite);
}

} // namespace pillarbox::outbox
