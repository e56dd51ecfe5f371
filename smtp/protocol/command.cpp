#include "smtp/protocol/command.h"

#include "smtp/protocol/deliveryparameters.h"
#include "smtp/protocol/path.h"

#include <QStringBuilder>

#include <algorithm>

namespace pillarbox::protocol::command {

namespace {

bool isNameOctet(char octet)
{
    return (octet >= 'a' && octet <= 'z') || (octet >= 'A' && octet <= 'Z') || (octet >= '0' && octet <= '9')
        || QByteArrayView("-._:[]").contains(octet);
}

QByteArray safeName(const QByteArray &name)
{
    const bool isSafe = !name.isEmpty() && name.size() <= 255 && std::all_of(name.begin(), name.end(), isNameOctet);
    return isSafe ? name : QByteArrayLiteral("[127.0.0.1]");
}

// RFC 1870 section 5, RFC 6152 section 2, RFC 3030 section 3, RFC 6531 section 3.1: each only where it is needed.
QByteArray contentParameters(const Envelope &envelope, const Capabilities &capabilities)
{
    QByteArray text;
    if (capabilities.hasSize && !envelope.isRehearsal)
        text += " SIZE=" + QByteArray::number(envelope.size);
    if (envelope.isBinary)
        text += " BODY=BINARYMIME";
    else if (envelope.has8BitContent)
        text += " BODY=8BITMIME";
    if (needsSmtpUtf8(envelope))
        text += " SMTPUTF8";
    return text;
}

} // namespace

QByteArray ehlo(const QByteArray &name)
{
    return "EHLO " + safeName(name) + "\r\n";
}

QByteArray helo(const QByteArray &name)
{
    return "HELO " + safeName(name) + "\r\n";
}

QByteArray mailFrom(const Envelope &envelope, const Capabilities &capabilities)
{
    return "MAIL FROM:<" + envelope.reversePath + '>' + contentParameters(envelope, capabilities)
        + mailParameters(envelope.options, capabilities) + "\r\n";
}

QByteArray rcptTo(const Envelope &envelope, int recipient, const Capabilities &capabilities)
{
    const QByteArray &path = envelope.forwardPaths.at(recipient);
    return "RCPT TO:<" + path + '>' + rcptParameters(path, envelope.options, capabilities) + "\r\n";
}

QByteArray lastChunk(qint64 size)
{
    return "BDAT " + QByteArray::number(size) + " LAST\r\n";
}

} // namespace pillarbox::protocol::command
