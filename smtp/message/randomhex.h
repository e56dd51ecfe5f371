#pragma once
// 128 random bits from the system as 32 characters: for what must be unique and tell nothing.

#include <QByteArray>

namespace pillarbox::message {

QByteArray randomHex();

} // namespace pillarbox::message
