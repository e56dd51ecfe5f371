#include "ui/composer/recipientfield.h"

#include "ui/composer/chip.h"
#include "ui/composer/recipientedit.h"
#include "ui/theme/flowlayout.h"
#include "ui/theme/metrics.h"

#include <algorithm>

namespace pillarbox::ui {

namespace {

message::Mailbox fromText(const QString &text)
{
    if (const auto parsed = message::parseMailbox(text))
        return *parsed;
    return {{}, text}; // not an address, or not yet: kept as it is
}

bool isComplete(const QString &text)
{
    return message::parseMailbox(text).has_value();
}

// What looks like HTML is none.
QString toolTipText(const QString &text)
{
    return text.isEmpty() ? QString() : QString(QStringLiteral("<span>") % text.toHtmlEscaped() % QStringLiteral("</span>"));
}

// Lines of a table or a list, as separators that splitMailboxes() knows.
QString withoutLines(QString text)
{
    for (const QChar separator : {QChar(u'\n'), QChar(u'\r'), QChar(u'\t'), QChar(u'\u2028'), QChar(u'\u2029')})
        text.replace(separator, u',');
    return text;
}

} // namespace

RecipientField::RecipientField(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_name(name)
    , m_edit(new RecipientEdit(this))
{
    const Metrics metrics(*this);
    const int gap = metrics.grid() + metrics.grid() / 2;
    m_flow = new FlowLayout(gap, gap, this);
    m_flow->insertWidget(0, m_edit);
    m_edit->setAccessibleName(name);
    setFocusProxy(m_edit);
    connect(m_edit, &QLineEdit::textEdited, this, &RecipientField::splitTyped);
    connect(m_edit, &QLineEdit::textChanged, this, &RecipientField::changed);
    connect(m_edit, &RecipientEdit::commitRequested, this, &RecipientField::commit);
    connect(m_edit, &RecipientEdit::backRequested, this, [this] {
        if (!m_chips.isEmpty())
            m_chips.last()->setFocus(Qt::OtherFocusReason);
    });
    connect(m_edit, &RecipientEdit::undoRequested, this, &RecipientField::undo);
    connect(m_edit, &RecipientEdit::pasted, this, &RecipientField::paste);
}

QList<message::Mailbox> RecipientField::mailboxes() const
{
    QList<message::Mailbox> all = m_mailboxes;
    const QString typed = m_edit->text().trimmed();
    if (!typed.isEmpty())
        all.append(fromText(typed));
    return all;
}

bool RecipientField::isEmpty() const
{
    return m_mailboxes.isEmpty() && m_edit->text().trimmed().isEmpty();
}

void RecipientField::setMailboxes(const QList<message::Mailbox> &mailboxes)
{
    while (!m_chips.isEmpty())
        take(0);
    QList<message::Mailbox> whole = mailboxes;
    QString rest;
    // What was still being typed when it was kept is to be typed on.
    if (!whole.isEmpty() && whole.last().name.isEmpty() && !isComplete(whole.last().address))
        rest = whole.takeLast().address;
    for (const message::Mailbox &mailbox : whole)
        insertChip(int(m_chips.size()), mailbox);
    m_edit->setText(rest);
    Q_EMIT changed();
}

void RecipientField::setKnowledge(const AddressKnowledge &known)
{
    if (known == m_known)
        return;
    m_known = known;
    refresh();
}

void RecipientField::insertChip(int index, const message::Mailbox &mailbox)
{
    const QString whole = message::displayText(mailbox);
    const QString shown = mailbox.name.isEmpty() ? mailbox.address : mailbox.name;
    const auto fault = faultOf(mailbox, m_known);
    auto *chip = new Chip({.text = shown,
                              .isInDoubt = fault.has_value(),
                              .accessibleName = fault ? QString(whole % u' ' % fault->title) : whole,
                              .removeName = tr("Remove %1").arg(shown)},
        this);
    chip->setToolTip(hintOf(mailbox, fault));
    const auto indexOf = [this, chip] { return int(m_chips.indexOf(chip)); };
    connect(chip, &Chip::removeRequested, this, [this, indexOf] { removeAt(indexOf()); });
    connect(chip, &Chip::openRequested, this, [this, indexOf] { openAt(indexOf()); });
    connect(chip, &Chip::stepRequested, this, [this, indexOf](int by) { step(indexOf(), by); });
    m_mailboxes.insert(index, mailbox);
    m_chips.insert(index, chip);
    m_flow->insertWidget(index, chip);
    chip->show();
}

void RecipientField::take(int index)
{
    Chip *chip = m_chips.takeAt(index);
    m_mailboxes.removeAt(index);
    m_flow->removeWidget(chip);
    chip->hide();
    chip->deleteLater(); // it may be the one that asked for it
}

void RecipientField::removeAt(int index)
{
    if (index < 0 || index >= m_chips.size())
        return;
    m_removed.append({index, m_mailboxes.at(index)});
    const bool hadFocus = m_chips.at(index)->hasFocus();
    take(index);
    if (hadFocus)
        focusAt(index);
    Q_EMIT changed();
}

void RecipientField::replaceAt(int index, const message::Mailbox &mailbox)
{
    if (index == m_chips.size())
        commit();
    if (index < 0 || index >= m_chips.size())
        return;
    take(index);
    insertChip(index, mailbox);
    Q_EMIT changed();
}

void RecipientField::openAt(int index)
{
    if (index < 0 || index >= m_chips.size())
        return;
    commit();
    const QString text = message::displayText(m_mailboxes.at(index));
    take(index);
    m_edit->setText(text);
    m_edit->setFocus(Qt::OtherFocusReason);
    m_edit->selectAll();
    Q_EMIT changed();
}

void RecipientField::focusAt(int index)
{
    if (index >= 0 && index < m_chips.size())
        m_chips.at(index)->setFocus(Qt::OtherFocusReason);
    else
        m_edit->setFocus(Qt::OtherFocusReason);
}

void RecipientField::step(int from, int by)
{
    focusAt(std::max(0, from + by));
}

void RecipientField::commit()
{
    const QString text = m_edit->text();
    if (text.trimmed().isEmpty())
        return;
    m_edit->clear();
    addText(text);
    Q_EMIT changed();
}

void RecipientField::addText(const QString &text)
{
    const auto pieces = message::splitMailboxes(text);
    for (const QString &piece : pieces) {
        if (const QString trimmed = piece.trimmed(); !trimmed.isEmpty())
            insertChip(int(m_chips.size()), fromText(trimmed));
    }
}

// A comma or semicolon outside quotes and brackets ends an address; splitMailboxes() knows which those are.
void RecipientField::splitTyped(const QString &text)
{
    if (!text.contains(u',') && !text.contains(u';'))
        return;
    // A mark behind the last separator shows whether that one counts.
    const auto pieces = message::splitMailboxes(text + u'x');
    if (pieces.size() < 2)
        return;
    const QString rest = pieces.last().chopped(1);
    m_edit->setText(rest.trimmed());
    addText(text.chopped(rest.size()));
    Q_EMIT changed();
}

void RecipientField::paste(const QString &text)
{
    const auto pieces = message::splitMailboxes(withoutLines(text));
    m_edit->insert(pieces.size() == 1 ? pieces.first().trimmed() : QString());
    if (pieces.size() == 1 && !isComplete(m_edit->text().trimmed()))
        return; // part of an address, to be typed on
    if (pieces.size() == 1) {
        commit();
        return;
    }
    addText(withoutLines(text));
    Q_EMIT changed();
}

void RecipientField::undo()
{
    if (m_removed.isEmpty())
        return;
    const Removed removed = m_removed.takeLast();
    insertChip(std::min(removed.index, int(m_chips.size())), removed.mailbox);
    Q_EMIT changed();
}

void RecipientField::refresh()
{
    const auto mailboxes = m_mailboxes;
    for (int index = 0; index < mailboxes.size(); ++index) {
        ChipFace face = m_chips.at(index)->face();
        const auto fault = faultOf(mailboxes.at(index), m_known);
        const QString whole = message::displayText(mailboxes.at(index));
        face.isInDoubt = fault.has_value();
        face.accessibleName = fault ? QString(whole % u' ' % fault->title) : whole;
        m_chips.at(index)->setFace(face);
        m_chips.at(index)->setToolTip(hintOf(mailboxes.at(index), fault));
    }
}

QString RecipientField::hintOf(const message::Mailbox &mailbox, const std::optional<Fault> &fault) const
{
    if (fault)
        return toolTipText(fault->title);
    return toolTipText(m_known.notes.value(QString::fromLatin1(message::envelopeDomain(mailbox.address))).sentence);
}

} // namespace pillarbox::ui
