#include "smtp/protocol/printable.h"

#include <algorithm>

namespace pillarbox::protocol {

namespace {

bool isPrintableOctet(char octet)
{
    return octet >= 0x20 && octet < 0x7f;
}

} // namespace

bool isPrintable(QByteArrayView bytes)
{
    return std::all_of(bytes.begin(), bytes.end(), isPrintableOctet);
}

QByteArray printable(QByteArrayView bytes)
{
    QByteArray result = bytes.toByteArray();
    std::replace_if(
        result.begin(), result.end(), [](char octet) { return !isPrintableOctet(octet); }, '?');
    return result;
}

} // namespace pillarbox::protocol
