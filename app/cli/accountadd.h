#pragma once
// `pillarbox account add`: finds the server or takes it as given, tries what was found, then stores account and password;
// when any of it fails, nothing stays.

#include "app/cli/arguments.h"
#include "app/cli/commandtask.h"
#include "app/cli/oauthprompt.h"
#include "smtp/account/discovery.h"
#include "smtp/account/signincheck.h"
#include "smtp/base/secret.h"

namespace pillarbox::app {

struct AccountAddOptions {
    account::Account account; // host and port are empty with isDetecting
    Secret password;
    Secret clientKey; // of the account's client certificate
    account::SourcePlaces places; // with isDetecting
    std::optional<OAuthWish> oauth;
    bool isDetecting = false;
    bool isDefault = false;
};

const QList<Flag> &accountAddFlags();
Expected<AccountAddOptions, Failure> accountAddOptionsOf(const Arguments &arguments);
const QList<Flag> &limitFlags();
// --max-recipients and the three rates: each one that is given, with its number; "none" has no number.
struct LimitChange {
    std::optional<int> account::SendingLimits::*limit = nullptr;
    std::optional<int> value;
};
Expected<QList<LimitChange>, Failure> limitChangesOf(const Arguments &arguments);
account::SendingLimits changed(account::SendingLimits limits, const QList<LimitChange> &changes);

class AccountAdd : public CommandTask
{
    Q_OBJECT

public:
    AccountAdd(AccountAddOptions options, const Profile &profile, bool isJson);
    void start() override;
    void interrupt() override;

private:
    void detect();
    void onDetected();
    void signIn();
    void onTokens(const account::OAuthTokens &tokens);
    void check(const Secret &secret);
    void onSignedIn();
    void store();
    void keepPassword();
    void takeBack(const account::CredentialError &error);
    void onWritten(const Expected<Done, account::CredentialError> &written);
    void complete();
    void giveUp(const Failure &failure);
    QJsonObject tried() const;

    AccountAddOptions m_options;
    std::unique_ptr<account::Discovery> m_discovery;
    std::unique_ptr<OAuthPrompt> m_prompt;
    std::unique_ptr<account::SignInCheck> m_check;
    std::unique_ptr<account::CredentialJob> m_job;
};

} // namespace pillarbox::app
