#pragma once
// Host names as people write them and as the network wants them (RFC 5890).

#include <QString>
#include <QStringList>

#include <optional>

namespace pillarbox::dns {

// The name in lower-case A-labels without the root's dot, an address literal without brackets; absent when it can be neither.
std::optional<QString> toAsciiHost(const QString &host);

bool isAddressLiteral(const QString &host);

// RFC 6761: localhost and every name under it.
bool isLocalhost(const QString &asciiHost);

// The order in which to try them: the families take turns, the first address stays first (RFC 8305 section 4).
QStringList interleavedFamilies(const QStringList &addresses);

} // namespace pillarbox::dns
