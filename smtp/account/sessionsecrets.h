#pragma once
// Passwords kept until the program ends, by account. Memory only.

#include "smtp/base/secret.h"

#include <QHash>
#include <QString>

#include <optional>

namespace pillarbox::account {

class SessionSecrets
{
public:
    void keep(const QString &accountId, const Secret &secret) { m_secrets.insert(accountId, secret); }
    void drop(const QString &accountId) { m_secrets.remove(accountId); }
    bool has(const QString &accountId) const { return m_secrets.contains(accountId); }
    std::optional<Secret> find(const QString &accountId) const
    {
        const auto secret = m_secrets.constFind(accountId);
        return secret == m_secrets.constEnd() ? std::nullopt : std::optional(*secret);
    }

private:
    QHash<QString, Secret> m_secrets;
};

} // namespace pillarbox::account
