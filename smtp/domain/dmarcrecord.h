#pragma once
// DMARC's record (RFC 7489 section 6.3) and alignment (section 3.1). The organisational domain is the public suffix list's.

#include <QByteArray>
#include <QByteArrayList>
#include <QList>
#include <QString>

#include <optional>

namespace pillarbox::domain {

enum class DmarcPolicy { None, Quarantine, Reject };
QByteArray dmarcPolicyName(DmarcPolicy policy);

struct DmarcRecord {
    enum class Problem {
        Syntax, // not all of it are tags, or one is there twice: receivers may ignore that, or the record
        BadPolicy, // p= is missing or no policy: receivers act as if it were none, or ignore the record
        BadPercentage,
        OnlyPart, // pct= under 100
        NoReports, // rua= is missing: nobody tells the owner
        BadReportAddress,
    };
    DmarcPolicy policy = DmarcPolicy::None;
    DmarcPolicy subdomainPolicy = DmarcPolicy::None; // p= where sp= is not given
    bool isSpfStrict = false;
    bool isDkimStrict = false;
    int percentage = 100;
    QByteArrayList reportAddresses; // rua=, as they stand there
    QList<Problem> problems;

    bool operator==(const DmarcRecord &) const = default;
};

bool isDmarcRecord(const QByteArray &text);
// text: one for which that is so.
DmarcRecord readDmarcRecord(const QByteArray &text);

// "example.co.uk" of "mail.example.co.uk"; the name itself when it is a public suffix.
QString organisationalDomain(const QString &domain);
bool isAligned(const QString &from, const QString &authenticated, bool isStrict);

} // namespace pillarbox::domain
