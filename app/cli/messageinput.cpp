#include "app/cli/messageinput.h"

#include "smtp/message/emlsource.h"
#include "smtp/message/mailboxset.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QMimeDatabase>
#include <QStringDecoder>
#include <QTemporaryFile>

#include <algorithm>
#include <cstdio>

namespace pillarbox::app {

using message::Mailbox;
using protocol::ErrorKind;
using protocol::SendError;

namespace {

template<typename T>
using Checked = Expected<T, SendError>;

QString printableText(const QString &text)
{
    QString shown = text;
    for (QChar &letter : shown) {
        if (letter.category() == QChar::Other_Control)
            letter = QChar(0xfffd);
    }
    return shown;
}

Unexpected<SendError> refuse(ErrorKind kind, const QString &detail = {})
{
    return Unexpected{localError(kind, detail)};
}

QString reasonFor(const QString &name, const QFileDevice &file)
{
    return printableText(name) + QLatin1String(": ") + file.errorString();
}

Checked<Mailbox> mailboxOf(const QString &text)
{
    const auto parsed = message::parseMailbox(text);
    if (!parsed) {
        return parsed.error() == message::AddressError::ControlCharacter
            ? refuse(ErrorKind::BadInput, QStringLiteral("address"))
            : refuse(ErrorKind::BadAddress, printableText(text));
    }
    return *parsed;
}

Checked<QList<Mailbox>> mailboxesOf(const QStringList &texts)
{
    QList<Mailbox> mailboxes;
    for (const QString &text : texts) {
        const auto mailbox = mailboxOf(text);
        if (!mailbox)
            return Unexpected{mailbox.error()};
        mailboxes += *mailbox;
    }
    return mailboxes;
}

QList<Mailbox> withoutDoubles(const QList<Mailbox> &mailboxes)
{
    QList<Mailbox> once;
    message::MailboxSet known;
    for (const Mailbox &mailbox : mailboxes)
        if (known.add(mailbox.address))
            once += mailbox;
    return once;
}

Checked<QByteArray> bytesOf(const QString &name)
{
    QFile file(name);
    const bool isInput = name == QLatin1String("-");
    if (!isInput && QFileInfo(name).isDir())
        return refuse(ErrorKind::CannotReadFile, printableText(name));
    if (!(isInput ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly)))
        return refuse(ErrorKind::CannotReadFile, reasonFor(name, file));
    const QByteArray bytes = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return refuse(ErrorKind::CannotReadFile, reasonFor(name, file));
    return bytes;
}

// UTF-8 with any line ends; a byte order mark is no part of the text.
Checked<QString> textOf(const QString &name)
{
    const auto bytes = bytesOf(name);
    if (!bytes)
        return Unexpected{bytes.error()};
    QStringDecoder decoder(QStringDecoder::Utf8);
    QString text = decoder.decode(*bytes);
    if (decoder.hasError())
        return refuse(ErrorKind::BadInput, QStringLiteral("text"));
    return text.replace(QLatin1String("\r\n"), QLatin1String("\n"));
}

Checked<message::Attachment> attachmentOf(const QString &path)
{
    const QFileInfo info(path);
    QFile file(path);
    // A pipe or a device has no size that could be announced, and opening one may block.
    const bool isOther = info.exists() && !info.isFile();
    if (isOther || !file.open(QIODevice::ReadOnly))
        return refuse(ErrorKind::CannotReadFile, isOther ? printableText(path) : reasonFor(path, file));
    return message::Attachment{
        info.absoluteFilePath(), info.fileName(), QMimeDatabase().mimeTypeForFile(info).name().toLatin1(), info.size()};
}

// The source is read twice, so standard input is put into a file first.
Checked<std::shared_ptr<QTemporaryFile>> spooledInput()
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return refuse(ErrorKind::CannotReadFile, reasonFor(QStringLiteral("-"), input));
    auto file = std::make_shared<QTemporaryFile>();
    if (!file->open())
        return refuse(ErrorKind::CannotWriteFile, file->errorString());
    QByteArray chunk(65536, Qt::Uninitialized);
    qint64 got = 0;
    while ((got = input.read(chunk.data(), chunk.size())) > 0) {
        if (file->write(chunk.constData(), got) != got)
            return refuse(ErrorKind::CannotWriteFile, file->errorString());
    }
    if (got < 0 || input.error() != QFileDevice::NoError)
        return refuse(ErrorKind::CannotReadFile, reasonFor(QStringLiteral("-"), input));
    if (!file->flush())
        return refuse(ErrorKind::CannotWriteFile, file->errorString());
    return file;
}

Unexpected<SendError> refuse(const message::EmlError &error)
{
    return error.kind == message::EmlError::Kind::CannotReadFile ? refuse(ErrorKind::CannotReadFile, error.detail)
                                                                 : refuse(ErrorKind::BadInput, error.detail);
}

struct Addresses {
    std::optional<Mailbox> from;
    QList<Mailbox> to;
    QList<Mailbox> cc;
    QList<Mailbox> bcc;
};

Checked<Addresses> givenAddresses(const MessageOptions &options)
{
    Addresses addresses;
    if (options.from) {
        const auto from = mailboxOf(*options.from);
        if (!from)
            return Unexpected{from.error()};
        addresses.from = *from;
    }
    const auto to = mailboxesOf(options.to);
    const auto cc = mailboxesOf(options.cc);
    const auto bcc = mailboxesOf(options.bcc);
    for (const auto *list : {&to, &cc, &bcc}) {
        if (!*list)
            return Unexpected{list->error()};
    }
    addresses.to = *to;
    addresses.cc = *cc;
    addresses.bcc = *bcc;
    return addresses;
}

Checked<MessageInput> readDraft(
    const MessageOptions &options, const Addresses &addresses, const std::optional<Mailbox> &defaultFrom)
{
    MessageInput input;
    input.from = addresses.from ? *addresses.from : defaultFrom.value_or(Mailbox{});
    input.recipients = withoutDoubles(addresses.to + addresses.cc + addresses.bcc);
    input.draft.from = input.from;
    input.draft.to = addresses.to;
    input.draft.cc = addresses.cc;
    input.draft.bcc = addresses.bcc;
    input.draft.subject = options.subject;
    const Checked<QString> body = options.bodyFile ? textOf(*options.bodyFile) : Checked<QString>(options.body);
    const Checked<QString> html = options.htmlFile ? textOf(*options.htmlFile) : Checked<QString>(QString());
    if (!body || !html)
        return Unexpected{body ? html.error() : body.error()};
    input.draft.body = *body;
    input.draft.html = *html;
    for (const QString &path : options.attachments) {
        const auto attachment = attachmentOf(path);
        if (!attachment)
            return Unexpected{attachment.error()};
        input.draft.attachments += *attachment;
    }
    return input;
}

// Checked again: a header may hold what a flag may not.
Checked<QList<Mailbox>> headerRecipients(const message::HeaderAddresses &headers)
{
    if (!headers.brokenRecipients.isEmpty())
        return refuse(ErrorKind::BadAddress, printableText(headers.brokenRecipients.join(QLatin1String(", "))));
    QStringList texts;
    for (const Mailbox &mailbox : headers.to + headers.cc + headers.bcc)
        texts += mailbox.address;
    return mailboxesOf(texts);
}

Checked<Mailbox> emlSender(
    const Addresses &given, const message::HeaderAddresses &headers, const std::optional<Mailbox> &defaultFrom)
{
    if (given.from)
        return *given.from;
    if (!headers.brokenFrom.isEmpty())
        return refuse(ErrorKind::BadAddress, printableText(headers.brokenFrom.constFirst()));
    if (headers.from.address.isEmpty())
        return defaultFrom ? Checked<Mailbox>(*defaultFrom) : refuse(ErrorKind::BadAddress);
    const auto from = mailboxOf(headers.from.address);
    return from ? Checked<Mailbox>(Mailbox{headers.from.name, from->address}) : from;
}

Checked<MessageInput> readEml(const MessageOptions &options, const Addresses &given, const std::optional<Mailbox> &defaultFrom)
{
    MessageInput input;
    input.emlPath = *options.eml;
    if (*options.eml == QLatin1String("-")) {
        const auto spooled = spooledInput();
        if (!spooled)
            return Unexpected{spooled.error()};
        input.spooledInput = *spooled;
        input.emlPath = (*spooled)->fileName();
    }
    const auto source = message::openEml(*input.emlPath);
    if (!source)
        return refuse(source.error());
    const auto headers = message::readAddresses(*input.emlPath);
    if (!headers)
        return refuse(headers.error());
    const auto from = emlSender(given, *headers, defaultFrom);
    if (!from)
        return Unexpected{from.error()};
    input.from = *from;
    const QList<Mailbox> named = given.to + given.cc + given.bcc;
    const auto recipients = named.isEmpty() ? headerRecipients(*headers) : Checked<QList<Mailbox>>(named);
    if (!recipients)
        return Unexpected{recipients.error()};
    input.recipients = withoutDoubles(*recipients);
    return input;
}

} // namespace

SendError localError(ErrorKind kind, const QString &detail)
{
    SendError error;
    error.kind = kind;
    error.detail = detail;
    return error;
}

Expected<MessageInput, SendError> readMessage(const MessageOptions &options, const std::optional<Mailbox> &defaultFrom)
{
    const auto addresses = givenAddresses(options);
    if (!addresses)
        return Unexpected{addresses.error()};
    auto input = options.eml ? readEml(options, *addresses, defaultFrom) : readDraft(options, *addresses, defaultFrom);
    if (input && input->recipients.isEmpty())
        return refuse(ErrorKind::NoRecipients);
    return input;
}

} // namespace pillarbox::app
