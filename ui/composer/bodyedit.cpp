#include "ui/composer/bodyedit.h"

#include "ui/composer/attachmentintake.h"
#include "ui/theme/metrics.h"
#include "ui/theme/signaturehtml.h"

#include <QKeyEvent>
#include <QMimeData>
#include <QScopedValueRollback>
#include <QTextBlockFormat>
#include <QTextDocument>
#include <QTextDocumentFragment>

#include <algorithm>

namespace pillarbox::ui {

namespace {

constexpr qreal lineHeightPercent = 124;

QTextBlockFormat lineFormat()
{
    QTextBlockFormat format;
    format.setLineHeight(lineHeightPercent, QTextBlockFormat::ProportionalHeight);
    return format;
}

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
    all.mergeBlockFormat(lineFormat());
    setUndoRedoEnabled(true);

    const int last = document()->characterCount() - 1;
    QTextCursor place(document());
    place.setPosition(std::clamp(anchor, 0, last));
    place.setPosition(std::clamp(cursor, 0, last), QTextCursor::KeepAnchor);
    setTextCursor(place);
}

void BodyEdit::changeBody(const QString &text)
{
    const QString before = body();
    const auto differing = std::mismatch(before.begin(), before.end(), text.begin(), text.end());
    const int kept = int(differing.first - before.begin());
    const int position = textCursor().position();
    const int anchor = textCursor().anchor();
    QTextCursor tail(document());
    tail.setPosition(kept);
    tail.movePosition(QTextCursor::End, QTextCursor::KeepAnchor);
    tail.insertText(text.sliced(kept), {});
    const int last = document()->characterCount() - 1;
    tail.setPosition(std::min(anchor, last));
    tail.setPosition(std::min(position, last), QTextCursor::KeepAnchor);
    setTextCursor(tail);
}

void BodyEdit::formatEnd(const QString &text, const QString &html)
{
    QTextDocument rich;
    readSignature(rich, html);
    if (text.isEmpty() || signatureText(rich) != text || !body().endsWith(text))
        return;
    const int position = textCursor().position();
    const int anchor = textCursor().anchor();
    QTextCursor tail(document());
    tail.movePosition(QTextCursor::End);
    const int start = tail.position() - int(text.size());
    tail.joinPreviousEditBlock();
    tail.setPosition(start, QTextCursor::KeepAnchor);
    tail.insertFragment(QTextDocumentFragment(&rich));
    tail.setPosition(start, QTextCursor::KeepAnchor);
    tail.mergeBlockFormat(lineFormat());
    tail.endEditBlock();
    tail.setPosition(anchor);
    tail.setPosition(position, QTextCursor::KeepAnchor);
    setTextCursor(tail);
}

void BodyEdit::unformat()
{
    QTextCursor all(document());
    all.joinPreviousEditBlock(); // taken back with what brought it about
    all.select(QTextCursor::Document);
    all.setCharFormat({});
    all.endEditBlock();
    setCurrentCharFormat({});
}

// Qt takes a second Return for the wish to leave the paragraph's format, which here is the height of the lines, and makes no
// line.
void BodyEdit::keyPressEvent(QKeyEvent *event)
{
    if (!event->matches(QKeySequence::InsertParagraphSeparator))
        return QTextEdit::keyPressEvent(event);
    textCursor().insertBlock();
    ensureCursorVisible();
    event->accept();
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
