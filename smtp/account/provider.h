#pragma once
// What is known of the large mail providers, from resources/providers.json.

#include "smtp/transport/endpoint.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace pillarbox::account {

struct Provider {
    QString name; // "Gmail"
    QStringList domains; // of addresses; one with a leading dot means every domain below it
    QList<transport::Endpoint> endpoints; // best first
    enum class UserName { Address, LocalPart };
    UserName userName = UserName::Address;
    bool needsAppPassword = false;
    bool needsOAuth = false; // a password cannot work there
    QString helpUrl;

    bool operator==(const Provider &) const = default;
};

const QList<Provider> &providers();
const Provider *providerOf(const QString &address); // null: none known

} // namespace pillarbox::account
