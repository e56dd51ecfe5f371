#pragma once
// The keywords of an EHLO reply (RFC 5321 4.1.1.1), and those this engine acts on.

#include "smtp/protocol/capabilityparameters.h"

#include <QByteArray>
#include <QByteArrayList>

#include <optional>

namespace pillarbox::protocol {

struct Capabilities {
    QByteArrayList lines; // as received, greeting line left out, printable US-ASCII only: "SIZE 36700160"
    bool isEsmtp = false; // EHLO was understood
    bool hasPipelining = false; // RFC 2920
    bool hasStartTls = false; // RFC 3207
    bool has8BitMime = false; // RFC 6152
    bool hasSmtpUtf8 = false; // RFC 6531
    bool hasEnhancedStatusCodes = false; // RFC 2034
    bool hasSize = false; // RFC 1870
    std::optional<qint64> sizeLimit; // octets; absent when none or 0 was declared
    QByteArrayList mechanisms; // of AUTH (RFC 4954), upper case, as offered; "AUTH=" of old servers included
    bool hasChunking = false; // RFC 3030
    bool hasBinaryMime = false; // RFC 3030 section 3; counts together with CHUNKING only
    bool hasDsn = false; // RFC 3461
    bool hasRequireTls = false; // RFC 8689; only said through TLS
    std::optional<HoldLimits> futureRelease; // RFC 4865
    std::optional<std::chrono::seconds> deliverByMinimum; // DELIVERBY (RFC 2852); 0: none declared
    std::optional<QByteArray> priorityProfile; // MT-PRIORITY (RFC 6710 section 5.1), upper case; empty: none named
    RelayLimits limits; // RFC 9422

    bool operator==(const Capabilities &) const = default;
};

// lines: the EHLO reply's texts after the first, without reply codes. A line that makes no sense is left out.
// isProtected: they came through TLS.
Capabilities parseCapabilities(const QByteArrayList &lines, bool isProtected = true);

} // namespace pillarbox::protocol
