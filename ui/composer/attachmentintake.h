#pragma once
// Which files can be attached, and what a drop or a paste brings. No widget; looks at files, never changes them.

#include "smtp/base/expected.h"
#include "smtp/message/draft.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

class QMimeData;

namespace pillarbox::ui {

// Why a file was not attached: one sentence that names it.
Expected<message::Attachment, QString> examineFile(const QString &path);

// The local files that it names; empty when it names none.
QStringList localFiles(const QMimeData &data);

struct PastedPicture {
    QByteArray bytes;
    QString suffix; // "png"
};
// A picture without text beside it: an office program offers a picture of every copied cell too.
std::optional<PastedPicture> pastedPicture(const QMimeData &data);

// name, or "name-2" and so on, so that no two attachments are called the same.
QString freeName(const QString &name, const QList<message::Attachment> &attachments);

} // namespace pillarbox::ui
