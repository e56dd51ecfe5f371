#pragma once
// What lies behind the rows of a connection test: the certificate point by point, and what can be done about each endpoint.

#include "smtp/account/connectiontest.h"
#include "ui/text/testsummary.h"

#include <QDateTime>
#include <QList>
#include <QString>

namespace pillarbox::ui {

// The endpoint whose certificate and greeting are told of: the chosen one, else the one that came furthest; null: none came
// far.
const transport::Candidate *toldOf(const account::ConnectionTestReport &report);

// Name, chain, dates, revocation, key, then whoever vouches for it; empty: no certificate was seen.
QList<TestStep> certificatePoints(const account::ConnectionTestReport &report);

// One paragraph for each endpoint that does not work, the verdict's first.
QStringList testAdvice(const account::ConnectionTestReport &report);

} // namespace pillarbox::ui
