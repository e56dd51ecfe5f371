#include "ui/accounts/signatureedit.h"

#include "ui/theme/metrics.h"
#include "ui/theme/signaturehtml.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QMimeData>
#include <QSignalBlocker>
#include <QTextDocumentFragment>
#include <QTextEdit>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

namespace pillarbox::ui {

namespace {

// Takes of what is pasted or dropped only what a signature can hold.
class SignatureField : public QTextEdit
{
public:
    using QTextEdit::QTextEdit;

protected:
    bool canInsertFromMimeData(const QMimeData *source) const override { return source->hasText() || source->hasHtml(); }
    void insertFromMimeData(const QMimeData *source) override
    {
        if (!acceptRichText() || !source->hasHtml())
            return textCursor().insertText(source->text());
        QTextDocument known;
        readSignature(known, source->html());
        textCursor().insertFragment(QTextDocumentFragment(&known));
    }
};

} // namespace

SignatureEdit::SignatureEdit(QWidget *parent)
    : QWidget(parent)
    , m_rich(new QCheckBox(tr("&Formatted"), this))
    , m_edit(new SignatureField(this))
    , m_bold(addButton(tr("Bold"), QStringLiteral("bold"), &SignatureEdit::embolden))
    , m_italic(addButton(tr("Italic"), QStringLiteral("italic"), &SignatureEdit::slant))
    , m_underlined(addButton(tr("Underlined"), QStringLiteral("underlined"), &SignatureEdit::underline))
    , m_link(addButton(tr("&Link…"), QStringLiteral("link"), &SignatureEdit::link))
{
    const Metrics metrics(*this);
    m_rich->setObjectName(QStringLiteral("rich"));
    m_edit->setObjectName(QStringLiteral("signature"));
    m_edit->setAccessibleName(tr("Signature"));
    m_edit->setPlaceholderText(tr("No signature"));
    m_edit->setTabChangesFocus(true);
    setFocusProxy(m_edit);
    auto *line = new QHBoxLayout;
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(metrics.grid());
    line->addWidget(m_rich);
    line->addStretch(1);
    for (QToolButton *button : {m_bold, m_italic, m_underlined, m_link})
        line->addWidget(button);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics.grid());
    column->addWidget(m_edit, 1);
    column->addLayout(line);
    connect(m_edit, &QTextEdit::textChanged, this, &SignatureEdit::edited);
    connect(m_edit, &QTextEdit::currentCharFormatChanged, this, &SignatureEdit::showFormat);
    connect(m_rich, &QCheckBox::clicked, this, &SignatureEdit::toggle);
    setRich(false);
}

QToolButton *SignatureEdit::addButton(const QString &text, const QString &name, void (SignatureEdit::*slot)())
{
    auto *button = new QToolButton(this);
    button->setText(text);
    button->setObjectName(name);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setCheckable(!text.endsWith(u'…'));
    QFont font = button->font();
    font.setBold(name == QLatin1String("bold"));
    font.setItalic(name == QLatin1String("italic"));
    font.setUnderline(name == QLatin1String("underlined"));
    button->setFont(font);
    connect(button, &QToolButton::clicked, this, slot);
    return button;
}

void SignatureEdit::setSignature(const QString &text, const QString &html)
{
    const QSignalBlocker quiet(this);
    setRich(!html.isEmpty());
    if (html.isEmpty())
        m_edit->setPlainText(text);
    else
        readSignature(*m_edit->document(), html);
    m_edit->setCurrentCharFormat({});
    m_edit->document()->clearUndoRedoStacks();
}

QString SignatureEdit::text() const
{
    return signatureText(*m_edit->document());
}

QString SignatureEdit::html() const
{
    return m_rich->isChecked() ? signatureHtml(*m_edit->document()) : QString();
}

void SignatureEdit::setRich(bool isRich)
{
    m_rich->setChecked(isRich);
    m_edit->setAcceptRichText(isRich);
    for (QToolButton *button : {m_bold, m_italic, m_underlined, m_link})
        button->setVisible(isRich);
}

// The other way it could be taken back, but the check mark would not follow.
void SignatureEdit::toggle(bool isRich)
{
    setRich(isRich);
    if (!isRich)
        m_edit->setPlainText(text());
    m_edit->setCurrentCharFormat({});
    m_edit->setFocus();
    Q_EMIT edited();
}

void SignatureEdit::embolden()
{
    QTextCharFormat format;
    format.setFontWeight(m_bold->isChecked() ? QFont::Bold : QFont::Normal);
    change(format);
}

void SignatureEdit::slant()
{
    QTextCharFormat format;
    format.setFontItalic(m_italic->isChecked());
    change(format);
}

void SignatureEdit::underline()
{
    QTextCharFormat format;
    format.setFontUnderline(m_underlined->isChecked());
    change(format);
}

// Of the selected words, or as words of its own.
void SignatureEdit::link()
{
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Link"));
    dialog->setLabelText(tr("Where it leads:"));
    dialog->setTextValue(QStringLiteral("https://"));
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString &where) {
        const QString href = where.contains(u':') ? where.trimmed() : QUrl::fromUserInput(where).toString();
        QTextCharFormat format;
        format.setAnchor(true);
        format.setAnchorHref(href);
        format.setForeground(palette().link());
        format.setFontUnderline(true);
        QTextCursor cursor = m_edit->textCursor();
        if (cursor.hasSelection())
            cursor.mergeCharFormat(format);
        else
            cursor.insertText(where.trimmed(), format);
        Q_EMIT edited();
    });
    dialog->open();
}

void SignatureEdit::change(const QTextCharFormat &format)
{
    m_edit->mergeCurrentCharFormat(format);
    m_edit->setFocus();
    Q_EMIT edited();
}

void SignatureEdit::showFormat()
{
    const QTextCharFormat format = m_edit->currentCharFormat();
    m_bold->setChecked(format.fontWeight() > QFont::Normal);
    m_italic->setChecked(format.fontItalic());
    m_underlined->setChecked(format.fontUnderline());
}

} // namespace pillarbox::ui
