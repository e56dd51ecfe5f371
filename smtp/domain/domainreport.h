#pragma once
// What is found about a domain, as facts; ui/text has the words.

#include "smtp/dns/records.h"
#include "smtp/domain/dkimkey.h"
#include "smtp/domain/dmarcrecord.h"
#include "smtp/domain/mtastspolicy.h"
#include "smtp/domain/presence.h"
#include "smtp/domain/spfsurvey.h"

#include <optional>

namespace pillarbox::domain {

enum class Forecast { Pass, Fail, Unknown };

struct DomainReport {
    QString domain; // in A-labels
    QString relay; // empty: none was named

    struct Exchangers {
        Presence state = Presence::Unknown;
        QList<dns::MailExchanger> hosts; // best first
        bool isNull = false; // takes no mail (RFC 7505)
        bool isNoDomain = false; // of Absent: there is no such name at all
        std::optional<bool> hasAddress; // of Absent, where it was asked: then that host takes the mail (RFC 5321 section 5.1)
        QString trouble; // of Unknown: the name server's failure

        QStringList names() const; // of hosts; without the entry that there are none
        bool operator==(const Exchangers &) const = default;
    };
    Exchangers exchangers;

    struct Spf {
        SpfSurvey survey;
        std::optional<SpfResult> result; // for the relay's own addresses
        std::optional<SpfProblem> problem; // of that
        std::optional<bool> isRelayIncluded; // absent: it cannot be known
        QString missingInclude; // of the relay's provider; empty: it is there, or unknown

        bool operator==(const Spf &) const = default;
    };
    Spf spf;

    struct Key {
        QByteArray selector;
        Presence state = Presence::Unknown;
        DkimKey key;
        QString trouble;
        bool isGuessed = false; // known for the provider, not given

        bool operator==(const Key &) const = default;
    };
    QList<Key> keys;
    QByteArrayList signers; // selectors of those that sign; empty: unknown

    struct Dmarc {
        Presence state = Presence::Unknown;
        QByteArray text;
        DmarcRecord record;
        QString place; // whose it is: the domain's own, or of the organisation above it
        bool isDouble = false; // more than one: receivers act as if there were none
        QString trouble;
        Forecast forecast = Forecast::Unknown;

        // That counts for this domain.
        DmarcPolicy policy(const QString &domain) const { return place == domain ? record.policy : record.subdomainPolicy; }
        bool operator==(const Dmarc &) const = default;
    };
    Dmarc dmarc;

    struct MtaSts {
        Presence state = Presence::Unknown;
        QByteArray id; // empty though found: the record does not count
        std::optional<MtaStsPolicy> policy; // the file, once it was fetched
        bool isPolicyAbsent = false; // its server says that there is no such file, or there is no such server
        QStringList outside; // exchangers that it leaves out
        std::optional<bool> isMatching;
        QString trouble; // of Unknown, or with the file

        bool operator==(const MtaSts &) const = default;
    };
    MtaSts mtaSts;

    struct TlsReporting {
        Presence state = Presence::Unknown;
        QByteArrayList places; // empty though found: the record does not count
        QString trouble;

        bool operator==(const TlsReporting &) const = default;
    };
    TlsReporting tlsReporting;

    // Everything could be asked.
    bool isComplete() const;
    bool operator==(const DomainReport &) const = default;
};

// Whether a message from this domain, with an envelope sender of that one, would pass DMARC.
Forecast dmarcForecast(const DomainReport &report, const QString &envelopeDomain, const QString &signingDomain);

} // namespace pillarbox::domain
