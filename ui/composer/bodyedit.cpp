#include "ui/composer/bodyedit.h"

#include "ui/composer/attachmentintake.h"
#include "ui/theme/metrics.h"

#include <QEvent>
#include <QMimeData>
#include <QScopedValueRollback>
#include <QTextBlockFormat>
#include <QTextDocument>

#include <algorithm>

namespace pillarbox::ui {

namespace {

constexpr qreal lineHeightPercent = 124;

} // namespace

BodyEdit::BodyEdit(QWidget *parent)
    : QTextEdit(parent)
{
    setAcceptRichText(false);
    setFrameShape(QFrame::NoFrame);
    setTabChangesFocus(true); // Tab would be trapped here for who has no mouse
    document()->setDocumentMargin(Metrics(*this).grid(5));
    applyFont();
    setBody({}, 0, 0);
}

QString BodyEdit::body() const
{
    // Not toPlainText(), which makes plain spaces of no-break spaces.
    QString text = document()->toRawText();
    text.replace(QChar::ParagraphSeparator, u'\n');
    text.replace(QChar::LineSeparator, u'\n');
    return text;
}

void BodyEdit::setBody(const QString &text, int cursor, int anchor)
{
    setUndoRedoEnabled(false); // the first state is not to be taken back
    setPlainText(text);
    QTextCursor all(document());
    all.select(QTextCursor::Document);
    QTextBlockFormat format;
    format.setLineHeight(lineHeightPercent, QTextBlockFormat::ProportionalHeight);
    all.mergeBlockFormat(format);
    setUndoRedoEnabled(true);

    const int last = document()->characterCount() - 1;
    QTextCursor place(document());
    place.setPosition(std::clamp(anchor, 0, last));
    place.setPosition(std::clamp(cursor, 0, last), QTextCursor::KeepAnchor);
    setTextCursor(place);
}

bool BodyEdit::canInsertFromMimeData(const QMimeData *source) const
{
    return !localFiles(*source).isEmpty() || source->hasImage() || source->hasText();
}

void BodyEdit::insertFromMimeData(const QMimeData *source)
{
    if (const QStringList files = localFiles(*source); !files.isEmpty()) {
        Q_EMIT filesOffered(files);
        return;
    }
    if (const auto picture = pastedPicture(*source)) {
        Q_EMIT pictureOffered(picture->bytes, picture->suffix);
        return;
    }
    if (source->hasText())
        textCursor().insertText(source->text());
    ensureCursorVisible();
}

void BodyEdit::changeEvent(QEvent *event)
{
    QTextEdit::changeEvent(event);
    if (event->type() == QEvent::ApplicationFontChange && !m_isApplying)
        applyFont();
}

void BodyEdit::applyFont()
{
    const QScopedValueRollback guard(m_isApplying, true);
    setFont(scaled(parentWidget() ? parentWidget()->font() : font(), 1.05));
}

} // namespace pillarbox::ui
