#pragma once
// A message while it is being written: a plain value, kept in the database as JSON.

#include "smtp/message/mailbox.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

namespace pillarbox::message {

struct Attachment {
    QString path; // of the file to read; never travels
    QString fileName; // as the recipient sees it
    QByteArray mimeType; // "application/pdf"
    qint64 size = 0; // octets, when it was added

    bool operator==(const Attachment &) const = default;
};

struct Draft {
    QString accountId; // whose relay; empty: none chosen yet
    QString identityId; // of that account; empty, or gone: the one of from's mailbox, else its first
    Mailbox from;
    Mailbox replyTo; // no address: none
    QString organisation; // the Organization field (RFC 5536 3.2.8); empty: none
    QList<Mailbox> to; // may hold incomplete addresses while being written: address is then the raw text
    QList<Mailbox> cc;
    QList<Mailbox> bcc;
    QString subject;
    QString body; // '\n' line ends
    QString html; // empty: plain text only
    QString signature; // of the identity, plain; at the end of body unless somebody took it out
    QString richSignature; // the same as HTML; travels with an HTML form of body while body still ends with signature
    QList<Attachment> attachments;
    int cursor = 0; // in body, UTF-16 units
    int anchor = 0;

    bool isEmpty() const; // nothing that a person typed or added
    bool operator==(const Draft &) const = default;

    QJsonObject toJson() const;
    static Draft fromJson(const QJsonObject &json); // unknown keys are passed over
};

} // namespace pillarbox::message
