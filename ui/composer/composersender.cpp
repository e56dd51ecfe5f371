// What the identity in From brings into a new message: its signature, and the blind copies it asks for, which are shown as any
// other recipient of Bcc and taken out like one.

#include "smtp/message/signature.h"
#include "ui/composer/bodyedit.h"
#include "ui/composer/composer.h"
#include "ui/composer/fromfield.h"
#include "ui/composer/headerpane.h"
#include "ui/composer/recipientfield.h"

#include <QLabel>
#include <QScopedValueRollback>
#include <QTextDocument>

#include <algorithm>

namespace pillarbox::ui {

namespace {

bool isAmong(const QList<message::Mailbox> &mailboxes, const message::Mailbox &wanted)
{
    return std::any_of(mailboxes.begin(), mailboxes.end(),
        [&](const message::Mailbox &mailbox) { return message::isSameMailbox(mailbox.address, wanted.address); });
}

QList<message::Mailbox> bccOf(const FromField &from)
{
    const auto identity = from.identity();
    if (!identity)
        return {};
    return from.account()->isCopiedToSelf ? identity->bcc + QList<message::Mailbox>{*identity} : identity->bcc;
}

} // namespace

void Composer::writeAsChosen()
{
    const auto identity = m_header->from()->identity();
    if (m_isNew)
        addOwnBcc();
    sign(identity.value_or(account::Identity()));
}

// The one it was left with, which need not be the identity's any more.
void Composer::takeSignature(const message::Draft &draft)
{
    const auto identity = m_header->from()->identity().value_or(account::Identity());
    const bool hasItsOwn = !draft.richSignature.isEmpty();
    m_signature = hasItsOwn ? draft.signature : identity.signature;
    m_richSignature = hasItsOwn ? draft.richSignature : identity.richSignature;
    showSignature();
    m_body->document()->clearUndoRedoStacks(); // the first state is not to be taken back
}

void Composer::sign(const account::Identity &identity)
{
    // A draft as it was kept has its signature, or had it taken out: only another identity changes that.
    const QString before = std::exchange(m_signature, identity.signature);
    m_richSignature = identity.richSignature;
    const QString body = m_body->body();
    const QString changed = message::withSignature(body, m_isSigned ? before : QString(), m_signature);
    m_isSigned = true;
    const QScopedValueRollback guard(m_isFilling, true);
    if (changed != body)
        m_body->changeBody(changed);
    showSignature();
}

void Composer::showSignature()
{
    m_body->formatEnd(message::trimmedSignature(m_signature), m_richSignature);
    showFormat();
}

void Composer::showFormat()
{
    const bool isSignedRich = !m_richSignature.isEmpty() && message::endsWithSignature(m_body->body(), m_signature);
    if (std::exchange(m_isSignedRich, isSignedRich) && !isSignedRich)
        m_body->unformat(); // it no longer travels as it looked
    m_format->setText(isSignedRich || !m_html.isEmpty() ? tr("Plain text and HTML") : tr("Plain text"));
}

void Composer::addOwnBcc()
{
    const QScopedValueRollback guard(m_isFilling, true);
    RecipientField *field = m_header->recipients(Field::Bcc);
    QList<message::Mailbox> hidden = field->mailboxes();
    hidden.removeIf([this](const message::Mailbox &mailbox) { return isAmong(m_ownBcc, mailbox); });
    m_ownBcc.clear();
    const message::Draft now = draft();
    const auto wanted = bccOf(*m_header->from());
    for (const message::Mailbox &mailbox : wanted) {
        if (isAmong(now.to + now.cc + hidden, mailbox))
            continue;
        m_ownBcc.append(mailbox);
        hidden.append(mailbox);
        m_header->reveal(Field::Bcc);
    }
    if (hidden != field->mailboxes())
        field->setMailboxes(hidden);
}

bool Composer::isUntouched() const
{
    message::Draft given = draft();
    given.bcc.removeIf([this](const message::Mailbox &mailbox) { return isAmong(m_ownBcc, mailbox); });
    given.body = message::withSignature(given.body, m_signature, {});
    return given.isEmpty();
}

} // namespace pillarbox::ui
