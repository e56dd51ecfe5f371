#pragma once
// The known servers as a person chooses among them by name, those included that belong to no domain of an address.

#include "smtp/account/usernameform.h"
#include "smtp/transport/endpoint.h"

#include <QList>
#include <QString>

namespace pillarbox::account {

struct RelayChoice {
    QString name; // "Gmail", "Amazon SES eu-central-1"
    transport::Endpoint endpoint; // the best one
    UserNameForm userName;

    bool operator==(const RelayChoice &) const = default;
};

// In the order of the table, each region by itself.
const QList<RelayChoice> &relayChoices();

} // namespace pillarbox::account
