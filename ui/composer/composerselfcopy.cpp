// The blind copy to oneself that an account may ask for: shown as any other recipient of Bcc, and taken out like one.

#include "ui/composer/composer.h"
#include "ui/composer/fromfield.h"
#include "ui/composer/headerpane.h"
#include "ui/composer/recipientfield.h"

#include <QScopedValueRollback>

#include <algorithm>

namespace pillarbox::ui {

namespace {

auto isFor(const QString &address)
{
    return [address](const message::Mailbox &mailbox) { return message::isSameMailbox(mailbox.address, address); };
}

} // namespace

void Composer::copyToSelf()
{
    if (!m_isNew)
        return;
    const QScopedValueRollback guard(m_isFilling, true);
    RecipientField *field = m_header->recipients(Field::Bcc);
    QList<message::Mailbox> hidden = field->mailboxes();
    if (!m_selfCopy.isEmpty())
        hidden.removeIf(isFor(m_selfCopy));
    m_selfCopy.clear();
    const auto account = m_header->from()->account();
    const message::Draft now = draft();
    const QList<message::Mailbox> others = now.to + now.cc + hidden;
    if (account && account->isCopiedToSelf && std::none_of(others.begin(), others.end(), isFor(account->identity.address))) {
        m_selfCopy = account->identity.address;
        hidden.append(account->identity);
        m_header->reveal(Field::Bcc);
    }
    if (hidden != field->mailboxes())
        field->setMailboxes(hidden);
}

bool Composer::isUntouched() const
{
    message::Draft given = draft();
    if (!m_selfCopy.isEmpty())
        given.bcc.removeIf(isFor(m_selfCopy));
    return given.isEmpty();
}

} // namespace pillarbox::ui
