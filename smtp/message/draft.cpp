#include "smtp/message/draft.h"

#include <QJsonArray>

namespace pillarbox::message {

namespace {

QJsonObject mailboxToJson(const Mailbox &mailbox)
{
    return {{QStringLiteral("name"), mailbox.name}, {QStringLiteral("address"), mailbox.address}};
}

Mailbox mailboxFromJson(const QJsonValue &json)
{
    return {json[QLatin1String("name")].toString(), json[QLatin1String("address")].toString()};
}

QJsonArray mailboxesToJson(const QList<Mailbox> &mailboxes)
{
    QJsonArray array;
    for (const Mailbox &mailbox : mailboxes) {
        array.append(mailboxToJson(mailbox));
    }
    return array;
}

QList<Mailbox> mailboxesFromJson(const QJsonValue &json)
{
    QList<Mailbox> mailboxes;
    for (const QJsonValue &value : json.toArray()) {
        mailboxes.append(mailboxFromJson(value));
    }
    return mailboxes;
}

QJsonObject attachmentToJson(const Attachment &attachment)
{
    return {{QStringLiteral("path"), attachment.path}, {QStringLiteral("fileName"), attachment.fileName},
        {QStringLiteral("mimeType"), QString::fromLatin1(attachment.mimeType)}, {QStringLiteral("size"), attachment.size}};
}

Attachment attachmentFromJson(const QJsonValue &json)
{
    return {json[QLatin1String("path")].toString(), json[QLatin1String("fileName")].toString(),
        json[QLatin1String("mimeType")].toString().toLatin1(), json[QLatin1String("size")].toInteger()};
}

} // namespace

bool Draft::isEmpty() const
{
    return to.isEmpty() && cc.isEmpty() && bcc.isEmpty() && subject.isEmpty() && body.isEmpty() && html.isEmpty()
        && attachments.isEmpty();
}

QJsonObject Draft::toJson() const
{
    QJsonArray files;
    for (const Attachment &attachment : attachments) {
        files.append(attachmentToJson(attachment));
    }
    QJsonObject json{{QStringLiteral("accountId"), accountId}, {QStringLiteral("from"), mailboxToJson(from)},
        {QStringLiteral("to"), mailboxesToJson(to)}, {QStringLiteral("cc"), mailboxesToJson(cc)},
        {QStringLiteral("bcc"), mailboxesToJson(bcc)}, {QStringLiteral("subject"), subject}, {QStringLiteral("body"), body},
        {QStringLiteral("html"), html}, {QStringLiteral("attachments"), files}, {QStringLiteral("cursor"), cursor},
        {QStringLiteral("anchor"), anchor}};
    if (!identityId.isEmpty())
        json.insert(QStringLiteral("identityId"), identityId);
    if (!replyTo.address.isEmpty())
        json.insert(QStringLiteral("replyTo"), mailboxToJson(replyTo));
    if (!organisation.isEmpty())
        json.insert(QStringLiteral("organisation"), organisation);
    if (!richSignature.isEmpty()) {
        json.insert(QStringLiteral("signature"), signature);
        json.insert(QStringLiteral("richSignature"), richSignature);
    }
    return json;
}

Draft Draft::fromJson(const QJsonObject &json)
{
    Draft draft;
    draft.accountId = json[QLatin1String("accountId")].toString();
    draft.identityId = json[QLatin1String("identityId")].toString();
    draft.from = mailboxFromJson(json[QLatin1String("from")]);
    draft.replyTo = mailboxFromJson(json[QLatin1String("replyTo")]);
    draft.organisation = json[QLatin1String("organisation")].toString();
    draft.to = mailboxesFromJson(json[QLatin1String("to")]);
    draft.cc = mailboxesFromJson(json[QLatin1String("cc")]);
    draft.bcc = mailboxesFromJson(json[QLatin1String("bcc")]);
    draft.subject = json[QLatin1String("subject")].toString();
    draft.body = json[QLatin1String("body")].toString();
    draft.html = json[QLatin1String("html")].toString();
    draft.signature = json[QLatin1String("signature")].toString();
    draft.richSignature = json[QLatin1String("richSignature")].toString();
    for (const QJsonValue &file : json[QLatin1String("attachments")].toArray()) {
        draft.attachments.append(attachmentFromJson(file));
    }
    draft.cursor = json[QLatin1String("cursor")].toInt();
    draft.anchor = json[QLatin1String("anchor")].toInt();
    return draft;
}

} // namespace pillarbox::message
