#include "smtp/message/mediatype.h"

#include <QFileInfo>
#include <QMimeDatabase>

#include <algorithm>

namespace pillarbox::message {

namespace {

bool isToken(const QByteArray &text)
{
    return !text.isEmpty() && text.size() <= 127 && std::all_of(text.cbegin(), text.cend(), [](char c) {
        return c > 0x20 && c < 0x7f && !QByteArray("()<>@,;:\\\"/[]?=").contains(c);
    });
}

bool isMediaType(const QByteArray &type)
{
    const qsizetype slash = type.indexOf('/');
    return slash > 0 && isToken(type.first(slash)) && isToken(type.sliced(slash + 1));
}

QByteArray typeByName(const QString &fileName)
{
    return QMimeDatabase().mimeTypeForFile(fileName, QMimeDatabase::MatchExtension).name().toLatin1();
}

} // namespace

QByteArray attachmentType(const Attachment &attachment)
{
    const QByteArray given = attachment.mimeType;
    const QByteArray type = (given.isEmpty() ? typeByName(attachmentName(attachment)) : given).toLower();
    const bool mayBeBase64 = !type.startsWith("message/") && !type.startsWith("multipart/");
    return isMediaType(type) && mayBeBase64 ? type : "application/octet-stream";
}

QString attachmentName(const Attachment &attachment)
{
    return attachment.fileName.isEmpty() ? QFileInfo(attachment.path).fileName() : attachment.fileName;
}

} // namespace pillarbox::message
