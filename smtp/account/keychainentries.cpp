#include "smtp/account/keychainentries.h"

#include "smtp/account/clientkey.h"

namespace pillarbox::account {

QStringList keychainEntriesOf(const Account &account)
{
    QStringList entries{account.id};
    if (!account.clientCertificate.isEmpty())
        entries.append(clientKeyId(account.id));
    const auto identities = account.identities();
    for (const Identity &identity : identities) {
        if (identity.signing && !entries.contains(identity.signing->keyId()))
            entries.append(identity.signing->keyId());
    }
    return entries;
}

} // namespace pillarbox::account
