#include "smtp/outbox/signingkeys.h"

namespace pillarbox::outbox {

namespace {

using account::CredentialError;
using protocol::ErrorKind;

Unexpected<protocol::SendError> missing(const CredentialError &error)
{
    protocol::SendError told;
    told.kind = ErrorKind::SigningKeyMissing;
    told.detail = account::reasonOf(error);
    return Unexpected{told};
}

} // namespace

SigningKeys::SigningKeys(account::CredentialStore &credentials)
    : m_credentials(credentials)
{
}

void SigningKeys::get(const account::MailSigning &signing, Callback done)
{
    if (const auto known = m_keys.find(signing.keyId()); known != m_keys.end())
        return done(message::DkimSigning{signing.domain, signing.selector, known->second});
    m_job = m_credentials.read(
        signing.keyId(), [this, signing, done = std::move(done)](const Expected<Secret, CredentialError> &pem) {
            if (!pem)
                return done(missing(pem.error()));
            const auto key = message::DkimPrivateKey::fromPem(*pem);
            if (!key)
                return done(missing({CredentialError::Kind::NotFound, {}}));
            m_keys.insert_or_assign(signing.keyId(), *key);
            done(message::DkimSigning{signing.domain, signing.selector, *key});
        });
}

} // namespace pillarbox::outbox
