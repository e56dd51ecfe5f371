#pragma once
// What follows MAIL and RCPT (RFC 5321 4.1.1.2, 4.1.1.3): "FROM:<path> SIZE=1 BODY=8BITMIME". No I/O.

#include <QByteArray>
#include <QByteArrayList>
#include <QByteArrayView>

#include <optional>

namespace pillarbox::sandbox {

struct PathArgument {
    QByteArray path; // without angle brackets
    QByteArrayList parameters; // as written

    bool operator==(const PathArgument &) const = default;
};

// keyword: "FROM:" or "TO:". Absent: not in this form.
std::optional<PathArgument> parsePathArgument(QByteArrayView text, QByteArrayView keyword);

struct MailParameters {
    qint64 size = 0;
    bool isSmtpUtf8 = false;

    bool operator==(const MailParameters &) const = default;
};

// Absent: one that is unknown or makes no sense (555).
std::optional<MailParameters> parseMailParameters(const QByteArrayList &parameters);

} // namespace pillarbox::sandbox
