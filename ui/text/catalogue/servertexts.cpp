// Servers that are busy, full, or cannot reach the next one.

#include "ui/text/catalogue/causetext.h"

#include <QCoreApplication>

namespace pillarbox::ui {

namespace {

constexpr CauseText texts[]{
    {CauseId::ServerBusy, Who::Nobody, true, Action::SendNow,
        QT_TRANSLATE_NOOP("Causes", "The server is busy or being serviced."),
        QT_TRANSLATE_NOOP("Causes", "Send it again later.")},
    {CauseId::LocalTrouble, Who::Provider, true, Action::SendNow,
        QT_TRANSLATE_NOOP("Causes", "An error inside the server stopped it; such errors mostly pass."),
        QT_TRANSLATE_NOOP("Causes", "Show the server's answer to your provider.")},
    {CauseId::SystemTrouble, Who::Provider, true, Action::SendNow,
        QT_TRANSLATE_NOOP("Causes", "Something is wrong with the mail system, and it does not say what."),
        QT_TRANSLATE_NOOP("Causes", "Show the server's answer to your provider.")},
    {CauseId::NoRoom, Who::Provider, true, Action::SendNow, QT_TRANSLATE_NOOP("Causes", "The server has no room left."),
        QT_TRANSLATE_NOOP("Causes", "Tell your provider that the server is full.")},
    {CauseId::ShortOfResources, Who::Nobody, true, Action::SendNow,
        QT_TRANSLATE_NOOP("Causes", "The server is short of memory or disk and takes no more for a while."),
        QT_TRANSLATE_NOOP("Causes", "Send it again later.")},
    {CauseId::SystemClosed, Who::Provider, true, Action::SendNow,
        QT_TRANSLATE_NOOP("Causes", "The mail system takes no messages at present."),
        QT_TRANSLATE_NOOP("Causes", "Show the server's answer to your provider.")},
    {CauseId::HostTakesNoMail, Who::You, false, Action::EditAccount,
        QT_TRANSLATE_NOOP("Causes", "This server takes no mail at all."),
        QT_TRANSLATE_NOOP("Causes", "Check the server's name in the account.")},
    {CauseId::FeatureMissing, Who::You, false, Action::Edit,
        QT_TRANSLATE_NOOP("Causes", "The server lacks something that the message asks for."),
        QT_TRANSLATE_NOOP("Causes", "Take the wish back, or send through another server.")},
    {CauseId::TooLarge, Who::You, false, Action::Edit,
        QT_TRANSLATE_NOOP("Causes", "The message is larger than the server takes."),
        QT_TRANSLATE_NOOP("Causes", "Make the attachments smaller.")},
    {CauseId::Misconfigured, Who::Provider, true, Action::SendNow,
        QT_TRANSLATE_NOOP("Causes", "The server is not set up correctly."),
        QT_TRANSLATE_NOOP("Causes", "Show the server's answer to your provider.")},
    {CauseId::TooManyConnections, Who::Nobody, true, Action::SendNow,
        QT_TRANSLATE_NOOP("Causes", "Too many connections to the server are open at once."),
        QT_TRANSLATE_NOOP("Causes", "Send it again later.")},
    {CauseId::TooManyErrors, Who::Nobody, true, Action::SendNow,
        QT_TRANSLATE_NOOP("Causes", "It hung up after too many commands that it had refused."),
        QT_TRANSLATE_NOOP("Causes", "Send it again later.")},
    {CauseId::WaitedTooLong, Who::Network, true, Action::SendNow,
        QT_TRANSLATE_NOOP("Causes", "It waited too long for the next part, and hung up."),
        QT_TRANSLATE_NOOP("Causes", "Try another network.")},
    {CauseId::OneDomainAtATime, Who::Nobody, true, Action::SendNow,
        QT_TRANSLATE_NOOP("Causes", "It takes the recipients of one domain at a time."),
        QT_TRANSLATE_NOOP("Causes", "Send to the domains one after another.")},
    {CauseId::NetworkTrouble, Who::Provider, true, Action::SendNow,
        QT_TRANSLATE_NOOP("Causes", "Something went wrong on the way between two servers."),
        QT_TRANSLATE_NOOP("Causes", "Show the server's answer to your provider.")},
    {CauseId::NoAnswer, Who::Recipient, true, Action::Edit,
        QT_TRANSLATE_NOOP("Causes", "The recipient's own server does not answer."),
        QT_TRANSLATE_NOOP("Causes", "Reach the recipient by other means.")},
    {CauseId::BadConnection, Who::Recipient, true, Action::Edit,
        QT_TRANSLATE_NOOP("Causes", "The connection to the recipient's own server broke."),
        QT_TRANSLATE_NOOP("Causes", "Send it again later.")},
    {CauseId::DirectoryTrouble, Who::Provider, true, Action::SendNow,
        QT_TRANSLATE_NOOP("Causes", "A name server or directory that it needs does not answer."),
        QT_TRANSLATE_NOOP("Causes", "Show the server's answer to your provider.")},
    {CauseId::NoRoute, Who::You, true, Action::Edit,
        QT_TRANSLATE_NOOP("Causes", "It finds no way to a mail server for the address."),
        QT_TRANSLATE_NOOP("Causes", "Check the address.")},
    {CauseId::Congested, Who::Nobody, true, Action::SendNow, QT_TRANSLATE_NOOP("Causes", "The mail system is congested."),
        QT_TRANSLATE_NOOP("Causes", "Send it again later.")},
    {CauseId::Loop, Who::Recipient, false, Action::Edit,
        QT_TRANSLATE_NOOP("Causes", "The message went round in circles between servers."),
        QT_TRANSLATE_NOOP("Causes", "Tell the recipient that a forwarding leads back to itself.")},
    {CauseId::Expired, Who::Recipient, true, Action::Edit,
        QT_TRANSLATE_NOOP("Causes", "Handing it on was tried for too long, and given up."),
        QT_TRANSLATE_NOOP("Causes", "Send it again, or reach the recipient by other means.")},
    {CauseId::RecipientTlsMissing, Who::Recipient, true, Action::Edit,
        QT_TRANSLATE_NOOP("Causes", "The recipient's own server takes no encryption, and nothing goes there without."),
        QT_TRANSLATE_NOOP("Causes", "Tell the recipient's side that their server lacks TLS.")},
    {CauseId::RecipientCertificate, Who::Recipient, true, Action::Edit,
        QT_TRANSLATE_NOOP("Causes", "The certificate of the recipient's own server is not valid."),
        QT_TRANSLATE_NOOP("Causes", "Tell the recipient's side about their certificate.")},
    {CauseId::RecipientDane, Who::Recipient, true, Action::Edit,
        QT_TRANSLATE_NOOP("Causes", "The recipient's domain does not prove which server is its own (DNSSEC, DANE)."),
        QT_TRANSLATE_NOOP("Causes", "Tell the recipient's side about their DNS records.")},
};

} // namespace

CauseTexts serverTexts()
{
    return texts;
}

} // namespace pillarbox::ui
