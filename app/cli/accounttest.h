#pragma once
// `pillarbox account test`: connect, verify, sign in, where recipients are given ask for them, QUIT. Nothing is sent.

#include "app/cli/commandtask.h"
#include "smtp/account/secretreader.h"
#include "smtp/account/signincheck.h"

namespace pillarbox::app {

class AccountTest : public CommandTask
{
    Q_OBJECT

public:
    AccountTest(QString label, QStringList recipients, const Profile &profile, bool isJson); // recipients: addresses
    void start() override;
    void interrupt() override;

private:
    void readSecrets();
    void onSecrets(const Expected<account::AccountSecrets, account::CredentialError> &secrets);
    void check(const account::AccountSecrets &secrets);
    void report();
    void reportRehearsal(QJsonObject object, const protocol::DeliveryOutcome &outcome);

    QString m_label;
    QStringList m_recipients;
    account::Account m_account;
    std::unique_ptr<account::SecretReader> m_reader;
    account::SignInCheck m_check;
    Secret m_password; // as tried last
};

// The finished check as an object; label is added by the caller.
QJsonObject signInJson(const account::SignInCheck &check, const account::Account &account);
QString signInText(const account::SignInCheck &check, const account::Account &account);
ExitCode signInCode(const account::SignInCheck &check);

} // namespace pillarbox::app
