#include "smtp/protocol/capabilities.h"

#include "smtp/protocol/printable.h"

#include <algorithm>

namespace pillarbox::protocol {

namespace {

bool isKeywordOctet(char octet)
{
    return (octet >= 'A' && octet <= 'Z') || (octet >= '0' && octet <= '9') || octet == '-';
}

bool isKeyword(QByteArrayView word)
{
    return !word.isEmpty() && word.front() != '-' && std::all_of(word.begin(), word.end(), isKeywordOctet);
}

bool isMechanismName(QByteArrayView word)
{
    return !word.isEmpty() && word.size() <= 20
        && std::all_of(word.begin(), word.end(), [](char octet) { return isKeywordOctet(octet) || octet == '_'; });
}

void addMechanisms(Capabilities &capabilities, const QByteArrayList &words)
{
    for (const QByteArray &word : words) {
        const QByteArray name = word.toUpper();
        if (isMechanismName(name) && !capabilities.mechanisms.contains(name))
            capabilities.mechanisms.append(name);
    }
}

std::optional<qint64> sizeLimit(const QByteArray &word)
{
    const bool isNumber = std::all_of(word.begin(), word.end(), [](char octet) { return octet >= '0' && octet <= '9'; });
    bool isInRange = false;
    const qint64 octets = word.toLongLong(&isInRange);
    if (!isNumber || !isInRange || octets == 0) // 0: no fixed limit (RFC 1870 section 3)
        return std::nullopt;
    return octets;
}

void apply(Capabilities &capabilities, const QByteArray &keyword, const QByteArrayList &parameters)
{
    if (keyword == "PIPELINING")
        capabilities.hasPipelining = true;
    else if (keyword == "STARTTLS")
        capabilities.hasStartTls = true;
    else if (keyword == "8BITMIME")
        capabilities.has8BitMime = true;
    else if (keyword == "SMTPUTF8")
        capabilities.hasSmtpUtf8 = true;
    else if (keyword == "ENHANCEDSTATUSCODES")
        capabilities.hasEnhancedStatusCodes = true;
    else if (keyword == "AUTH")
        addMechanisms(capabilities, parameters);
    else if (keyword == "SIZE") {
        capabilities.hasSize = true;
        if (!parameters.isEmpty())
            capabilities.sizeLimit = sizeLimit(parameters.first());
    }
}

// "AUTH=PLAIN LOGIN" of servers older than RFC 2554.
QByteArray withoutOldAuthSign(QByteArray line)
{
    if (line.left(5).toUpper() == "AUTH=")
        line[4] = ' ';
    return line;
}

} // namespace

Capabilities parseCapabilities(const QByteArrayList &lines)
{
    Capabilities capabilities;
    capabilities.isEsmtp = true;
    for (const QByteArray &line : lines) {
        if (!isPrintable(line))
            continue;
        QByteArrayList words = withoutOldAuthSign(line).simplified().split(' ');
        const QByteArray keyword = words.takeFirst().toUpper();
        if (!isKeyword(keyword))
            continue;
        capabilities.lines.append(line.trimmed());
        apply(capabilities, keyword, words);
    }
    return capabilities;
}

} // namespace pillarbox::protocol
