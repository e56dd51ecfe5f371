#include "smtp/account/identity.h"

#include <QJsonArray>

namespace pillarbox::account {

namespace {

void insertText(QJsonObject &json, const char *key, const QString &text)
{
    if (!text.isEmpty())
        json.insert(QLatin1String(key), text);
}

// As it is typed; whatever is no mailbox is none.
message::Mailbox mailboxOf(const QJsonValue &value)
{
    const auto mailbox = message::parseMailbox(value.toString());
    return mailbox ? mailbox.value() : message::Mailbox();
}

QJsonArray toJson(const QList<message::Mailbox> &mailboxes)
{
    QJsonArray array;
    for (const message::Mailbox &mailbox : mailboxes)
        array.append(message::displayText(mailbox));
    return array;
}

QList<message::Mailbox> mailboxesOf(const QJsonValue &value)
{
    QList<message::Mailbox> mailboxes;
    for (const auto &entry : value.toArray()) {
        if (const auto mailbox = mailboxOf(entry); !mailbox.address.isEmpty())
            mailboxes.append(mailbox);
    }
    return mailboxes;
}

} // namespace

QJsonObject Identity::toJson() const
{
    QJsonObject json{{QStringLiteral("name"), name}, {QStringLiteral("address"), address}};
    insertText(json, "id", id);
    insertText(json, "replyTo", replyTo.address.isEmpty() ? QString() : message::displayText(replyTo));
    insertText(json, "organisation", organisation);
    insertText(json, "signature", signature);
    insertText(json, "richSignature", richSignature);
    insertText(json, "envelopeSender", envelopeSender);
    if (!bcc.isEmpty())
        json.insert(QStringLiteral("bcc"), account::toJson(bcc));
    if (signing)
        json.insert(QStringLiteral("dkim"), signing->toJson());
    return json;
}

Identity Identity::fromJson(const QJsonObject &json)
{
    const auto text = [&](const char *key) { return json.value(QLatin1String(key)).toString(); };
    Identity identity;
    identity.name = text("name");
    identity.address = text("address");
    identity.id = text("id");
    identity.replyTo = mailboxOf(json.value(QLatin1String("replyTo")));
    identity.organisation = text("organisation");
    identity.signature = text("signature");
    identity.richSignature = text("richSignature");
    identity.bcc = mailboxesOf(json.value(QLatin1String("bcc")));
    identity.envelopeSender = text("envelopeSender");
    identity.signing = MailSigning::fromJson(json.value(QLatin1String("dkim")).toObject());
    return identity;
}

} // namespace pillarbox::account
