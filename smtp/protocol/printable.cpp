#include "smtp/protocol/printable.h"

#include <QChar>

#include <algorithm>

namespace pillarbox::protocol {

namespace {

bool isPrintableOctet(char octet)
{
    return octet >= 0x20 && octet < 0x7f;
}

} // namespace

bool isReadable(char32_t letter)
{
    switch (QChar::category(letter)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return false;
    default:
        return true;
    }
}

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
