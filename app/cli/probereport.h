#pragma once
// A finished probe as the command line's contract shows it.

#include "smtp/account/sourcerun.h"
#include "smtp/transport/probe.h"

#include <QJsonObject>
#include <QString>

#include <optional>

namespace pillarbox::app {

struct ProbeReport {
    QString host;
    QList<transport::Candidate> candidates;
    std::optional<int> verified; // index of the best verified candidate
    QList<account::SourceReport> sources{}; // that named the hosts of an address

    bool hasSecureBest() const { return verified.has_value(); }
    bool isBehindPortal() const; // the network wants a sign-in first
    // The verified one, else a plain one where TLS was never offered.
    const transport::Candidate *best() const;
    QString verdict() const;
    QJsonObject toJson() const;
    QStringList findings() const; // a line or more of each source and endpoint
    QString toText() const; // the findings and the verdict
};

// "key SHA-256 3F:9A:…" of the server's own certificate.
QString keyLine(const transport::TlsFacts &tls);
QJsonValue tlsJson(const std::optional<transport::TlsFacts> &tls); // null: none
QJsonObject candidateJson(const transport::Candidate &candidate);

} // namespace pillarbox::app
