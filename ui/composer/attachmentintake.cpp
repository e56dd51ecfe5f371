#include "ui/composer/attachmentintake.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QMimeData>
#include <QMimeDatabase>
#include <QUrl>

#include <algorithm>

namespace pillarbox::ui {

namespace {

struct AttachmentIntake {
    Q_DECLARE_TR_FUNCTIONS(AttachmentIntake)
};

} // namespace

Expected<message::Attachment, QString> examineFile(const QString &path)
{
    const QFileInfo info(path);
    const QString name = info.fileName().isEmpty() ? path : info.fileName();
    if (!info.exists())
        return Unexpected{AttachmentIntake::tr("“%1” does not exist.").arg(name)};
    if (info.isDir())
        return Unexpected{
            AttachmentIntake::tr("“%1” is a folder. Only files can be attached; pack it into one first.").arg(name)};
    if (!info.isFile()) // opening a pipe or a device might wait for ever
        return Unexpected{AttachmentIntake::tr("“%1” is no ordinary file.").arg(name)};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Unexpected{AttachmentIntake::tr("“%1” cannot be read: %2.").arg(name, file.errorString())};
    return message::Attachment{.path = info.absoluteFilePath(),
        .fileName = name,
        .mimeType = QMimeDatabase().mimeTypeForFile(info).name().toLatin1(),
        .size = file.size()};
}

QStringList localFiles(const QMimeData &data)
{
    QStringList files;
    const auto urls = data.urls();
    for (const QUrl &url : urls) {
        if (url.isLocalFile())
            files.append(url.toLocalFile());
    }
    return files;
}

std::optional<PastedPicture> pastedPicture(const QMimeData &data)
{
    if (!data.hasImage() || data.hasText())
        return std::nullopt;
    // The bytes as they are, where they are offered: encoding a large picture again takes long.
    const QByteArray png = data.data(QStringLiteral("image/png"));
    if (!png.isEmpty())
        return PastedPicture{png, QStringLiteral("png")};
    const QByteArray jpeg = data.data(QStringLiteral("image/jpeg"));
    if (!jpeg.isEmpty())
        return PastedPicture{jpeg, QStringLiteral("jpg")};
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    if (!qvariant_cast<QImage>(data.imageData()).save(&buffer, "PNG"))
        return std::nullopt;
    return PastedPicture{buffer.data(), QStringLiteral("png")};
}

QString freeName(const QString &name, const QList<message::Attachment> &attachments)
{
    const auto isTaken = [&](const QString &candidate) {
        return std::any_of(attachments.begin(), attachments.end(),
            [&](const message::Attachment &attachment) { return attachment.fileName == candidate; });
    };
    const qsizetype dot = name.lastIndexOf(u'.');
    const QString stem = dot > 0 ? name.left(dot) : name;
    const QString suffix = dot > 0 ? name.mid(dot) : QString();
    QString candidate = name;
    for (int number = 2; isTaken(candidate); ++number)
        candidate = stem % u'-' % QString::number(number) % suffix;
    return candidate;
}

} // namespace pillarbox::ui
