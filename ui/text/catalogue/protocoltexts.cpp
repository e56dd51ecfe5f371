// Commands that were not understood.

#include "ui/text/catalogue/causetext.h"

#include <QCoreApplication>

namespace pillarbox::ui {

namespace {

constexpr CauseText texts[]{
    {CauseId::ProtocolTrouble, Who::Provider, true, Action::SendNow,
        QT_TRANSLATE_NOOP("Causes", "The two programs did not understand each other."),
        QT_TRANSLATE_NOOP("Causes", "Show the server's answer to your provider.")},
    {CauseId::NotUnderstood, Who::Provider, true, Action::SendNow,
        QT_TRANSLATE_NOOP("Causes", "It did not understand or allow a command."),
        QT_TRANSLATE_NOOP("Causes", "Show the server's answer to your provider.")},
    {CauseId::OutOfOrder, Who::Provider, true, Action::SendNow,
        QT_TRANSLATE_NOOP("Causes", "It did not expect a command at this point."),
        QT_TRANSLATE_NOOP("Causes", "Show the server's answer to your provider.")},
    {CauseId::SyntaxTrouble, Who::Provider, true, Action::SendNow, QT_TRANSLATE_NOOP("Causes", "It could not read a command."),
        QT_TRANSLATE_NOOP("Causes", "Show the server's answer to your provider.")},
    {CauseId::ParameterTrouble, Who::Provider, true, Action::SendNow,
        QT_TRANSLATE_NOOP("Causes", "A parameter of a command was not right for it."),
        QT_TRANSLATE_NOOP("Causes", "Show the server's answer to your provider.")},
    {CauseId::ParameterUnknown, Who::You, false, Action::Edit,
        QT_TRANSLATE_NOOP("Causes", "It does not know a wish that went with an address."),
        QT_TRANSLATE_NOOP("Causes", "Take the wish back, or send through another server.")},
    {CauseId::WrongVersion, Who::Provider, true, Action::SendNow,
        QT_TRANSLATE_NOOP("Causes", "It speaks another version of the mail protocol."),
        QT_TRANSLATE_NOOP("Causes", "Show the server's answer to your provider.")},
    {CauseId::TooManyRecipients, Who::You, true, Action::Edit,
        QT_TRANSLATE_NOOP("Causes", "There are more recipients than it takes in one message."),
        QT_TRANSLATE_NOOP("Causes", "Send to fewer people at a time.")},
    {CauseId::IntroductionRefused, Who::Provider, true, Action::EditAccount,
        QT_TRANSLATE_NOOP("Causes", "It does not accept the name by which this computer introduces itself."),
        QT_TRANSLATE_NOOP("Causes", "Set another EHLO name in the account.")},
    {CauseId::BareLineEnds, Who::You, false, Action::Edit,
        QT_TRANSLATE_NOOP("Causes", "The message has line ends that mail does not allow."),
        QT_TRANSLATE_NOOP("Causes", "Make the message anew.")},
};

} // namespace

CauseTexts protocolTexts()
{
    return texts;
}

} // namespace pillarbox::ui
