#pragma once
// Host names as people write them and as the network wants them (RFC 5890).

#include <QString>
#include <QStringList>

#include <optional>

namespace pillarbox::dns {

// The name in lower-case A-labels without the root's dot, an address literal without brackets; absent when it can be neither.
std::optional<QString> toAsciiHost(const QString &host);

// Any ASCII name that can be asked for, host or not, as master files write it (RFC 1035 section 5.1); absent when its parts or
// the whole are too long or empty.
std::optional<QString> toEscapedName(const QString &name);

bool isAddressLiteral(const QString &host);

// Where the names of an address are (RFC 1035 section 3.5, RFC 3596 section 2.5); empty when it is none.
QString reverseName(const QString &address);

// RFC 6761: localhost and every name under it.
bool isLocalhost(const QString &asciiHost);

// The order in which to try them: the families take turns, the first address stays first (RFC 8305 section 4).
QStringList interleavedFamilies(const QStringList &addresses);

} // namespace pillarbox::dns
