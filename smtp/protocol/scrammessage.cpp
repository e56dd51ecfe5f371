#include "smtp/protocol/scrammessage.h"

#include "smtp/protocol/base64.h"

#include <QByteArrayList>

#include <algorithm>

namespace pillarbox::protocol {

namespace {

// The value of "x=value"; absent: another attribute, or none.
std::optional<QByteArray> valueOf(char attribute, const QByteArray &part)
{
    if (part.size() < 3 || part.at(0) != attribute || part.at(1) != '=')
        return std::nullopt;
    return part.mid(2);
}

bool isNonce(const QByteArray &nonce)
{
    return std::all_of(nonce.begin(), nonce.end(), [](char octet) { return octet > 0x20 && octet < 0x7f && octet != ','; });
}

std::optional<qint64> positiveNumber(const QByteArray &text)
{
    const bool isNumber = std::all_of(text.begin(), text.end(), [](char octet) { return octet >= '0' && octet <= '9'; });
    bool isInRange = false;
    const qint64 number = text.toLongLong(&isInRange);
    if (!isNumber || !isInRange || number < 1 || text.startsWith('0'))
        return std::nullopt;
    return number;
}

} // namespace

std::optional<ScramServerFirst> parseScramServerFirst(const QByteArray &message)
{
    const QByteArrayList parts = message.split(',');
    if (parts.size() < 3)
        return std::nullopt;
    const auto nonce = valueOf('r', parts.at(0));
    const auto salt = decodedBase64(valueOf('s', parts.at(1)).value_or(QByteArray()));
    const auto iterations = positiveNumber(valueOf('i', parts.at(2)).value_or(QByteArray()));
    if (!nonce || !isNonce(*nonce) || !salt || salt->isEmpty() || !iterations)
        return std::nullopt;
    return ScramServerFirst{*nonce, *salt, *iterations};
}

std::optional<ScramServerFinal> parseScramServerFinal(const QByteArray &message)
{
    const QByteArray first = message.split(',').first();
    if (const auto error = valueOf('e', first))
        return ScramServerError{*error};
    const auto signature = decodedBase64(valueOf('v', first).value_or(QByteArray()));
    if (!signature || signature->isEmpty())
        return std::nullopt;
    return ScramVerifier{*signature};
}

} // namespace pillarbox::protocol
