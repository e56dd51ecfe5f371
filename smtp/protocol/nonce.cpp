#include "smtp/protocol/nonce.h"

#include <QtGlobal>

#include <openssl/rand.h>

namespace pillarbox::protocol {

QByteArray randomNonce()
{
    QByteArray octets(18, '\0');
    if (RAND_bytes(reinterpret_cast<unsigned char *>(octets.data()), int(octets.size())) != 1)
        qFatal("no random numbers"); // with a guessable nonce an old exchange could be played again
    return octets.toBase64();
}

} // namespace pillarbox::protocol
