#pragma once
// What a relay has been seen to do. A relay that suddenly does less may be somebody else's doing, so a connection stops there
// and says so (ErrorKind::Downgraded) until a person has looked.

#include <QByteArray>
#include <QByteArrayList>

namespace pillarbox::protocol {

struct RelayMemory {
    bool hasTls = false; // a verified handshake was made
    QByteArrayList mechanisms; // of AUTH, as last offered through TLS
    QByteArrayList capabilities; // keywords of the last EHLO through TLS
    QByteArray keySha256; // of the certificate's public key, 32 octets

    bool operator==(const RelayMemory &) const = default;
};

} // namespace pillarbox::protocol
