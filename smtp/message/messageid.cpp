// makeMessageId(), declared in mimewriter.h.

#include "smtp/message/domainname.h"
#include "smtp/message/mimewriter.h"
#include "smtp/message/randomhex.h"

namespace pillarbox::message {

QByteArray makeMessageId(const QString &fromAddress)
{
    const qsizetype at = fromAddress.lastIndexOf(QLatin1Char('@'));
    const QByteArray domain = at < 0 ? QByteArray() : asciiDomain(fromAddress.sliced(at + 1));
    // Without a domain a name that can never exist (RFC 2606 2), rather than the host's.
    return '<' + randomHex() + '@' + (domain.isEmpty() ? QByteArray("invalid") : domain) + '>';
}

} // namespace pillarbox::message
