#pragma once
// The provider table's strict reader: whatever is unknown, missing, double or cannot be right makes the whole table refused,
// with the entry and the field that are to blame.

#include "smtp/account/provider.h"
#include "smtp/base/expected.h"

#include <QByteArray>

namespace pillarbox::account {

struct TableError {
    QString entry; // its name, else its number from 0
    QString field; // empty: the entry as a whole
    QString reason; // for whoever edits the table, in English

    bool operator==(const TableError &) const = default;
};

Expected<QList<Provider>, TableError> readProviders(const QByteArray &json);

} // namespace pillarbox::account
