#include "smtp/message/randomhex.h"

#include <QRandomGenerator>

#include <array>

namespace pillarbox::message {

QByteArray randomHex()
{
    std::array<quint32, 4> bits{};
    QRandomGenerator::system()->fillRange(bits.data(), static_cast<qsizetype>(bits.size()));
    return QByteArray(reinterpret_cast<const char *>(bits.data()), sizeof(bits)).toHex();
}

} // namespace pillarbox::message
