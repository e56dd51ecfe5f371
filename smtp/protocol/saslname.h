#pragma once
// A name between the commas of a GS2 header (RFC 5801 section 4, RFC 5802 section 5.1).

#include <QByteArray>

namespace pillarbox::protocol {

inline QByteArray saslName(QByteArray name)
{
    return name.replace('=', "=3D").replace(',', "=2C");
}

} // namespace pillarbox::protocol
