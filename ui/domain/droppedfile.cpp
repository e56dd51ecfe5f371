#include "ui/domain/droppedfile.h"

#include <QFileInfo>
#include <QMimeData>
#include <QUrl>

namespace pillarbox::ui {

QString droppedFile(const QMimeData &data)
{
    const QList<QUrl> urls = data.urls();
    for (const QUrl &url : urls)
        if (url.isLocalFile() && QFileInfo(url.toLocalFile()).isFile())
            return url.toLocalFile();
    return {};
}

} // namespace pillarbox::ui
