#include "app/cli/setcertificate.h"

#include "app/cli/accountjson.h"
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
    const QString entry = account::clientKeyId(m_account.id);
    const auto kept = [this](const Expected<Done, account::CredentialError> &result) { onKept(result); };
    m_job = m_client.certificate.isEmpty() ? session().credentials().remove(entry, kept)
                                           : session().credentials().write(entry, m_client.key, kept);
}

// What was not there need not be removed.
void SetCertificate::onKept(const Expected<Done, account::CredentialError> &kept)
{
    const bool isGone
        = m_client.certificate.isEmpty() && !kept && kept.error().kind == account::CredentialError::Kind::NotFound;
    if (!kept && !isGone)
        return fail(failureOf(kept.error()));
    m_account.clientCertificate = m_client.certificate;
    if (const auto saved = session().accounts().save(m_account); !saved)
        return fail(failureOf(saved.error()));
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
