#include "app/cli/setcertificate.h"

#include "app/cli/accountjson.h"
#include "app/cli/trustfile.h"
#include "smtp/account/clientkey.h"

#include <QCoreApplication>

namespace pillarbox::app {

namespace {

class CertificateWords
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)

public:
    static QString kept(const QString &label) { return tr("\"%1\" shows this certificate from now on.").arg(label); }
    static QString none(const QString &label) { return tr("\"%1\" shows no certificate any more.").arg(label); }
};

} // namespace

SetCertificate::SetCertificate(QString label, transport::ClientIdentity client, const Profile &profile, bool isJson)
    : CommandTask(profile, isJson)
    , m_label(std::move(label))
    , m_client(std::move(client))
{
}

void SetCertificate::start()
{
    const auto account = session().loadAccount(m_label);
    if (!account)
        return fail(account.error());
    m_account = *account;
    if (m_client.certificate.isEmpty())
        return save();
    if (const auto failure = failureWithoutTls(m_account))
        return fail(*failure);
    m_job = session().credentials().write(account::clientKeyId(m_account.id), m_client.key,
        [this](const Expected<Done, account::CredentialError> &kept) { kept ? save() : fail(failureOf(kept.error())); });
}

void SetCertificate::save()
{
    const account::Account before = m_account;
    m_account.clientCertificate = m_client.certificate;
    if (const auto saved = session().accounts().save(m_account); !saved)
        return fail(failureOf(saved.error()));
    session().forgetSecrets(
        before, [this](const Expected<Done, account::CredentialError> &forgotten) { openOutbox(forgotten); });
}

// A key that stays behind in a locked keychain is of no use to anybody, but worth knowing.
void SetCertificate::openOutbox(const Expected<Done, account::CredentialError> &forgotten)
{
    if (!forgotten)
        writeError(failureOf(forgotten.error()).text);
    session().openOutbox([this](const Expected<Done, Failure> &opened) { opened ? release() : fail(opened.error()); });
}

void SetCertificate::release()
{
    session().outbox().accountFixed(m_account.id, [this](const Expected<Done, outbox::OutboxError> &released) {
        if (!released)
            return fail(failureOf(released.error()));
        const bool isNone = m_account.clientCertificate.isEmpty();
        succeed(
            accountJson(m_account), isNone ? CertificateWords::none(m_account.label) : CertificateWords::kept(m_account.label));
    });
}

} // namespace pillarbox::app
