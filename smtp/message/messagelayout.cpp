#include "smtp/message/messagelayout.h"

#include "smtp/base/overloaded.h"
#include "smtp/message/base64lines.h"
#include "smtp/message/encodedtext.h"
#include "smtp/message/headertext.h"
#include "smtp/message/mediatype.h"
#include "smtp/message/mimeparameter.h"
#include "smtp/message/randomhex.h"
#include "smtp/message/signature.h"

namespace pillarbox::message {

namespace {

QByteArray field(const QByteArray &name, const QByteArray &value)
{
    return name + ": " + value + "\r\n";
}

QByteArray mailboxField(const QByteArray &name, const QList<Mailbox> &mailboxes)
{
    HeaderField field(name);
    appendMailboxes(field, mailboxes);
    return mailboxes.isEmpty() ? QByteArray() : field.finished();
}

QByteArray recipientFields(const Draft &draft)
{
    if (draft.to.isEmpty() && draft.cc.isEmpty()) {
        // RFC 5322 asks for none, but filters count a message without any as suspicious.
        return field("To", "undisclosed-recipients:;");
    }
    return mailboxField("To", draft.to) + mailboxField("Cc", draft.cc);
}

QByteArray textField(const QByteArray &name, const QString &text)
{
    HeaderField field(name);
    appendUnstructured(field, text);
    return text.isEmpty() ? QByteArray() : field.finished();
}

QByteArray replyToField(const Mailbox &replyTo)
{
    return replyTo.address.isEmpty() ? QByteArray() : mailboxField("Reply-To", {replyTo});
}

QByteArray messageHeader(const Draft &draft, const MessageStamp &stamp)
{
    return field("Date", stamp.date) + mailboxField("From", {draft.from}) + replyToField(draft.replyTo)
        + textField("Organization", draft.organisation) + recipientFields(draft) + textField("Subject", draft.subject)
        + field("Message-ID", stamp.messageId) + field("MIME-Version", "1.0");
}

// "=_" is found neither in base64 nor in quoted-printable (RFC 2045 6.7); the rest is chance.
QByteArray makeBoundary()
{
    return "=_" + randomHex();
}

QByteArray multipartHeader(const QByteArray &type, const QByteArray &boundary)
{
    return "Content-Type: multipart/" + type + ";\r\n boundary=\"" + boundary + "\"\r\n";
}

QByteArray textPart(const QByteArray &type, const QString &text)
{
    const EncodedText encoded = encodeText(text);
    return field("Content-Type", "text/" + type + "; charset=utf-8")
        + field("Content-Transfer-Encoding", encoded.transferEncoding) + "\r\n" + encoded.bytes;
}

QByteArray alternativePart(const Draft &draft, const QString &html)
{
    const QByteArray boundary = makeBoundary();
    return multipartHeader("alternative", boundary) + "\r\n--" + boundary + "\r\n" + textPart("plain", draft.body) + "\r\n--"
        + boundary + "\r\n" + textPart("html", html) + "\r\n--" + boundary + "--\r\n";
}

// An empty plain text beside the HTML would only be shown instead of it.
QByteArray bodyPart(const Draft &draft)
{
    const QString html
        = draft.html.isEmpty() ? htmlWithSignature(draft.body, draft.signature, draft.richSignature) : draft.html;
    if (html.isEmpty()) {
        return textPart("plain", draft.body);
    }
    return draft.body.isEmpty() ? textPart("html", html) : alternativePart(draft, html);
}

QByteArray parameterField(const QByteArray &name, const QByteArray &value, const QList<QByteArray> &parameters)
{
    HeaderField field(name);
    field.append(value + (parameters.isEmpty() ? "" : ";"));
    for (qsizetype i = 0; i < parameters.size(); ++i) {
        field.append(parameters.at(i) + (i + 1 < parameters.size() ? ";" : ""));
    }
    return field.finished();
}

// The plain fallback goes into name, the exact one into filename: beside a filename*, some readers take a plain filename
// for the better one.
QByteArray attachmentHeader(const Attachment &attachment)
{
    const QString name = attachmentName(attachment);
    return parameterField("Content-Type", attachmentType(attachment), {"name=\"" + plainFileName(name) + '"'})
        + field("Content-Transfer-Encoding", "base64")
        + parameterField("Content-Disposition", "attachment", mimeParameter("filename", name)) + "\r\n";
}

} // namespace

std::vector<Segment> layOutMessage(const Draft &draft, const MessageStamp &stamp)
{
    QByteArray head = messageHeader(draft, stamp);
    if (draft.attachments.isEmpty()) {
        return {head + bodyPart(draft)};
    }
    const QByteArray boundary = makeBoundary();
    head += multipartHeader("mixed", boundary) + "\r\n--" + boundary + "\r\n" + bodyPart(draft);
    std::vector<Segment> segments{head};
    for (const Attachment &attachment : draft.attachments) {
        segments.emplace_back("\r\n--" + boundary + "\r\n" + attachmentHeader(attachment));
        segments.emplace_back(FileSegment{attachment});
    }
    segments.emplace_back("\r\n--" + boundary + "--\r\n");
    return segments;
}

qint64 layoutSize(const std::vector<Segment> &segments)
{
    qint64 size = 0;
    for (const Segment &segment : segments) {
        size += std::visit(overloaded{[](const QByteArray &bytes) -> qint64 { return bytes.size(); },
                               [](const FileSegment &file) { return base64LinesSize(file.attachment.size); }},
            segment);
    }
    return size;
}

} // namespace pillarbox::message
