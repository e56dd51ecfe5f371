#include "smtp/protocol/path.h"

#include <QString>

#include <algorithm>

namespace pillarbox::protocol {

namespace {

// A command line has 512 octets (RFC 5321 4.5.3.1.4), of which "MAIL FROM:<>" and CRLF take 14; every parameter comes with
// octets of its own from the RFC it is of. 4.5.3.1.3 has 256 for a path and lets a client try more.
constexpr qsizetype longestPath = 512 - 14;

// RFC 6531 section 3.3: UTF-8, and of that no control character; a lax reader could find one in octets that are none.
bool isText(QByteArrayView path)
{
    const QString text = QString::fromUtf8(path);
    const auto isBad = [](QChar character) { return character.category() == QChar::Other_Control || character.isNull(); };
    return text.toUtf8() == path && std::none_of(text.begin(), text.end(), isBad);
}

} // namespace

bool isSafePath(QByteArrayView path)
{
    if (path.isEmpty() || path.size() > longestPath || !isText(path))
        return false;
    bool isQuoted = false;
    for (qsizetype at = 0; at < path.size(); ++at) {
        const char octet = path[at];
        if (octet == '"')
            isQuoted = !isQuoted;
        else if ((octet == '\\' && isQuoted && ++at == path.size()) || (!isQuoted && QByteArrayView(" <>\\").contains(octet)))
            return false;
    }
    return !isQuoted;
}

bool is8Bit(QByteArrayView bytes)
{
    return std::any_of(bytes.begin(), bytes.end(), [](char octet) { return static_cast<unsigned char>(octet) > 127; });
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

QByteArray domainOf(const QByteArray &path)
{
    const qsizetype at = path.lastIndexOf('@');
    return at < 0 ? QByteArray() : path.sliced(at + 1).toLower();
}

} // namespace pillarbox::protocol
