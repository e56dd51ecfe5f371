#pragma once
// `pillarbox account sign-in`: signs in anew at the authorization server of an account; messages that waited for it go on.

#include "app/cli/commandtask.h"
#include "app/cli/oauthprompt.h"

namespace pillarbox::app {

class AccountSignIn : public CommandTask
{
    Q_OBJECT

public:
    // Without a wish the account signs in where it did before.
    AccountSignIn(QString label, std::optional<OAuthWish> wish, bool isByDevice, const Profile &profile, bool isJson);
    void start() override;

private:
    Expected<account::OAuthClient, Failure> client();
    void onTokens(const account::OAuthTokens &tokens);
    void onWritten(const Expected<Done, account::CredentialError> &written);
    void release();

    QString m_label;
    std::optional<OAuthWish> m_wish;
    bool m_isByDevice;
    account::Account m_account;
    std::unique_ptr<OAuthPrompt> m_prompt;
    std::unique_ptr<account::CredentialJob> m_job;
};

} // namespace pillarbox::app
