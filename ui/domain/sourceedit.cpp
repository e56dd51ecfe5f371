#include "ui/domain/sourceedit.h"

#include "ui/domain/droppedfile.h"
#include "ui/theme/metrics.h"

#include <QMimeData>

namespace pillarbox::ui {

namespace {

constexpr qsizetype mostLetters = 1024 * 1024; // more is no header

} // namespace

SourceEdit::SourceEdit(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setTabChangesFocus(true);
    setLineWrapMode(NoWrap);
    setFont(logFont(font()));
}

bool SourceEdit::canInsertFromMimeData(const QMimeData *data) const
{
    return !droppedFile(*data).isEmpty() || QPlainTextEdit::canInsertFromMimeData(data);
}

void SourceEdit::insertFromMimeData(const QMimeData *data)
{
    if (const QString path = droppedFile(*data); !path.isEmpty()) {
        Q_EMIT fileDropped(path);
    } else if (data->hasText()) {
        insertPlainText(data->text().left(mostLetters));
        ensureCursorVisible();
    }
}

} // namespace pillarbox::ui
