#include "smtp/account/secretreader.h"

#include "smtp/account/clientkey.h"

namespace pillarbox::account {

SecretReader::SecretReader(CredentialStore &credentials)
    : m_credentials(credentials)
{
}

void SecretReader::read(const Account &account, ReadDone done)
{
    m_account = account;
    m_secrets = {};
    m_done = std::move(done);
    if (m_account.clientCertificate.isEmpty())
        return readPassword();
    m_job = m_credentials.read(clientKeyId(m_account.id), [this](const Expected<Secret, CredentialError> &key) {
        if (!key)
            return m_done(Unexpected{key.error()});
        m_secrets.clientKey = *key;
        const auto ended = std::move(m_job); // this very call's
        readPassword();
    });
}

void SecretReader::readPassword()
{
    if (!m_account.needsSecret())
        return m_done(m_secrets);
    m_job = m_credentials.read(m_account.id, [this](const Expected<Secret, CredentialError> &password) {
        if (!password)
            return m_done(Unexpected{password.error()});
        m_secrets.password = *password;
        m_done(m_secrets);
    });
}

} // namespace pillarbox::account
