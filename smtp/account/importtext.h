#pragma once
// A file of somebody else's settings as text: plain files only, bounded, UTF-8 or else Latin-1, any ends of lines.

#include "smtp/account/importedaccount.h"
#include "smtp/base/expected.h"

#include <QStringList>

namespace pillarbox::account {

// Settings of a person have some KiB, those of Thunderbird after years some hundred.
constexpr qint64 kMostImportOctets = 4LL * 1024 * 1024;

struct ImportText {
    QStringList lines;
    bool isUtf8 = true;
};

Expected<QByteArray, ImportRemark::Kind> readImportBytes(const QString &file);
Expected<ImportText, ImportRemark::Kind> readImportText(const QString &file);
// The text, with a remark where it is not UTF-8; absent: the remark says why.
std::optional<QStringList> importLines(const QString &file, QList<ImportRemark> &remarks);

} // namespace pillarbox::account
