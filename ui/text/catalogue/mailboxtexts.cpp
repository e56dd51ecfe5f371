// Mailboxes that are full, shut, or given up.

#include "ui/text/catalogue/causetext.h"

#include <QCoreApplication>

namespace pillarbox::ui {

namespace {

constexpr CauseText texts[]{
    {CauseId::MailboxTrouble, Who::Recipient, true, Action::Edit,
        QT_TRANSLATE_NOOP("Causes", "Something is wrong with the mailbox, and it does not say what."),
        QT_TRANSLATE_NOOP("Causes", "Reach the recipient by other means.")},
    {CauseId::MailboxDisabled, Who::Recipient, true, Action::Edit,
        QT_TRANSLATE_NOOP("Causes", "The mailbox takes no mail at present."),
        QT_TRANSLATE_NOOP("Causes", "Reach the recipient by other means.")},
    {CauseId::MailboxAbandoned, Who::Recipient, false, Action::Edit,
        QT_TRANSLATE_NOOP("Causes", "The mailbox has been switched off or given up."),
        QT_TRANSLATE_NOOP("Causes", "Ask the recipient for an address in use.")},
    {CauseId::MailboxUnavailable, Who::You, true, Action::Edit,
        QT_TRANSLATE_NOOP("Causes", "The mailbox is not there or not open to you; it does not say which."),
        QT_TRANSLATE_NOOP("Causes", "Check the address; if it is right, reach the recipient by other means.")},
    {CauseId::MailboxBusy, Who::Nobody, true, Action::SendNow,
        QT_TRANSLATE_NOOP("Causes", "The mailbox is busy or locked just now."),
        QT_TRANSLATE_NOOP("Causes", "Send it again later.")},
    {CauseId::MailboxFull, Who::Recipient, false, Action::Edit, QT_TRANSLATE_NOOP("Causes", "The mailbox is full."),
        QT_TRANSLATE_NOOP("Causes", "Tell the recipient by other means, and send again once there is room.")},
    {CauseId::OwnMailboxFull, Who::You, false, Action::SendNow,
        QT_TRANSLATE_NOOP("Causes", "Your own mailbox there is full, so nothing is sent for you."),
        QT_TRANSLATE_NOOP("Causes", "Make room in your mailbox, then send again.")},
    {CauseId::TooLargeForMailbox, Who::You, false, Action::Edit,
        QT_TRANSLATE_NOOP("Causes", "The message is larger than this mailbox takes."),
        QT_TRANSLATE_NOOP("Causes", "Make the attachments smaller.")},
    {CauseId::TooMuchMailForRecipient, Who::Nobody, true, Action::SendNow,
        QT_TRANSLATE_NOOP("Causes", "More mail is coming in for this recipient than is let through just now."),
        QT_TRANSLATE_NOOP("Causes", "Send it again later.")},
    {CauseId::ListTrouble, Who::Recipient, true, Action::Edit,
        QT_TRANSLATE_NOOP("Causes", "The members of the mailing list cannot be found out."),
        QT_TRANSLATE_NOOP("Causes", "Ask whoever runs the list.")},
    {CauseId::MailboxOwnerChanged, Who::You, false, Action::Edit,
        QT_TRANSLATE_NOOP("Causes", "The mailbox belongs to somebody else now."),
        QT_TRANSLATE_NOOP("Causes", "Ask the person you mean for the new address.")},
    {CauseId::DomainOwnerChanged, Who::You, false, Action::Edit,
        QT_TRANSLATE_NOOP("Causes", "The recipient's domain belongs to somebody else now."),
        QT_TRANSLATE_NOOP("Causes", "Ask the recipient whether the address still holds.")},
    {CauseId::OwnerCheckFailed, Who::Recipient, true, Action::Edit,
        QT_TRANSLATE_NOOP("Causes", "Whether the mailbox still has the same owner could not be checked."),
        QT_TRANSLATE_NOOP("Causes", "Reach the recipient by other means.")},
};

} // namespace

CauseTexts mailboxTexts()
{
    return texts;
}

} // namespace pillarbox::ui
