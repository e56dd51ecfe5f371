// Addresses that are wrong, gone, or not yours.

#include "ui/text/catalogue/causetext.h"

#include <QCoreApplication>

namespace pillarbox::ui {

namespace {

constexpr CauseText texts[]{
    {CauseId::NoSuchMailbox, Who::You, false, Action::Edit, QT_TRANSLATE_NOOP("Causes", "There is no such mailbox."),
        QT_TRANSLATE_NOOP("Causes", "Check the address.")},
    {CauseId::NoSuchDomain, Who::You, false, Action::Edit,
        QT_TRANSLATE_NOOP("Causes", "The domain of the address does not exist, or takes no mail."),
        QT_TRANSLATE_NOOP("Causes", "Check the part after the @.")},
    {CauseId::DomainTakesNoMail, Who::You, false, Action::Edit,
        QT_TRANSLATE_NOOP("Causes", "The domain of the address has declared that it takes no mail."),
        QT_TRANSLATE_NOOP("Causes", "Ask the recipient for another address.")},
    {CauseId::BadRecipientSyntax, Who::You, false, Action::Edit,
        QT_TRANSLATE_NOOP("Causes", "It does not take the recipient's address for a valid one."),
        QT_TRANSLATE_NOOP("Causes", "Correct the address.")},
    {CauseId::AmbiguousRecipient, Who::You, false, Action::Edit,
        QT_TRANSLATE_NOOP("Causes", "The address fits more than one mailbox there."),
        QT_TRANSLATE_NOOP("Causes", "Ask the recipient for the full address.")},
    {CauseId::RecipientMoved, Who::You, false, Action::Edit,
        QT_TRANSLATE_NOOP("Causes", "The mailbox has moved and no longer takes mail under this address."),
        QT_TRANSLATE_NOOP("Causes", "Ask the recipient for the new address.")},
    {CauseId::NotLocal, Who::You, false, Action::Edit,
        QT_TRANSLATE_NOOP("Causes", "The mailbox is not on this server, which does not pass mail on to it."),
        QT_TRANSLATE_NOOP("Causes", "Ask the recipient which address is right.")},
    {CauseId::AddressLacksDomain, Who::You, false, Action::Edit,
        QT_TRANSLATE_NOOP("Causes", "An address lacks its full domain."),
        QT_TRANSLATE_NOOP("Causes", "Write the address out, as name@example.org.")},
    {CauseId::ReservedDomain, Who::You, false, Action::Edit,
        QT_TRANSLATE_NOOP("Causes", "The domain of the address is reserved for examples."),
        QT_TRANSLATE_NOOP("Causes", "Use the recipient's real address.")},
    {CauseId::AddressTrouble, Who::You, false, Action::Edit,
        QT_TRANSLATE_NOOP("Causes", "Something about an address is not right for it, and it does not say what."),
        QT_TRANSLATE_NOOP("Causes", "Check From and all recipients.")},
    {CauseId::BadSenderSyntax, Who::You, false, Action::Edit,
        QT_TRANSLATE_NOOP("Causes", "It does not take the sender's address for a valid one."),
        QT_TRANSLATE_NOOP("Causes", "Correct From.")},
    {CauseId::SenderDomainUnknown, Who::You, true, Action::Edit,
        QT_TRANSLATE_NOOP("Causes", "It does not find the domain of the sender's address."),
        QT_TRANSLATE_NOOP("Causes", "Check the domain in From.")},
    {CauseId::SenderDomainTakesNoMail, Who::You, false, Action::Edit,
        QT_TRANSLATE_NOOP("Causes", "The sender's domain has declared that it takes no mail, so nobody could answer."),
        QT_TRANSLATE_NOOP("Causes", "Choose a From that can be answered.")},
    {CauseId::SenderNotYours, Who::You, false, Action::Edit,
        QT_TRANSLATE_NOOP("Causes", "It does not let this account send from this address."),
        QT_TRANSLATE_NOOP("Causes", "Check From, or the account's user name.")},
    {CauseId::SenderNotVerified, Who::You, false, Action::Edit,
        QT_TRANSLATE_NOOP("Causes", "The sender's address or its domain has not been verified at this provider."),
        QT_TRANSLATE_NOOP("Causes", "Verify it in the provider's console, or choose another From.")},
    {CauseId::SenderNeedsSignIn, Who::You, false, Action::EditAccount,
        QT_TRANSLATE_NOOP("Causes", "The sender's address belongs to an account that has to sign in first."),
        QT_TRANSLATE_NOOP("Causes", "Check the sign-in settings of the account.")},
    {CauseId::SenderCheckFailed, Who::You, true, Action::Edit,
        QT_TRANSLATE_NOOP("Causes", "It asked about the sender's address and learnt that no mail could go back there."),
        QT_TRANSLATE_NOOP("Causes", "Check From; it must be a mailbox that exists.")},
    {CauseId::AddressBeingChecked, Who::Nobody, true, Action::SendNow,
        QT_TRANSLATE_NOOP("Causes", "It is still checking whether the address exists."),
        QT_TRANSLATE_NOOP("Causes", "Send it again later.")},
};

} // namespace

CauseTexts addressTexts()
{
    return texts;
}

} // namespace pillarbox::ui
