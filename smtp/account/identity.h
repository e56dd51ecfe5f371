#pragma once
// One of the persons a user writes as: a mailbox for From, and what a message of theirs begins with.

#include "smtp/account/mailsigning.h"
#include "smtp/message/mailbox.h"

#include <QJsonObject>
#include <QList>
#include <QString>

namespace pillarbox::account {

struct Identity : message::Mailbox {
    QString id = {}; // unique in its account; the first identity's may be empty
    message::Mailbox replyTo = {}; // no address: none
    QString organisation = {};
    QString signature = {}; // plain, without the line "-- "
    QString richSignature = {}; // HTML as the composer writes it; empty: the plain one
    QList<message::Mailbox> bcc = {}; // a new message begins with these
    QString envelopeSender = {}; // where bounces go; empty: the address
    std::optional<MailSigning> signing = {}; // absent: its mail is not signed here

    // What MAIL FROM says.
    QString reversePath() const { return envelopeSender.isEmpty() ? address : envelopeSender; }
    QJsonObject toJson() const; // only what is set
    static Identity fromJson(const QJsonObject &json);
    bool operator==(const Identity &) const = default;
};

} // namespace pillarbox::account
