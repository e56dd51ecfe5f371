#include "smtp/message/draftreader.h"

#include "smtp/message/controlcharacters.h"
#include "smtp/message/emlfields.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace pillarbox::message {

namespace {

using namespace Qt::StringLiterals;

// Twice what common servers take.
constexpr qint64 kLargest = 100LL * 1024 * 1024;
constexpr ParseLimits kLimits{.octets = kLargest, .partOctets = kLargest, .parts = 1000, .isTextOnly = false};

bool isSignature(const QByteArray &type)
{
    return type == "application/pgp-signature" || type == "application/pkcs7-signature"
        || type == "application/x-pkcs7-signature";
}

void take(const MessagePart &part, ReadDraft &read)
{
    const bool isInline = !part.isAttachment && part.fileName.isEmpty();
    if (isInline && part.type == "text/html" && read.draft.html.isEmpty())
        read.draft.html = decodedText(part);
    else if (isInline && part.isText() && part.type != "text/html")
        read.draft.body += (read.draft.body.isEmpty() ? u""_s : u"\n"_s) + decodedText(part);
    else if (!isSignature(part.type))
        read.files.append(part);
}

} // namespace

QString safeFileName(const QString &name, const QByteArray &type)
{
    QString safe = printable(name.section(u'/', -1).section(u'\\', -1)).simplified().left(200);
    while (safe.startsWith(u'.'))
        safe.remove(0, 1);
    if (!safe.isEmpty())
        return safe;
    return type == "message/rfc822" ? u"message.eml"_s : u"attachment"_s;
}

Expected<ReadDraft, EmlError> readDraft(const QString &path)
{
    if (QFileInfo(path).size() > kLargest)
        return Unexpected{EmlError{
            EmlError::Kind::CannotReadFile, QCoreApplication::translate("Message", "The message is too large to be edited.")}};
    const auto message = parseFile(path, kLimits);
    if (!message)
        return Unexpected{message.error()};
    ReadDraft read;
    const QList<Mailbox> from = mailboxesOf(message->header, "from");
    read.draft.from = from.isEmpty() ? Mailbox() : from.first();
    if (const auto replyTo = mailboxesOf(message->header, "reply-to"); replyTo.size() == 1)
        read.draft.replyTo = replyTo.first();
    read.draft.organisation = printable(textOf(message->header, "organization"));
    read.draft.to = mailboxesOf(message->header, "to");
    read.draft.cc = mailboxesOf(message->header, "cc");
    read.draft.subject = printable(textOf(message->header, "subject"));
    for (const MessagePart &part : message->parts)
        take(part, read);
    return read;
}

} // namespace pillarbox::message
