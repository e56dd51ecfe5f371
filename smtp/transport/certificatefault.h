#pragma once
// What is wrong with a server's certificate, one finding each: a stable word, and the facts that a sentence about it needs. As
// text it is SendError::detail, so it outlives the connection.

#include <QList>
#include <QString>
#include <QStringList>

namespace pillarbox::transport {

struct CertificateFault {
    // noCertificate, keyChanged, revoked, badSignature, wrongClock, otherName, selfSigned, incompleteChain, unknownIssuer,
    // expired, notYetValid, invalidPurpose, weakKey, weakSignature, badDates, badChain, notVerified
    QString reason;
    // expired and notYetValid: when (ISO 8601 UTC), when that was seen, and whose where it is an issuer's; wrongClock: the
    // clock's time; otherName: the names it holds, the last one "+n" where there are n more; selfSigned, incompleteChain and
    // unknownIssuer: the issuer's name. Of keyChanged: pinned key, shown key, both in hex.
    QStringList facts;

    bool operator==(const CertificateFault &) const = default;
};

// "expired=2026-11-01T10%3A00…;…, otherName=…"
QString toText(const QList<CertificateFault> &faults);
// The reverse; also of words alone.
QList<CertificateFault> certificateFaultsFrom(const QString &text);
QStringList reasonsOf(const QList<CertificateFault> &faults);
// What a key that a person has trusted for an endpoint makes up for: it says who the server is, so that nobody has to vouch for
// it, and no date ends it. What makes the key itself doubtful is not among it.
bool isSettledByKey(const QString &reason);

} // namespace pillarbox::transport
