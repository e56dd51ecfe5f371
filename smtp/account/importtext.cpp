#include "smtp/account/importtext.h"

#include <QFile>
#include <QFileInfo>
#include <QStringDecoder>

namespace pillarbox::account {

using Kind = ImportRemark::Kind;

Expected<QByteArray, Kind> readImportBytes(const QString &path)
{
    QFile file(path);
    // A pipe or a device would hold the program up.
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return Unexpected{Kind::CannotRead};
    const QByteArray bytes = file.read(kMostImportOctets + 1);
    if (file.error() != QFile::NoError)
        return Unexpected{Kind::CannotRead};
    if (bytes.size() > kMostImportOctets)
        return Unexpected{Kind::TooLarge};
    return bytes;
}

Expected<ImportText, Kind> readImportText(const QString &path)
{
    const auto bytes = readImportBytes(path);
    if (!bytes)
        return Unexpected{bytes.error()};
    if (bytes.value().contains('\0'))
        return Unexpected{Kind::NotText};
    QStringDecoder utf8(QStringDecoder::Utf8);
    QString text = utf8.decode(bytes.value());
    const bool isUtf8 = !utf8.hasError();
    if (!isUtf8)
        text = QString::fromLatin1(bytes.value());
    text.replace(QLatin1String("\r\n"), QLatin1String("\n"));
    return ImportText{text.split(QLatin1Char('\n')), isUtf8};
}

std::optional<QStringList> importLines(const QString &file, QList<ImportRemark> &remarks)
{
    const auto text = readImportText(file);
    if (!text) {
        remarks.append({text.error(), {}, {}, file, 0});
        return std::nullopt;
    }
    if (!text.value().isUtf8)
        remarks.append({Kind::NotUtf8, {}, {}, file, 0});
    return text.value().lines;
}

} // namespace pillarbox::account
