#include "smtp/message/mimewriter.h"

#include "smtp/base/overloaded.h"
#include "smtp/message/base64source.h"
#include "smtp/message/draftcheck.h"
#include "smtp/message/maildate.h"
#include "smtp/message/mediatype.h"
#include "smtp/message/messagelayout.h"
#include "smtp/message/sourcedevice.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace pillarbox::message {

namespace {

WriteError fileError(const QString &name, const QString &reason)
{
    return {WriteError::Kind::CannotReadFile, name % QLatin1String(": ") % reason};
}

// The file's size now, which is what will be read; only plain files have one.
Expected<qint64, WriteError> readableSize(const Attachment &attachment)
{
    const QString name = attachmentName(attachment);
    const QFileInfo info(attachment.path);
    if (info.exists() && !info.isFile()) {
        return Unexpected{fileError(name, QCoreApplication::translate("Message", "This is not a file."))};
    }
    QFile file(attachment.path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) {
        return Unexpected{fileError(name, file.errorString())};
    }
    return file.size();
}

std::unique_ptr<ByteSource> sourceOf(const Segment &segment)
{
    return std::visit(
        overloaded{[](const QByteArray &bytes) -> std::unique_ptr<ByteSource> { return std::make_unique<BytesSource>(bytes); },
            [](const FileSegment &file) -> std::unique_ptr<ByteSource> {
                const Attachment &attachment = file.attachment;
                return std::make_unique<Base64Source>(attachment.path, attachmentName(attachment), attachment.size);
            }},
        segment);
}

std::unique_ptr<QIODevice> deviceOf(const std::vector<Segment> &segments)
{
    std::vector<std::unique_ptr<ByteSource>> sources;
    std::transform(segments.begin(), segments.end(), std::back_inserter(sources), sourceOf);
    return std::make_unique<SourceDevice>(std::move(sources), layoutSize(segments));
}

bool needsUtf8Header(const Draft &draft)
{
    const auto needs = [](const Mailbox &mailbox) { return needsSmtpUtf8(mailbox.address); };
    return needs(draft.from) || std::any_of(draft.to.cbegin(), draft.to.cend(), needs)
        || std::any_of(draft.cc.cbegin(), draft.cc.cend(), needs);
}

} // namespace

Expected<MessageSource, WriteError> writeMessage(const Draft &given, const WriteOptions &options)
{
    if (const auto error = checkDraft(given)) {
        return Unexpected{*error};
    }
    Draft draft = given;
    for (Attachment &attachment : draft.attachments) {
        const auto size = readableSize(attachment);
        if (!size) {
            return Unexpected{size.error()};
        }
        attachment.size = size.value();
    }
    const QByteArray messageId = options.messageId.isEmpty() ? makeMessageId(draft.from.address) : options.messageId;
    const auto segments
        = std::make_shared<const std::vector<Segment>>(layOutMessage(draft, {messageId, mailDate(options.date)}));
    MessageFacts facts;
    facts.size = layoutSize(*segments);
    facts.has8BitHeader = needsUtf8Header(draft);
    facts.messageId = messageId;
    facts.subject = draft.subject;
    facts.from = displayText(draft.from);
    facts.isOwnWriting = true;
    return MessageSource{deviceOf(*segments), facts, [segments] { return deviceOf(*segments); }};
}

qint64 encodedSize(const Draft &draft)
{
    return layoutSize(layOutMessage(draft, {makeMessageId(draft.from.address), mailDate({})}));
}

} // namespace pillarbox::message
