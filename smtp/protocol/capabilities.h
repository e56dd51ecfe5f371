#pragma once
// The keywords of an EHLO reply (RFC 5321 4.1.1.1), and those this engine acts on.

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

    bool operator==(const Capabilities &) const = default;
};

// lines: the EHLO reply's texts after the first, without reply codes. A line that makes no sense is left out.
Capabilities parseCapabilities(const QByteArrayList &lines);

} // namespace pillarbox::protocol
