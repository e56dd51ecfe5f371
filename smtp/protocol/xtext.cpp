#include "smtp/protocol/xtext.h"

#include <QList>
#include <QString>
#include <QStringBuilder>

namespace pillarbox::protocol {

namespace {

bool isXtextOctet(char32_t character)
{
    return character > 0x20 && character < 0x7f && character != '+' && character != '=';
}

} // namespace

QByteArray toXtext(QByteArrayView bytes)
{
    QByteArray text;
    text.reserve(bytes.size());
    for (const char octet : bytes) {
        if (isXtextOctet(static_cast<unsigned char>(octet)))
            text += octet;
        else
            text += '+' + QByteArray(1, octet).toHex().toUpper();
    }
    return text;
}

QByteArray toUtf8AddressXtext(const QByteArray &bytes)
{
    QByteArray text;
    const auto characters = QString::fromUtf8(bytes).toUcs4();
    for (const char32_t character : characters) {
        if (isXtextOctet(character) && character != '\\')
            text += char(character);
        else
            text += "\\x{" + QByteArray::number(uint(character), 16).toUpper().rightJustified(2, '0') + '}';
    }
    return text;
}

} // namespace pillarbox::protocol
