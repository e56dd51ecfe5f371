#include "smtp/protocol/capabilities.h"

#include "smtp/protocol/printable.h"

#include <algorithm>
#include <array>

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

struct Extension {
    const char *keyword;
    void (*apply)(Capabilities &capabilities, const QByteArrayList &parameters);
};

constexpr std::array extensions = {
    Extension{"PIPELINING", [](Capabilities &all, const QByteArrayList &) { all.hasPipelining = true; }},
    Extension{"STARTTLS", [](Capabilities &all, const QByteArrayList &) { all.hasStartTls = true; }},
    Extension{"8BITMIME", [](Capabilities &all, const QByteArrayList &) { all.has8BitMime = true; }},
    Extension{"SMTPUTF8", [](Capabilities &all, const QByteArrayList &) { all.hasSmtpUtf8 = true; }},
    Extension{"ENHANCEDSTATUSCODES", [](Capabilities &all, const QByteArrayList &) { all.hasEnhancedStatusCodes = true; }},
    Extension{"AUTH", addMechanisms},
    Extension{"SIZE",
        [](Capabilities &all, const QByteArrayList &words) {
            all.hasSize = true;
            all.sizeLimit = sizeLimit(words);
        }},
    Extension{"CHUNKING", [](Capabilities &all, const QByteArrayList &) { all.hasChunking = true; }},
    Extension{"BINARYMIME", [](Capabilities &all, const QByteArrayList &) { all.hasBinaryMime = true; }},
    Extension{"DSN", [](Capabilities &all, const QByteArrayList &) { all.hasDsn = true; }},
    Extension{"REQUIRETLS", [](Capabilities &all, const QByteArrayList &) { all.hasRequireTls = true; }},
    Extension{"FUTURERELEASE", [](Capabilities &all, const QByteArrayList &words) { all.futureRelease = holdLimits(words); }},
    Extension{
        "DELIVERBY", [](Capabilities &all, const QByteArrayList &words) { all.deliverByMinimum = deliverByMinimum(words); }},
    Extension{
        "MT-PRIORITY", [](Capabilities &all, const QByteArrayList &words) { all.priorityProfile = priorityProfile(words); }},
    Extension{"LIMITS", [](Capabilities &all, const QByteArrayList &words) { all.limits = relayLimits(words); }},
};

void apply(Capabilities &capabilities, const QByteArray &keyword, const QByteArrayList &parameters)
{
    const auto found = std::find_if(
        extensions.begin(), extensions.end(), [&](const Extension &extension) { return keyword == extension.keyword; });
    if (found != extensions.end())
        found->apply(capabilities, parameters);
}

// "AUTH=PLAIN LOGIN" of servers older than RFC 2554.
QByteArray withoutOldAuthSign(QByteArray line)
{
    if (line.left(5).toUpper() == "AUTH=")
        line[4] = ' ';
    return line;
}

} // namespace

Capabilities parseCapabilities(const QByteArrayList &lines, bool isProtected)
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
    if (!isProtected)
        capabilities.hasRequireTls = false; // RFC 8689 section 2: whoever says it in plain text may be somebody else
    return capabilities;
}

} // namespace pillarbox::protocol
