// Files by dialog, paste and drop, and what is declined.

#include "tests/ui_composer/composerfixture.h"
#include "ui/composer/attachmentbar.h"
#include "ui/composer/attachmentintake.h"
#include "ui/composer/chip.h"
#include "ui/composer/sizegauge.h"

#include <QClipboard>
#include <QDir>
#include <QDropEvent>
#include <QImage>
#include <QMimeData>
#include <QPushButton>
#include <QUrl>

#include <sys/stat.h>

using namespace pillarbox;
using test::ComposerTest;

namespace {

class AttachingTest : public ComposerTest
{
protected:
    QList<message::Attachment> attached() const { return composer->draft().attachments; }
    // As the window system does it: enter, then drop, at the widget under the pointer.
    void dropOn(QWidget *target, const QMimeData &data)
    {
        const QPoint place = target->rect().center();
        QDragEnterEvent enter(place, Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(target, &enter);
        EXPECT_TRUE(enter.isAccepted());
        QDropEvent drop(place, Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(target, &drop);
        EXPECT_EQ(drop.dropAction(), Qt::CopyAction) << "a moved file would be deleted";
    }
    QMimeData *filesAsData(const QStringList &paths)
    {
        auto *data = new QMimeData;
        QList<QUrl> urls;
        for (const QString &path : paths)
            urls.append(QUrl::fromLocalFile(path));
        data->setUrls(urls);
        return data;
    }
    void paste()
    {
        body()->setFocus();
        QTest::keySequence(body(), QKeySequence(QKeySequence::Paste));
    }
};

TEST_F(AttachingTest, AFileIsShownWithItsSizeAndWhatItTakesAsSent)
{
    auto *attachments = composer->findChild<ui::AttachmentBar *>();
    EXPECT_FALSE(attachments->isVisible());
    composer->attachFiles({profile.makeFile(QStringLiteral("report.pdf"), 2'100'000)});
    EXPECT_TRUE(attachments->isVisible());
    ASSERT_EQ(attached().size(), 1);
    EXPECT_EQ(attached().first().fileName, QStringLiteral("report.pdf"));
    EXPECT_EQ(attached().first().mimeType, QByteArray("application/pdf"));
    EXPECT_EQ(attached().first().size, 2'100'000);
    const double share = composer->findChild<ui::SizeGauge *>()->share();
    EXPECT_GT(share, 2'100'000 * 1.36 / 35'000'000) << "base64 counts";
    EXPECT_LT(share, 2'100'000 * 1.40 / 35'000'000);
}

TEST_F(AttachingTest, TwoOfOneNameAreToldApart)
{
    ASSERT_TRUE(QDir(profile.path({})).mkdir(QStringLiteral("sub")));
    composer->attachFiles(
        {profile.makeFile(QStringLiteral("a.tar.gz"), 1), profile.makeFile(QStringLiteral("sub/a.tar.gz"), 2)});
    ASSERT_EQ(attached().size(), 2);
    EXPECT_EQ(attached().at(0).fileName, QStringLiteral("a.tar.gz"));
    EXPECT_EQ(attached().at(1).fileName, QStringLiteral("a.tar-2.gz"));
}

TEST_F(AttachingTest, AFolderIsDeclinedClearly)
{
    ASSERT_TRUE(QDir(profile.path({})).mkdir(QStringLiteral("photos")));
    composer->attachFiles({profile.path(QStringLiteral("photos"))});
    EXPECT_TRUE(attached().isEmpty());
    EXPECT_EQ(said(), QStringLiteral("Not attached."));
    EXPECT_TRUE(bar()->notice().text.contains(QStringLiteral("“photos” is a folder.")));
}

TEST_F(AttachingTest, WhatCannotBeReadIsDeclinedAndTheRestAttached)
{
    composer->attachFiles({profile.path(QStringLiteral("absent.pdf")), profile.makeFile(QStringLiteral("here.pdf"), 10)});
    ASSERT_EQ(attached().size(), 1);
    EXPECT_EQ(attached().first().fileName, QStringLiteral("here.pdf"));
    EXPECT_TRUE(bar()->notice().text.contains(QStringLiteral("“absent.pdf” does not exist.")));
}

TEST_F(AttachingTest, APipeIsDeclinedWithoutWaiting)
{
    const QString pipe = profile.path(QStringLiteral("pipe"));
    ASSERT_EQ(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    composer->attachFiles({pipe});
    EXPECT_TRUE(attached().isEmpty());
    EXPECT_TRUE(bar()->notice().text.contains(QLatin1String("no ordinary file")));
}

TEST_F(AttachingTest, DroppedAnywhereFilesAreAttached)
{
    const QString path = profile.makeFile(QStringLiteral("report.pdf"), 10);
    for (QWidget *target : std::initializer_list<QWidget *>{composer, body()->viewport(), line("to"), line("subject")}) {
        const std::unique_ptr<QMimeData> data(filesAsData({path}));
        dropOn(target, *data);
    }
    EXPECT_EQ(attached().size(), 4);
    EXPECT_EQ(composer->draft().body, QString());
    EXPECT_EQ(line("subject")->text(), QString());
    EXPECT_TRUE(composer->draft().to.isEmpty());
}

TEST_F(AttachingTest, PastedFilesAreAttached)
{
    QApplication::clipboard()->setMimeData(filesAsData({profile.makeFile(QStringLiteral("report.pdf"), 10)}));
    paste();
    EXPECT_EQ(attached().size(), 1);
    EXPECT_EQ(composer->draft().body, QString());
}

TEST_F(AttachingTest, APastedPictureIsKeptInTheProfileAndAttached)
{
    QImage picture(20, 10, QImage::Format_RGB32);
    picture.fill(Qt::red);
    QApplication::clipboard()->setImage(picture);
    paste();
    ASSERT_TRUE(test::await([this] { return attached().size() == 1; }));
    EXPECT_EQ(attached().first().fileName, QStringLiteral("picture.png"));
    EXPECT_TRUE(attached().first().path.startsWith(profile.path(QStringLiteral("outbox"))));
    const QImage kept(attached().first().path);
    ASSERT_FALSE(kept.isNull());
    EXPECT_EQ(kept.size(), picture.size());
    EXPECT_EQ(kept.pixelColor(3, 3), QColor(Qt::red));
}

TEST_F(AttachingTest, TextBesideAPictureIsPastedAsText)
{
    auto *data = new QMimeData;
    data->setText(QStringLiteral("a cell"));
    data->setImageData(QImage(4, 4, QImage::Format_RGB32));
    QApplication::clipboard()->setMimeData(data);
    paste();
    EXPECT_EQ(composer->draft().body, QStringLiteral("a cell"));
    EXPECT_TRUE(attached().isEmpty());
}

TEST_F(AttachingTest, AListOfAddressesIsPastedAsChips)
{
    QApplication::clipboard()->setText(QStringLiteral("Grace Hopper <grace@example.net>, c@example.net\nd@example.net"));
    QTest::keySequence(line("to"), QKeySequence(QKeySequence::Paste));
    ASSERT_EQ(composer->draft().to.size(), 3);
    EXPECT_EQ(composer->draft().to.at(0).name, QStringLiteral("Grace Hopper"));
    EXPECT_EQ(composer->draft().to.at(2).address, QStringLiteral("d@example.net"));
    EXPECT_EQ(line("to")->text(), QString());
}

TEST_F(AttachingTest, RemovalIsTakenBackFromTheBar)
{
    composer->attachFiles({profile.makeFile(QStringLiteral("a.pdf"), 10), profile.makeFile(QStringLiteral("b.pdf"), 20)});
    ui::Chip *first = nullptr;
    const auto chips = composer->findChildren<ui::Chip *>();
    for (ui::Chip *chip : chips) {
        if (chip->face().text == QLatin1String("a.pdf"))
            first = chip;
    }
    ASSERT_TRUE(first);
    first->setFocus();
    QTest::keyClick(first, Qt::Key_Delete);
    ASSERT_EQ(attached().size(), 1);
    EXPECT_EQ(said(), QStringLiteral("“a.pdf” was taken out."));
    bar()->findChild<QPushButton *>()->click();
    ASSERT_EQ(attached().size(), 2);
    EXPECT_EQ(attached().first().fileName, QStringLiteral("a.pdf"));
    EXPECT_EQ(said(), QString());
}

TEST(FreeName, NeverTakesANameTwice)
{
    const QList<message::Attachment> some{{.path = {}, .fileName = QStringLiteral("a.png"), .mimeType = {}},
        {.path = {}, .fileName = QStringLiteral("a-2.png"), .mimeType = {}}};
    EXPECT_EQ(ui::freeName(QStringLiteral("a.png"), some), QStringLiteral("a-3.png"));
    EXPECT_EQ(ui::freeName(QStringLiteral(".profile"), {}), QStringLiteral(".profile"));
    EXPECT_EQ(ui::freeName(QStringLiteral("b"), some), QStringLiteral("b"));
}

} // namespace
