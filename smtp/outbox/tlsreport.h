#pragma once
// What TLS did on the way to the relays, in the form of an SMTP TLS report (RFC 8460 section 4.4), made from the attempts that
// are kept: what failed, how often, when first and last, and with which certificate. A submission client has no policy of
// MTA-STS or DANE to go by, so every policy is "no-policy-found". No secret, no message and no recipient is in it.

#include "smtp/outbox/item.h"

#include <QJsonObject>
#include <QMap>

#include <tuple>

namespace pillarbox::outbox {

struct TlsReportHead {
    QString organisation;
    QString contact;
    QDateTime from; // inclusive
    QDateTime to; // exclusive
};

class TlsReport
{
public:
    // relay: "host:port" as the item has it, for attempts that came to no session.
    void add(const QString &relay, const Attempt &attempt);
    int failures() const; // sessions that failed
    QJsonObject toJson(const TlsReportHead &head) const;

private:
    struct Failure {
        qint64 count = 0;
        QDateTime first;
        QDateTime last;
    };
    struct Kind {
        QString host;
        QString address; // empty: unknown
        QString result; // RFC 8460 section 4.3
        QString reason;
        QString certificate; // SHA-256 in hex; empty: none was shown

        bool operator<(const Kind &other) const
        {
            return std::tie(host, address, result, reason, certificate)
                < std::tie(other.host, other.address, other.result, other.reason, other.certificate);
        }
    };
    struct Relay {
        qint64 secured = 0;
        QMap<Kind, Failure> failures;
    };

    QMap<QString, Relay> m_relays;
};

} // namespace pillarbox::outbox
