#pragma once
// MTA-STS (RFC 8461): the record that announces a policy, the policy file, and whether it fits the exchangers. TLS-RPT's record
// (RFC 8460), which tells senders where to complain, is its companion.

#include <QByteArray>
#include <QByteArrayList>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace pillarbox::domain {

// The id of "v=STSv1; id=2026;"; absent: the record is none that counts (section 3.1).
std::optional<QByteArray> readMtaStsId(const QByteArray &text);
bool isMtaStsRecord(const QByteArray &text);

struct MtaStsPolicy {
    enum class Mode { None, Testing, Enforce };
    enum class Problem {
        NoVersion, // the file does not say "version: STSv1"
        NoMode,
        NoExchangers,
        BadAge, // max_age is missing, or over a year
        ShortAge, // under a day: senders forget it before they need it
    };
    std::optional<Mode> mode;
    QStringList patterns; // mx:, lower case
    qint64 maxAge = 0; // seconds
    QList<Problem> problems;

    bool operator==(const MtaStsPolicy &) const = default;
};
QByteArray mtaStsModeName(MtaStsPolicy::Mode mode);

constexpr qsizetype MostPolicyOctets = qsizetype{64} * 1024; // section 3.3 asks for a limit like this one
MtaStsPolicy readMtaStsPolicy(const QByteArray &file);
// The hosts that no pattern covers (section 4.1): senders that keep to the policy would not deliver to these.
QStringList hostsOutside(const MtaStsPolicy &policy, const QStringList &hosts);

// Where TLS-RPT's reports go; absent: the record is none that counts.
bool isTlsReportingRecord(const QByteArray &text);
std::optional<QByteArrayList> readTlsReporting(const QByteArray &text);

} // namespace pillarbox::domain
