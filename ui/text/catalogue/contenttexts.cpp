// What is in the message.

#include "ui/text/catalogue/causetext.h"

#include <QCoreApplication>

namespace pillarbox::ui {

namespace {

constexpr CauseText texts[]{
    {CauseId::ContentTrouble, Who::You, false, Action::Edit,
        QT_TRANSLATE_NOOP("Causes", "Something about the content is not right for it, and it does not say what."),
        QT_TRANSLATE_NOOP("Causes", "Send the content in a simpler form.")},
    {CauseId::MediaUnsupported, Who::You, false, Action::Edit,
        QT_TRANSLATE_NOOP("Causes", "It does not take this kind of content."),
        QT_TRANSLATE_NOOP("Causes", "Leave the attachment out, or send it in another format.")},
    {CauseId::ConversionForbidden, Who::You, false, Action::Edit,
        QT_TRANSLATE_NOOP("Causes", "The content would have to be converted on the way, which is not allowed."),
        QT_TRANSLATE_NOOP("Causes", "Send it as plain text, or in a common format.")},
    {CauseId::ConversionImpossible, Who::You, false, Action::Edit,
        QT_TRANSLATE_NOOP("Causes", "The content would have to be converted on the way, which the server cannot do."),
        QT_TRANSLATE_NOOP("Causes", "Send it in a format that needs no conversion.")},
    {CauseId::ConversionLossy, Who::You, false, Action::Edit,
        QT_TRANSLATE_NOOP("Causes", "The content could only be converted with losses."),
        QT_TRANSLATE_NOOP("Causes", "Send it in a more common format.")},
    {CauseId::ConversionFailed, Who::You, false, Action::Edit,
        QT_TRANSLATE_NOOP("Causes", "Converting the content failed on the way."),
        QT_TRANSLATE_NOOP("Causes", "Send it in another format.")},
    {CauseId::ContentNotAvailable, Who::Provider, true, Action::SendNow,
        QT_TRANSLATE_NOOP("Causes", "A content that the message refers to cannot be fetched there."),
        QT_TRANSLATE_NOOP("Causes", "Show the server's answer to your provider.")},
    {CauseId::NonAsciiAddress, Who::You, false, Action::Edit,
        QT_TRANSLATE_NOOP("Causes", "An address has letters beyond US-ASCII, which are not taken there."),
        QT_TRANSLATE_NOOP("Causes", "Use another address, if there is one.")},
    {CauseId::Utf8AnswerForbidden, Who::Provider, false, Action::SendNow,
        QT_TRANSLATE_NOOP("Causes", "It could only answer in UTF-8, which was not asked for."),
        QT_TRANSLATE_NOOP("Causes", "Show the server's answer to your provider.")},
    {CauseId::Utf8HeadersForbidden, Who::You, false, Action::Edit,
        QT_TRANSLATE_NOOP("Causes", "A recipient's server does not take headers with letters beyond US-ASCII."),
        QT_TRANSLATE_NOOP("Causes", "Send to that recipient without such letters in names and addresses.")},
    {CauseId::Malformed, Who::You, false, Action::Edit,
        QT_TRANSLATE_NOOP("Causes", "The message breaks the rules for the form of mail."),
        QT_TRANSLATE_NOOP("Causes", "Make the message anew, and check its headers.")},
    {CauseId::FromMissing, Who::You, false, Action::Edit,
        QT_TRANSLATE_NOOP("Causes", "The message has no valid From, or more than one."),
        QT_TRANSLATE_NOOP("Causes", "Correct From.")},
    {CauseId::MessageIdMissing, Who::You, false, Action::Edit,
        QT_TRANSLATE_NOOP("Causes", "The message has no valid Message-ID."),
        QT_TRANSLATE_NOOP("Causes", "Make the message anew.")},
    {CauseId::HeadersTooLarge, Who::You, false, Action::Edit,
        QT_TRANSLATE_NOOP("Causes", "The headers are larger than it takes."),
        QT_TRANSLATE_NOOP("Causes", "Send to fewer people at a time, or shorten the subject.")},
    {CauseId::TooManyAttachments, Who::You, false, Action::Edit,
        QT_TRANSLATE_NOOP("Causes", "There are more attachments than it takes."),
        QT_TRANSLATE_NOOP("Causes", "Pack the attachments into one file.")},
    {CauseId::AttachmentForbidden, Who::You, false, Action::Edit,
        QT_TRANSLATE_NOOP("Causes", "An attachment is of a kind that it blocks for safety."),
        QT_TRANSLATE_NOOP("Causes", "Share that file by a link instead.")},
    {CauseId::Virus, Who::You, false, Action::Edit, QT_TRANSLATE_NOOP("Causes", "It found something harmful in the message."),
        QT_TRANSLATE_NOOP("Causes", "Check the attachments with a virus scanner.")},
    {CauseId::Spam, Who::You, true, Action::Edit, QT_TRANSLATE_NOOP("Causes", "It takes the message for spam."),
        QT_TRANSLATE_NOOP("Causes", "Change text and links, or ask the recipient to let you in.")},
};

} // namespace

CauseTexts contentTexts()
{
    return texts;
}

} // namespace pillarbox::ui
