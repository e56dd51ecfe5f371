#pragma once
// What was found about a domain in words: for each of its records what is there, what that means, what is wrong with it, and
// the exact record to publish.

#include "smtp/domain/domainreport.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

namespace pillarbox::ui {

struct RecordToPublish {
    QString name; // the DNS name, or the address of a file
    QString type; // "TXT"; "FILE"
    QString value;

    bool operator==(const RecordToPublish &) const = default;
};

struct DomainFinding {
    enum class Topic { Exchangers, Spf, Dkim, Dmarc, MtaSts, TlsReporting };
    Topic topic = Topic::Exchangers;
    QString title; // "SPF"
    domain::Presence state = domain::Presence::Unknown;
    QString stateText; // "absent"
    QString meaning;
    QStringList problems; // one sentence each
    QList<RecordToPublish> records; // empty: nothing to publish, or it is the provider's to do

    bool operator==(const DomainFinding &) const = default;
};

// runBy: the provider whose own domain it is; empty: the user's. now: the time of a new MTA-STS policy.
QList<DomainFinding> domainFindings(const domain::DomainReport &report, const QString &runBy, const QDateTime &now);
QString domainVerdict(const domain::DomainReport &report, const QString &runBy); // one sentence

// All of it as plain text: what `pillarbox check` prints, and a window copies.
QString domainText(const domain::DomainReport &report, const QString &runBy, const QDateTime &now);

QStringList spfProblems(const domain::DomainReport::Spf &spf);
QStringList dkimProblems(const domain::DomainReport::Key &key);

} // namespace pillarbox::ui
