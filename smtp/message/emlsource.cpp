#include "smtp/message/emlsource.h"

#include "smtp/message/controlcharacters.h"
#include "smtp/message/emlfields.h"
#include "smtp/message/emlreader.h"
#include "smtp/message/sourcedevice.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSet>

namespace pillarbox::message {

namespace {

using File = std::shared_ptr<QFile>;

EmlError cannotRead(const QString &path, const QString &reason)
{
    return {EmlError::Kind::CannotReadFile, QFileInfo(path).fileName() % QLatin1String(": ") % reason};
}

EmlError notAMessage()
{
    return {EmlError::Kind::NotAMessage, QStringLiteral("noHeader")};
}

Expected<File, EmlError> openFile(const QString &path)
{
    if (QFileInfo::exists(path) && !QFileInfo(path).isFile()) {
        return Unexpected{cannotRead(path, QCoreApplication::translate("Message", "This is not a file."))};
    }
    auto file = std::make_shared<QFile>(path);
    if (!file->open(QIODevice::ReadOnly | QIODevice::Unbuffered)) {
        return Unexpected{cannotRead(path, file->errorString())};
    }
    return file;
}

// Mailboxes that were not seen before, in their order.
QList<Mailbox> takeNew(const QList<Mailbox> &mailboxes, QSet<QByteArray> &seen)
{
    QList<Mailbox> fresh;
    for (const Mailbox &mailbox : mailboxes) {
        const QByteArray path = envelopePath(mailbox.address);
        if (!seen.contains(path)) {
            seen.insert(path);
            fresh.append(mailbox);
        }
    }
    return fresh;
}

HeaderAddresses addressesOf(const QList<RawField> &fields)
{
    HeaderAddresses addresses;
    const QList<Mailbox> from = mailboxesOf(fields, "from", &addresses.brokenFrom);
    addresses.from = from.isEmpty() ? Mailbox{} : from.first();
    QSet<QByteArray> seen;
    addresses.to = takeNew(mailboxesOf(fields, "to", &addresses.brokenRecipients), seen);
    addresses.cc = takeNew(mailboxesOf(fields, "cc", &addresses.brokenRecipients), seen);
    addresses.bcc = takeNew(mailboxesOf(fields, "bcc", &addresses.brokenRecipients), seen);
    return addresses;
}

MessageFacts describe(MessageFacts facts, const QList<RawField> &fields)
{
    const QList<Mailbox> from = mailboxesOf(fields, "from");
    facts.subject = printable(textOf(fields, "subject"));
    facts.from = from.isEmpty() ? QString() : printable(displayText(from.first()));
    return facts;
}

// "Message-ID: <…>" among the lines that were added.
QByteArray addedMessageId(const QByteArray &added)
{
    const qsizetype open = added.indexOf('<');
    return open < 0 ? QByteArray() : added.sliced(open, added.indexOf('>', open) - open + 1);
}

} // namespace

Expected<HeaderAddresses, EmlError> readAddresses(const QString &path)
{
    const auto file = openFile(path);
    if (!file) {
        return Unexpected{file.error()};
    }
    EmlReader reader(file.value(), [](const QList<RawField> &) { return QByteArray(); });
    while (!reader.hasHeader() && reader.advance()) { }
    if (!reader.errorText().isEmpty()) {
        return Unexpected{cannotRead(path, reader.errorText())};
    }
    if (const QString part = reader.forbiddenPart(); !part.isNull()) {
        return Unexpected{EmlError{EmlError::Kind::ControlCharacter, part}};
    }
    if (!reader.hasHeader()) {
        return Unexpected{notAMessage()};
    }
    return addressesOf(reader.fields());
}

Expected<MessageSource, EmlError> openEml(const QString &path)
{
    const auto file = openFile(path);
    if (!file) {
        return Unexpected{file.error()};
    }
    QByteArray added;
    EmlReader reader(file.value(), [&added](const QList<RawField> &fields) { return added = missingFields(fields); });
    while (reader.advance()) { }
    if (!reader.errorText().isEmpty()) {
        return Unexpected{cannotRead(path, reader.errorText())};
    }
    if (const QString part = reader.forbiddenPart(); !part.isNull()) {
        return Unexpected{EmlError{EmlError::Kind::ControlCharacter, part}};
    }
    if (!reader.hasHeader()) {
        return Unexpected{notAMessage()};
    }
    MessageFacts facts = describe(reader.facts(), reader.fields());
    const QByteArray given = messageIdOf(reader.fields());
    facts.messageId = given.isEmpty() ? addedMessageId(added) : given;
    const auto open = [file = file.value(), added, size = facts.size]() -> std::unique_ptr<QIODevice> {
        std::vector<std::unique_ptr<ByteSource>> sources;
        sources.push_back(std::make_unique<EmlReader>(file, [added](const QList<RawField> &) { return added; }));
        return std::make_unique<SourceDevice>(std::move(sources), size);
    };
    return MessageSource{open(), facts, open};
}

} // namespace pillarbox::message
