#include "smtp/protocol/command.h"

#include "smtp/protocol/printable.h"

#include <QStringBuilder>

#include <algorithm>

namespace pillarbox::protocol {

namespace {

// RFC 5321 4.5.3.1.3 has 256 and lets a client try more; a longer one than a line of text is no address.
constexpr qsizetype maximumPath = 998;

bool isControl(char octet)
{
    return static_cast<unsigned char>(octet) < 0x20 || octet == 0x7f;
}

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

SendError localError(ErrorKind kind, const QString &detail = {})
{
    SendError error;
    error.kind = kind;
    error.detail = detail;
    return error;
}

QString shown(const QByteArray &path)
{
    return QString::fromLatin1(printable(path));
}

std::optional<SendError> pathFault(const Envelope &envelope)
{
    if (envelope.forwardPaths.isEmpty())
        return localError(ErrorKind::NoRecipients);
    if (!envelope.reversePath.isEmpty() && !isSafePath(envelope.reversePath))
        return localError(ErrorKind::BadAddress, shown(envelope.reversePath));
    const auto bad = std::find_if_not(envelope.forwardPaths.begin(), envelope.forwardPaths.end(), isSafePath);
    if (bad != envelope.forwardPaths.end())
        return localError(ErrorKind::BadAddress, shown(*bad));
    return std::nullopt;
}

QByteArray first8BitPath(const Envelope &envelope)
{
    if (is8Bit(envelope.reversePath))
        return envelope.reversePath;
    const auto found = std::find_if(envelope.forwardPaths.begin(), envelope.forwardPaths.end(), is8Bit);
    return found == envelope.forwardPaths.end() ? QByteArray() : *found;
}

bool needsSmtpUtf8(const Envelope &envelope)
{
    return envelope.needsSmtpUtf8 || !first8BitPath(envelope).isEmpty();
}

} // namespace

bool isSafePath(QByteArrayView path)
{
    if (path.isEmpty() || path.size() > maximumPath || std::any_of(path.begin(), path.end(), isControl))
        return false;
    bool isQuoted = false;
    for (qsizetype at = 0; at < path.size(); ++at) {
        const char octet = path[at];
        if (octet == '"')
            isQuoted = !isQuoted;
        else if (octet == '\\' && isQuoted && ++at == path.size())
            return false;
        else if (!isQuoted && QByteArrayView(" <>\\").contains(octet))
            return false;
    }
    return !isQuoted;
}

bool is8Bit(QByteArrayView bytes)
{
    return std::any_of(bytes.begin(), bytes.end(), [](char octet) { return static_cast<unsigned char>(octet) > 127; });
}

std::optional<SendError> localFault(const Envelope &envelope, const Capabilities &capabilities)
{
    if (auto fault = pathFault(envelope))
        return fault;
    if (needsSmtpUtf8(envelope) && !capabilities.hasSmtpUtf8)
        return localError(ErrorKind::NeedsSmtpUtf8, QString::fromUtf8(first8BitPath(envelope)));
    if (envelope.has8BitContent && !capabilities.has8BitMime)
        return localError(ErrorKind::Needs8BitMime);
    if (capabilities.sizeLimit && envelope.size > *capabilities.sizeLimit)
        return localError(
            ErrorKind::TooLarge, QString::number(envelope.size) + u'/' + QString::number(*capabilities.sizeLimit));
    return std::nullopt;
}

namespace command {

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
    QByteArray line = "MAIL FROM:<" + envelope.reversePath + '>';
    if (capabilities.hasSize)
        line += " SIZE=" + QByteArray::number(envelope.size);
    if (envelope.has8BitContent)
        line += " BODY=8BITMIME";
    if (needsSmtpUtf8(envelope))
        line += " SMTPUTF8";
    return line + "\r\n";
}

QByteArray rcptTo(const QByteArray &forwardPath)
{
    return "RCPT TO:<" + forwardPath + ">\r\n";
}

} // namespace command

} // namespace pillarbox::protocol
