#include "app/cli/setpassword.h"

#include "app/cli/accountjson.h"

#include <QCoreApplication>

namespace pillarbox::app {

namespace {

class PasswordWords
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)

public:
    static QString noUser(const QString &label) { return tr("The account \"%1\" sends without signing in.").arg(label); }
    static QString kept(const QString &label) { return tr("The password of \"%1\" is in the keychain.").arg(label); }
};

} // namespace

SetPassword::SetPassword(QString label, Secret password, const Profile &profile, bool isJson)
    : CommandTask(profile, isJson)
    , m_label(std::move(label))
    , m_password(std::move(password))
{
}

void SetPassword::start()
{
    const auto account = session().loadAccount(m_label);
    if (!account)
        return fail(account.error());
    m_account = *account;
    if (!m_account.needsSecret())
        return fail({ExitCode::Configuration, PasswordWords::noUser(m_account.label)});
    m_job = session().credentials().write(
        m_account.id, m_password, [this](const Expected<Done, account::CredentialError> &written) { onWritten(written); });
}

void SetPassword::onWritten(const Expected<Done, account::CredentialError> &written)
{
    if (!written)
        return fail(failureOf(written.error()));
    m_account.hasStoredSecret = true;
    if (const auto saved = session().accounts().save(m_account); !saved)
        return fail(failureOf(saved.error()));
    session().openOutbox([this](const Expected<Done, Failure> &opened) { opened ? release() : fail(opened.error()); });
}

void SetPassword::release()
{
    session().outbox().accountFixed(m_account.id, [this](const Expected<Done, outbox::OutboxError> &released) {
        released ? report() : fail(failureOf(released.error()));
    });
}

void SetPassword::report()
{
    succeed(accountJson(m_account), PasswordWords::kept(m_account.label));
}

} // namespace pillarbox::app
