// The message itself, the files and the disk, the user's own stop.

#include "ui/text/cause.h"
#include "ui/text/causewords.h"

#include <QCoreApplication>
#include <QStringList>

namespace pillarbox::ui {

using protocol::ErrorKind;
using protocol::SendError;

namespace {

class MessageWords
{
    Q_DECLARE_TR_FUNCTIONS(Explanation)

public:
    static Cause badAddress(const QString &address);
    static Cause badInput(const QString &field);
    static Cause noHeader();
    static Cause noRecipients();
    static Cause tooLarge(const QString &detail, const Context &context);
    static Cause needsSmtpUtf8(const QString &address, const Context &context);
    static Cause needs8BitMime(const Context &context);
    static Cause extensionMissing(const QString &keyword, const Context &context);
    static Cause lineTooLong();
    static Cause cannotRead(const QString &detail);
    static Cause cannotWrite(const QString &detail);
    static Cause spoolMissing(const QString &detail);
    static Cause recordLost();
    static Cause programEnded();
    static Cause spoolUnreadable(const QString &detail);
    static Cause paced(const QString &detail, const Context &context);
    static Cause cancelled();
    static Cause internal(const SendError &error);
};

Cause MessageWords::badAddress(const QString &address)
{
    return {address.isEmpty() ? tr("An address is missing.") : tr("\"%1\" is not an e-mail address.").arg(address),
        tr("An address has the form name@example.org."), tr("Correct the address."), Action::Edit};
}

Cause MessageWords::badInput(const QString &field)
{
    return {field.isEmpty() ? tr("A part of the message cannot be sent as it is.")
                            : tr("The %1 cannot be sent as it is.").arg(field),
        tr("It holds a line break, another control character, or bytes that are no text."), tr("Remove them."), Action::Edit};
}

Cause MessageWords::noHeader()
{
    return {tr("This is no mail message."), tr("It does not begin with a message header."),
        tr("Choose a file that holds a whole message."), Action::Edit};
}

Cause MessageWords::noRecipients()
{
    return {tr("The message has no recipient."), tr("Nobody is named in To, Cc or Bcc."), tr("Add a recipient."), Action::Edit};
}

Cause MessageWords::tooLarge(const QString &detail, const Context &context)
{
    const QStringList parts = detail.split(QLatin1Char('/'));
    bool isSize = false, isLimit = false;
    const qint64 size = parts.value(0).trimmed().toLongLong(&isSize);
    const qint64 limit = parts.value(1).trimmed().toLongLong(&isLimit);
    const QString why = isSize && isLimit
        ? tr("It has %1 as sent, and the server takes %2.").arg(sizeText(size), sizeText(limit))
        : tr("It is larger than the server said it takes.");
    return {tr("The message is too large for %1.").arg(context.host.isEmpty() ? tr("the server") : context.host), why,
        tr("Remove or shrink attachments."), Action::Edit};
}

Cause MessageWords::needsSmtpUtf8(const QString &address, const Context &context)
{
    const QString host = context.host.isEmpty() ? tr("the server") : context.host;
    if (address.isEmpty())
        return {tr("The message has a header that this server does not take."),
            tr("It has letters beyond US-ASCII that are not encoded, and %1 takes these only encoded (RFC 2047).").arg(host),
            tr("Encode the header, or send through another server."), Action::Edit};
    return {tr("The address %1 cannot be reached through this server.").arg(address),
        tr("The part before the @ has letters beyond US-ASCII, and %1 does not take these.").arg(host),
        tr("Use another address of the recipient, if there is one."), Action::Edit};
}

Cause MessageWords::needs8BitMime(const Context &context)
{
    return {tr("The message holds 8-bit text, which %1 does not take.")
                .arg(context.host.isEmpty() ? tr("the server") : context.host),
        tr("It cannot be re-encoded without harm: that part is signed, is a header, or can be read in two ways."),
        tr("Encode the message as quoted-printable or base64."), Action::Edit};
}

Cause MessageWords::extensionMissing(const QString &keyword, const Context &context)
{
    const QString host = context.host.isEmpty() ? tr("The server") : context.host;
    QString what = tr("%1 cannot do what the message asks for (%2).").arg(host, keyword);
    if (keyword == QLatin1String("REQUIRETLS"))
        what = tr("%1 cannot promise encryption all the way.").arg(host);
    else if (keyword == QLatin1String("FUTURERELEASE"))
        what = tr("%1 does not hold messages for later for that long, or at all.").arg(host);
    else if (keyword == QLatin1String("DELIVERBY"))
        what = tr("%1 cannot promise to deliver in time.").arg(host);
    else if (keyword == QLatin1String("BINARYMIME"))
        what = tr("%1 does not take unencoded binary content.").arg(host);
    return {what, tr("The message asks for it, so it was not sent without."),
        tr("Take the wish back, or send through another server."), Action::Edit};
}

Cause MessageWords::lineTooLong()
{
    return {tr("The message has a line of more than 998 octets."),
        tr("Mail does not allow such lines, and this one cannot be re-encoded without harm: it is signed, in a header, or can "
           "be read in two ways."),
        tr("Encode the message as quoted-printable or base64."), Action::Edit};
}

Cause MessageWords::cannotRead(const QString &detail)
{
    return {detail.isEmpty() ? tr("A file of the message cannot be read.") : tr("A file cannot be read: %1").arg(detail),
        tr("It was moved, deleted or changed, or reading it is not allowed."), tr("Attach the file again."), Action::Edit};
}

Cause MessageWords::cannotWrite(const QString &detail)
{
    return {detail.isEmpty() ? tr("The outbox cannot be written.") : tr("A file cannot be written: %1").arg(detail),
        tr("The disk may be full, or writing there is not allowed."), tr("Make room on the disk."), Action::SendNow};
}

Cause MessageWords::spoolMissing(const QString &detail)
{
    return {detail.isEmpty() ? tr("The outbox has lost the message itself.")
                             : tr("The outbox has lost the message itself: %1").arg(detail),
        tr("Its file was deleted or changed by something else than Pillarbox."), tr("Edit it and send it again."),
        Action::Edit};
}

Cause MessageWords::recordLost()
{
    return {tr("This message was found after the list of messages had been lost."),
        tr("It may have been sent already; its account and any Bcc recipients are not known."),
        tr("Ask the recipients if you can; then choose an account and send it, or delete it."), Action::ChooseAccount};
}

Cause MessageWords::programEnded()
{
    return {tr("Pillarbox ended while this message was being sent."),
        tr("It had not gone out as a whole: nobody has it but who is shown as accepted."), {}, Action::SendNow};
}

Cause MessageWords::spoolUnreadable(const QString &detail)
{
    return {detail.isEmpty() ? tr("The message cannot be read from the disk.")
                             : tr("The message cannot be read from the disk: %1").arg(detail),
        tr("The disk reports an error, or reading there is not allowed. The message is tried again."), tr("Check the disk."),
        Action::SendNow};
}

Cause MessageWords::paced(const QString &detail, const Context &context)
{
    const int most = detail.section(QLatin1Char('/'), 1).toInt();
    QString limit = tr("The account's limit of %n message(s) a minute is reached.", nullptr, most);
    if (detail.startsWith(QLatin1String("perHour")))
        limit = tr("The account's limit of %n message(s) an hour is reached.", nullptr, most);
    else if (detail.startsWith(QLatin1String("perDay")))
        limit = tr("The account's limit of %n message(s) a day is reached.", nullptr, most);
    return {tr("This message waits for its turn at %1.").arg(context.host.isEmpty() ? tr("the server") : context.host), limit,
        tr("Send Now does not wait for it."), Action::SendNow};
}

Cause MessageWords::cancelled()
{
    return {tr("Sending was cancelled."), tr("You stopped it before the message was handed over."), {}, Action::SendNow};
}

Cause MessageWords::internal(const SendError &error)
{
    const QString detail = shownDetail(error);
    return {tr("Pillarbox made a mistake."), detail.isEmpty() ? whileSentence(error.stage) : detail, tr("Please report it."),
        Action::SendNow};
}

} // namespace

Cause messageCause(const SendError &error, const Context &context)
{
    const QString detail = shownDetail(error);
    switch (error.kind) {
    case ErrorKind::BadAddress:
        return MessageWords::badAddress(detail);
    case ErrorKind::BadInput:
        return detail == QLatin1String("noHeader") ? MessageWords::noHeader() : MessageWords::badInput(detail);
    case ErrorKind::NoRecipients:
        return MessageWords::noRecipients();
    case ErrorKind::TooLarge:
        return MessageWords::tooLarge(detail, context);
    case ErrorKind::NeedsSmtpUtf8:
        return MessageWords::needsSmtpUtf8(detail, context);
    case ErrorKind::Needs8BitMime:
        return MessageWords::needs8BitMime(context);
    case ErrorKind::ExtensionMissing:
        return MessageWords::extensionMissing(detail, context);
    case ErrorKind::LineTooLong:
        return MessageWords::lineTooLong();
    case ErrorKind::CannotReadFile:
        return MessageWords::cannotRead(detail);
    case ErrorKind::CannotWriteFile:
        return MessageWords::cannotWrite(detail);
    case ErrorKind::SpoolMissing:
        return MessageWords::spoolMissing(detail);
    case ErrorKind::RecordLost:
        return MessageWords::recordLost();
    case ErrorKind::ProgramEnded:
        return MessageWords::programEnded();
    case ErrorKind::SpoolUnreadable:
        return MessageWords::spoolUnreadable(detail);
    case ErrorKind::Paced:
        return MessageWords::paced(detail, context);
    case ErrorKind::Cancelled:
        return MessageWords::cancelled();
    default:
        return MessageWords::internal(error);
    }
}

} // namespace pillarbox::ui
