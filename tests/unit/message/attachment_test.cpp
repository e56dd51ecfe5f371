// Files that misbehave while a message is made of them, and big ones.

#include "tests/unit/message/messagefixture.h"

#include <QCryptographicHash>
#include <QDir>

#include <sys/resource.h>
#include <sys/stat.h>

namespace pillarbox::message {
namespace {

using tests::AttachmentFolder;
using tests::failsReading;
using tests::simpleDraft;

class Attached : public testing::Test
{
protected:
    Draft draftWith(const QByteArray &bytes)
    {
        Draft draft = simpleDraft();
        draft.attachments = {m_folder.add(QStringLiteral("report.pdf"), bytes)};
        return draft;
    }
    void expectRefused(const Draft &draft)
    {
        const auto result = writeMessage(draft);
        ASSERT_FALSE(result);
        EXPECT_EQ(result.error().kind, WriteError::Kind::CannotReadFile);
        EXPECT_TRUE(result.error().detail.startsWith(QLatin1String("report.pdf: "))) << qUtf8Printable(result.error().detail);
    }
    void expectFailsReading(QIODevice &device)
    {
        QString reason;
        EXPECT_TRUE(failsReading(device, &reason));
        EXPECT_TRUE(reason.startsWith(QLatin1String("report.pdf: "))) << qUtf8Printable(reason);
        EXPECT_FALSE(reason.contains(m_folder.path()));
        char octet = 0;
        EXPECT_EQ(device.read(&octet, 1), -1);
    }

    AttachmentFolder m_folder;
};

TEST_F(Attached, MissingFileIsRefused)
{
    const Draft draft = draftWith("x");
    ASSERT_TRUE(QFile::remove(draft.attachments.first().path));
    expectRefused(draft);
}

TEST_F(Attached, FolderIsRefused)
{
    Draft draft = draftWith("x");
    draft.attachments.first().path = m_folder.path();
    expectRefused(draft);
}

TEST_F(Attached, PipeAndDeviceAreRefusedWithoutWaiting)
{
    Draft draft = draftWith("x");
    draft.attachments.first().path = m_folder.path() + QLatin1String("/pipe");
    ASSERT_EQ(::mkfifo(QFile::encodeName(draft.attachments.first().path).constData(), 0600), 0);
    expectRefused(draft);
    draft.attachments.first().path = QStringLiteral("/dev/zero");
    expectRefused(draft);
}

// A link to itself: what cannot be opened even by root.
TEST_F(Attached, UnreadableFileIsRefused)
{
    Draft draft = draftWith("x");
    draft.attachments.first().path = m_folder.path() + QLatin1String("/loop");
    ASSERT_TRUE(QFile::link(draft.attachments.first().path, draft.attachments.first().path));
    expectRefused(draft);
}

TEST_F(Attached, FileThatVanishesFailsTheRead)
{
    const Draft draft = draftWith("x");
    const auto source = writeMessage(draft);
    ASSERT_TRUE(source && QFile::remove(draft.attachments.first().path));
    expectFailsReading(*source->device);
}

TEST_F(Attached, FileThatShrinksFailsTheRead)
{
    const Draft draft = draftWith(QByteArray(500000, 'x'));
    const auto source = writeMessage(draft);
    ASSERT_TRUE(source);
    QByteArray start(100000, '\0');
    ASSERT_GT(source->device->read(start.data(), start.size()), 0);
    ASSERT_TRUE(QFile::resize(draft.attachments.first().path, 499999));
    expectFailsReading(*source->device);
}

TEST_F(Attached, FileThatGrowsFailsTheRead)
{
    const Draft draft = draftWith(QByteArray(500000, 'x'));
    const auto source = writeMessage(draft);
    ASSERT_TRUE(source);
    QByteArray start(100000, '\0');
    ASSERT_GT(source->device->read(start.data(), start.size()), 0);
    ASSERT_TRUE(QFile::resize(draft.attachments.first().path, 500001));
    expectFailsReading(*source->device);
}

TEST_F(Attached, SizeIsTheFilesOwnWhenTheMessageIsMade)
{
    Draft draft = draftWith(QByteArray(1000, 'x'));
    draft.attachments.first().size = 5;
    const QByteArray message = tests::written(draft);
    draft.attachments.first().size = 1000;
    EXPECT_EQ(message.size(), encodedSize(draft));
}

TEST_F(Attached, HundredMegabytesTakeNoMemory)
{
    Draft draft = draftWith({});
    constexpr qint64 kSize = 100 * 1024 * 1024;
    ASSERT_TRUE(QFile::resize(draft.attachments.first().path, kSize));
    rusage before{};
    ::getrusage(RUSAGE_SELF, &before);
    const auto source = writeMessage(draft);
    ASSERT_TRUE(source);
    qint64 total = 0;
    QByteArray buffer(65536, '\0');
    while (!source->device->atEnd()) {
        const qint64 count = source->device->read(buffer.data(), buffer.size());
        ASSERT_GE(count, 0);
        total += count;
    }
    rusage after{};
    ::getrusage(RUSAGE_SELF, &after);
    EXPECT_EQ(total, source->facts.size);
    EXPECT_GT(total, kSize / 3 * 4);
    EXPECT_LT(after.ru_maxrss - before.ru_maxrss, 8 * 1024); // KiB
}

} // namespace
} // namespace pillarbox::message
