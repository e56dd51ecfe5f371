#pragma once
// The keys that sign the mail of a session, read from the keychain as they are first needed. GUI thread.

#include "smtp/account/credentialstore.h"
#include "smtp/account/mailsigning.h"
#include "smtp/message/dkimsigner.h"
#include "smtp/protocol/senderror.h"

#include <functional>
#include <memory>
#include <unordered_map>

namespace pillarbox::outbox {

class SigningKeys
{
public:
    using Callback = std::function<void(const Expected<message::DkimSigning, protocol::SendError> &)>;

    explicit SigningKeys(account::CredentialStore &credentials);
    // done: at once where the key is known. A second call gives the first one up.
    void get(const account::MailSigning &signing, Callback done);

private:
    account::CredentialStore &m_credentials;
    std::unordered_map<QString, message::DkimPrivateKey> m_keys;
    std::unique_ptr<account::CredentialJob> m_job;
};

} // namespace pillarbox::outbox
