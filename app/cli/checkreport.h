#pragma once
// A finished check of a domain as the command line's contract shows it.

#include "smtp/domain/domainreport.h"

#include <QDateTime>
#include <QJsonObject>
#include <QString>

namespace pillarbox::app {

struct CheckReport {
    domain::DomainReport facts;
    QString runBy; // the provider whose own domain it is; empty: the user's
    QDateTime now; // of a new policy

    QJsonObject toJson() const;
    QString toText() const;
};

} // namespace pillarbox::app
