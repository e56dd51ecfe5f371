#include "ui/composer/headerpane.h"

#include "ui/composer/fromfield.h"
#include "ui/composer/headerrow.h"
#include "ui/composer/recipientedit.h"
#include "ui/composer/recipientfield.h"
#include "ui/theme/metrics.h"

#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace pillarbox::ui {

namespace {

// A line of text where a person sees one: what would break it becomes a space, before their eyes.
QString oneLine(QString text)
{
    for (QChar &character : text) {
        if (character.category() == QChar::Other_Control || character == QChar::LineSeparator
            || character == QChar::ParagraphSeparator)
            character = u' ';
    }
    return text;
}

} // namespace

HeaderPane::HeaderPane(QWidget *parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
    , m_from(new FromField(this))
    , m_to(new RecipientField(tr("To"), this))
    , m_cc(new RecipientField(tr("Cc"), this))
    , m_bcc(new RecipientField(tr("Bcc"), this))
    , m_subject(new QLineEdit(this))
{
    const Metrics metrics(*this);
    m_column->setContentsMargins(metrics.grid(5), metrics.grid() + 1, metrics.grid(5), 0);
    m_column->setSpacing(0);
    m_subject->setFrame(false);
    m_subject->setTextMargins(-2, 0, -2, 0); // Qt's own, so that the text stands exactly where chips and names do
    m_subject->setFixedHeight(metrics.h() + metrics.grid(2));
    m_subject->setFont(scaled(font(), 1.0, QFont::DemiBold));
    m_subject->setAccessibleName(tr("Subject"));
    m_subject->setObjectName(QStringLiteral("subject"));
    m_to->edit()->setObjectName(QStringLiteral("to"));
    m_cc->edit()->setObjectName(QStringLiteral("cc"));
    m_bcc->edit()->setObjectName(QStringLiteral("bcc"));
    m_from->setObjectName(QStringLiteral("from"));

    addRow(tr("Fro&m"), m_from, m_from);
    m_toRow = addRow(tr("&To"), m_to, m_to->edit());
    m_ccRow = addRow(tr("&Cc"), m_cc, m_cc->edit());
    m_bccRow = addRow(tr("&Bcc"), m_bcc, m_bcc->edit());
    addRow(tr("S&ubject"), m_subject, m_subject);
    m_ccButton = addRevealer(tr("&Cc"), tr("Add Cc"), Field::Cc);
    m_bccButton = addRevealer(tr("&Bcc"), tr("Add Bcc"), Field::Bcc);
    m_ccRow->hide();
    m_bccRow->hide();
    alignLabels();
    // From To the Tab key goes on to what is written next; the two buttons are before it, and have keys of their own.
    const QList<QWidget *> order{m_from, m_ccButton, m_bccButton, m_to->edit(), m_cc->edit(), m_bcc->edit(), m_subject};
    for (int index = 1; index < order.size(); ++index)
        setTabOrder(order.at(index - 1), order.at(index));

    for (RecipientField *field : {m_to, m_cc, m_bcc})
        connect(field, &RecipientField::changed, this, &HeaderPane::changed);
    connect(m_from, &FromField::chosen, this, &HeaderPane::changed);
    connect(m_subject, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (const QString line = oneLine(text); line != text)
            m_subject->setText(line);
        Q_EMIT changed();
    });
}

HeaderRow *HeaderPane::addRow(const QString &label, QWidget *field, QWidget *buddy)
{
    auto *row = new HeaderRow(label, field, buddy, this);
    m_rows.append(row);
    m_column->addWidget(row);
    return row;
}

QToolButton *HeaderPane::addRevealer(const QString &text, const QString &name, Field field)
{
    auto *button = new QToolButton(this);
    button->setText(text);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setAccessibleName(name);
    m_toRow->addTrailing(button);
    connect(button, &QToolButton::clicked, this, [this, field] {
        reveal(field);
        recipients(field)->setFocus(Qt::OtherFocusReason);
    });
    return button;
}

void HeaderPane::alignLabels()
{
    int width = 0;
    for (const HeaderRow *row : std::as_const(m_rows))
        width = std::max(width, row->labelWidth());
    for (HeaderRow *row : std::as_const(m_rows))
        row->setLabelWidth(width);
}

RecipientField *HeaderPane::recipients(Field field) const
{
    return field == Field::Cc ? m_cc : field == Field::Bcc ? m_bcc : m_to;
}

void HeaderPane::reveal(Field field)
{
    (field == Field::Cc ? m_ccRow : m_bccRow)->show();
    (field == Field::Cc ? m_ccButton : m_bccButton)->hide();
}

bool HeaderPane::isRevealed(Field field) const
{
    return !(field == Field::Cc ? m_ccRow : m_bccRow)->isHidden();
}

void HeaderPane::setDraft(const message::Draft &draft)
{
    m_to->setMailboxes(draft.to);
    m_cc->setMailboxes(draft.cc);
    m_bcc->setMailboxes(draft.bcc);
    m_subject->setText(draft.subject);
    if (!draft.cc.isEmpty())
        reveal(Field::Cc);
    if (!draft.bcc.isEmpty())
        reveal(Field::Bcc);
}

void HeaderPane::writeTo(message::Draft &draft) const
{
    if (const auto identity = m_from->identity()) {
        draft.accountId = m_from->account()->id;
        draft.identityId = identity->id;
        draft.from = *identity;
        draft.replyTo = identity->replyTo;
        draft.organisation = identity->organisation;
    }
    draft.to = m_to->mailboxes();
    draft.cc = m_cc->mailboxes();
    draft.bcc = m_bcc->mailboxes();
    draft.subject = m_subject->text();
}

void HeaderPane::commit()
{
    for (RecipientField *field : {m_to, m_cc, m_bcc})
        field->commit();
}

} // namespace pillarbox::ui
