#pragma once
// Signs a message as it travels: RFC 6376 with relaxed/relaxed, by RSA-SHA256 or Ed25519-SHA256 (RFC 8463). Fields whose later
// addition would change what a reader sees are signed once more than they occur (section 8.15), so none can be added. Reads the
// content once, in bounded memory. Any thread.

#include "smtp/base/expected.h"
#include "smtp/message/dkimprivatekey.h"

#include <QDateTime>
#include <QIODevice>
#include <QString>

namespace pillarbox::message {

struct DkimSigning {
    QByteArray domain; // d=, as it stands in DNS
    QByteArray selector; // s=
    DkimPrivateKey key;
};

// The field "DKIM-Signature: …" with its line end, to be put before the content; or why the content cannot be read or signed.
// content: with CRLF line ends, from its start.
Expected<QByteArray, QString> dkimField(QIODevice &content, const DkimSigning &signing, const QDateTime &at);

} // namespace pillarbox::message
